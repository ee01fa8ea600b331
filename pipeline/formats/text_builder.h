// Builds the text of a document out of pieces of its decoded bytes: what is put keeps its place, what is
// passed over becomes a deletion of the offset map. Pieces come in the order of the document. Tested by
// tests/format_test.cc.
#ifndef SULIEU_PIPELINE_FORMATS_TEXT_BUILDER_H_
#define SULIEU_PIPELINE_FORMATS_TEXT_BUILDER_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/decode/fonts.h"
#include "pipeline/formats/format.h"

namespace sulieu {

class TextBuilder {
 public:
  // Requires: `source` outlives the builder.
  explicit TextBuilder(std::string_view source) : source_(source) {}

  // `text` is what [begin, end) of the source says. Requires: begin >= at(), begin < end.
  void Put(std::string_view text, size_t begin, size_t end);
  // The bytes as they stand.
  void Copy(size_t begin, size_t end);

  // The font of what is put from now on, until the next one.
  void SetFont(const FontEncoding& font) { font_ = font; }

  // The end of what was put last.
  size_t at() const { return at_; }
  const std::string& text() const { return text_; }

  // Joins the text with the decoding of the source and reads it as a legacy encoding where its fonts or its
  // letters say so.
  Result<Contents> Finish(const DecodeOptions& options, Decoded decoded, Contents contents) &&;
  // The same for a source that was read so before.
  Contents FinishDecoded(Decoded decoded, Contents contents) &&;

 private:
  void Add(size_t begin, size_t end, size_t text_begin);
  void PassOver(size_t end);
  void MarkFont(size_t text_begin);

  std::string_view source_;
  std::string text_;
  OffsetMap map_;
  FontEncoding font_;
  std::vector<FontStretch> stretches_;
  size_t at_ = 0;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_FORMATS_TEXT_BUILDER_H_
