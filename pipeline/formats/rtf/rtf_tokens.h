// RTF taken apart: groups, control words and symbols, characters. Part of the RTF format.
#ifndef SULIEU_PIPELINE_FORMATS_RTF_RTF_TOKENS_H_
#define SULIEU_PIPELINE_FORMATS_RTF_RTF_TOKENS_H_

#include <optional>
#include <string_view>

namespace sulieu {

struct RtfToken {
  enum class Kind { kOpen, kClose, kWord, kSymbol, kByte };

  Kind kind = Kind::kByte;
  std::string_view word;      // of `\par`: par
  std::optional<int> number;  // of `\u7897`: 7897
  unsigned char byte = 0;     // the character of a symbol; a byte of text, plain or as `\'e9`
  size_t begin = 0, end = 0;  // in the source, with the space that ends a control word
};

class RtfTokens {
 public:
  // `source`: the bytes as characters of windows-1252, in UTF-8.
  explicit RtfTokens(std::string_view source) : source_(source) {}

  // Line breaks mean nothing and are passed over; nothing at the end. The bytes of `\bin` belong to its word.
  std::optional<RtfToken> Next();

 private:
  RtfToken ReadControl();
  void ReadWord(RtfToken* token);

  std::string_view source_;
  size_t at_ = 0;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_FORMATS_RTF_RTF_TOKENS_H_
