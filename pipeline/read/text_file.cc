// Plain text: the file is the document.
#include "pipeline/read/reader.h"

namespace sulieu {
namespace {

class TextFile : public Reader {
 public:
  explicit TextFile(const FoundFile& file) : file_(file) {}

  std::optional<Input> Next() override {
    if (done_) return std::nullopt;
    done_ = true;
    auto raw = ReadWholeFile(file_.path);
    if (!raw) return Input{file_.name, tl::unexpected<Error>(raw.error())};
    Document document;
    document.name = file_.name;
    document.raw = std::move(*raw);
    return Input{file_.name, std::move(document)};
  }

 private:
  FoundFile file_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<Reader> OpenTextFile(const FoundFile& file) { return std::make_unique<TextFile>(file); }

}  // namespace sulieu
