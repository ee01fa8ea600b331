#include "pipeline/formats/text_builder.h"

namespace sulieu {

void TextBuilder::Add(size_t begin, size_t end, size_t text_begin) {
  map_.Add({{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)},
            {static_cast<uint32_t>(text_begin), static_cast<uint32_t>(text_.size())}});
}

void TextBuilder::PassOver(size_t end) {
  if (end > at_) Add(at_, end, text_.size());
  at_ = end;
}

void TextBuilder::Put(std::string_view text, size_t begin, size_t end) {
  SULIEU_CHECK(begin >= at_ && begin < end && end <= source_.size());
  PassOver(begin);
  const size_t text_begin = text_.size();
  text_ += text;
  if (source_.substr(begin, end - begin) != text) Add(begin, end, text_begin);
  at_ = end;
}

void TextBuilder::Copy(size_t begin, size_t end) {
  if (begin < end) Put(source_.substr(begin, end - begin), begin, end);
}

Result<Contents> TextBuilder::Finish(const DecodeOptions& options, Decoded decoded, Contents contents) && {
  PassOver(source_.size());
  decoded.map = Compose(decoded.map, map_);
  decoded.text = std::move(text_);
  SULIEU_RETURN_IF_ERROR(ReadInner(options, &decoded));
  contents.text = std::move(decoded.text);
  contents.map = std::move(decoded.map);
  contents.encoding = std::move(decoded.decision);
  return contents;
}

Contents TextBuilder::FinishDecoded(Decoded decoded, Contents contents) && {
  PassOver(source_.size());
  contents.text = std::move(text_);
  contents.map = Compose(decoded.map, map_);
  contents.encoding = std::move(decoded.decision);
  return contents;
}

}  // namespace sulieu
