// The seam for formats: a reader opens one file and gives its documents one after the other. A new format is
// one file in this folder with a Reader, and one line in the list in reader.cc. Tested by tests/read_test.cc.
#ifndef SULIEU_PIPELINE_READ_READER_H_
#define SULIEU_PIPELINE_READ_READER_H_

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "pipeline/base/result.h"
#include "pipeline/document.h"
#include "pipeline/read/found_file.h"

namespace sulieu {

// One document, or why there is none. `name` is known in both cases.
struct Input {
  std::string name;
  Result<Document> document;
};

class Reader {
 public:
  virtual ~Reader() = default;
  // The next document of the file, in an order that depends on the file alone; nothing after the last one.
  virtual std::optional<Input> Next() = 0;
};

struct FileFormat {
  std::string_view name;  // as stored in documents.format
  // True when this format reads a file with that name and these first bytes (up to kHeadBytes).
  bool (*recognises)(std::string_view name, std::string_view head);
  std::unique_ptr<Reader> (*open)(const FoundFile& file);
};

inline constexpr size_t kHeadBytes = 4096;

// The formats in the order they are asked; the last one, plain text, takes everything.
std::span<const FileFormat> FileFormats();

// The reader for the file, by its first bytes. A file that cannot be opened gives a reader of one failed
// input.
std::unique_ptr<Reader> OpenFile(const FoundFile& file);

std::unique_ptr<Reader> OpenTextFile(const FoundFile& file);

// The whole file; `-` is standard input. Fails with kNotFound, kUnreadable (what the system said, with a
// remedy) or kTooLarge; the message does not name the path.
Result<std::string> ReadWholeFile(const std::string& path);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_READ_READER_H_
