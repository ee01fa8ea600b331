// The seam for files that hold documents: a reader opens one and gives its documents one after the other.
// What a document is made of is the business of pipeline/formats; here are the containers around it:
// archives, web archives, JSON Lines, and the plain file. A container opens what it holds with OpenStream
// again, so they nest in any way. A new one is a file in this folder and a line in the list in reader.cc;
// README.md says how. Tested by tests/read_test.cc and tests/container_test.cc.
#ifndef SULIEU_PIPELINE_READ_READER_H_
#define SULIEU_PIPELINE_READ_READER_H_

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "pipeline/base/result.h"
#include "pipeline/document.h"
#include "pipeline/read/expansion.h"
#include "pipeline/read/found_file.h"
#include "pipeline/read/stream.h"

namespace sulieu {

// One document, or why there is none. `name` is known in both cases.
struct Input {
  std::string name;
  Result<Document> document;
  std::string skipped = {};  // the reason why it is no document at all; `document` is the message
};

Input FailedInput(std::string name, Error error);

class Reader {
 public:
  virtual ~Reader() = default;
  // The next document of the file, in an order that depends on the file alone; nothing after the last one.
  virtual std::optional<Input> Next() = 0;
};

// What a reader opens: a name as it is stored, and bytes.
struct Source {
  std::string name;
  std::unique_ptr<PeekStream> stream;
  int depth = 0;                                // how many containers are around it
  std::shared_ptr<Expansion> around = nullptr;  // of the archive it is in
};

struct FileFormat {
  std::string_view name;
  // True when this format reads what begins like this (up to kHeadBytes).
  bool (*recognises)(std::string_view head);
  std::unique_ptr<Reader> (*open)(Source source);
  bool foreign = true;  // read by a library or program of others
};

inline constexpr size_t kHeadBytes = 4096;
inline constexpr int kMaxDepth = 10;
// A document may have at most this many bytes: ten thousand pages are no article, and several are in memory
// at once.
inline constexpr size_t kMaxDocumentBytes = size_t{32} << 20;
// A package that is held in memory while its documents are taken out (a ZIP in an archive, DOCX, PDF), with
// its pictures.
inline constexpr size_t kMaxMemberBytes = size_t{128} << 20;

// A reader whose file is one document, which `read` makes of it.
std::unique_ptr<Reader> MakeDocumentReader(Source source,
                                           std::function<Result<Document>(const Source&)> read);

// The containers in the order they are asked; the last one, a single document, takes everything.
std::span<const FileFormat> FileFormats();

// True for a file that libraries or programs of others read; looks at the bytes without any of them.
bool IsForeign(std::string_view head);

// Opens files that are foreign in the place of OpenFile; set once, before the first file is opened.
using FileOpener = std::function<std::unique_ptr<Reader>(const FoundFile& file)>;
void SetForeignOpener(FileOpener opener);

// Asked before a file, or a file within a file, is opened: why it is not to be. For the process that does
// nothing but open files; set once, before the first.
using OpenGuard = std::function<std::optional<Error>(const std::string& name)>;
void SetOpenGuard(OpenGuard guard);

// The reader for the file, by its first bytes. A file that cannot be opened gives a reader of one failed
// input.
std::unique_ptr<Reader> OpenFile(const FoundFile& file);
std::unique_ptr<Reader> OpenStream(std::string name, std::unique_ptr<ByteStream> stream, int depth,
                                   std::shared_ptr<Expansion> around = nullptr);

std::unique_ptr<Reader> OpenDocument(Source source);
std::unique_ptr<Reader> OpenArchive(Source source);
std::unique_ptr<Reader> OpenJsonLines(Source source);

std::unique_ptr<Reader> OpenWebArchive(Source source);
std::unique_ptr<Reader> OpenOffice(Source source);
std::unique_ptr<Reader> OpenConvertible(Source source);

bool IsWebArchive(std::string_view head);
bool IsOffice(std::string_view head);
bool IsConvertible(std::string_view head);
bool IsArchive(std::string_view head);
bool IsJsonLines(std::string_view head);

// The whole file; `-` is standard input. Fails with kNotFound, kUnreadable (what the system said, with a
// remedy) or kTooLarge; the message does not name the path.
Result<std::string> ReadWholeFile(const std::string& path);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_READ_READER_H_
