#include "pipeline/formats/text_builder.h"

#include "pipeline/decode/inner.h"

namespace sulieu {

void TextBuilder::Add(size_t begin, size_t end, size_t text_begin) {
  map_.Add({{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)},
            {static_cast<uint32_t>(text_begin), static_cast<uint32_t>(text_.size())}});
}

void TextBuilder::PassOver(size_t end) {
  if (end > at_) Add(at_, end, text_.size());
  at_ = end;
}

// Words cut by a tag are read as one: in VNI a letter and its mark may stand in two runs.
void TextBuilder::MarkFont(size_t text_begin) {
  if (!font_.charset) return;
  const auto begin = static_cast<uint32_t>(text_begin), end = static_cast<uint32_t>(text_.size());
  if (!stretches_.empty() && stretches_.back().end == begin && stretches_.back().font == font_) {
    stretches_.back().end = end;
  } else {
    stretches_.push_back({begin, end, font_});
  }
}

void TextBuilder::Put(std::string_view text, size_t begin, size_t end) {
  SULIEU_CHECK(begin >= at_ && begin < end && end <= source_.size());
  PassOver(begin);
  const size_t text_begin = text_.size();
  text_ += text;
  MarkFont(text_begin);
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
  SULIEU_RETURN_IF_ERROR(ReadInner(options, std::move(stretches_), &decoded));
  contents.text = std::move(decoded.text);
  contents.map = std::move(decoded.map);
  contents.encoding = std::move(decoded.decision);
  const std::string& label = contents.encoding.label;
  for (MetadataClaim& claim : contents.claims) claim.value = ReadAside(claim.value, label);
  for (LeftOut& part : contents.left_out) part.text = ReadAside(part.text, label);
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
