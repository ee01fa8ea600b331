#include "pipeline/formats/rtf/rtf_tokens.h"

#include <algorithm>
#include <charconv>

#include "pipeline/base/utf8.h"
#include "pipeline/decode/charset.h"

namespace sulieu {
namespace {

bool IsLetterOfWord(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

}  // namespace

std::optional<RtfToken> RtfTokens::Next() {
  while (at_ < source_.size() && (source_[at_] == '\r' || source_[at_] == '\n' || source_[at_] == '\0'))
    ++at_;
  if (at_ >= source_.size()) return std::nullopt;
  if (source_[at_] == '\\' && at_ + 1 < source_.size()) return ReadControl();
  RtfToken token;
  token.begin = at_;
  const CodePoint c = DecodeAt(source_, at_);
  token.end = at_ += c.length;
  token.kind = c.value == '{'   ? RtfToken::Kind::kOpen
               : c.value == '}' ? RtfToken::Kind::kClose
                                : RtfToken::Kind::kByte;
  token.byte = static_cast<unsigned char>(std::max(0, Windows1252Byte(c.value)));
  return token;
}

RtfToken RtfTokens::ReadControl() {
  RtfToken token;
  token.begin = at_++;
  const char first = source_[at_];
  if (IsLetterOfWord(first)) {
    ReadWord(&token);
  } else if (first == '\'' && at_ + 2 < source_.size() && HexDigit(source_[at_ + 1]) >= 0 &&
             HexDigit(source_[at_ + 2]) >= 0) {
    token.byte = static_cast<unsigned char>(HexDigit(source_[at_ + 1]) * 16 + HexDigit(source_[at_ + 2]));
    at_ += 3;
  } else {
    token.kind = RtfToken::Kind::kSymbol;
    token.byte = static_cast<unsigned char>(first);
    at_ += DecodeAt(source_, at_).length;
  }
  token.end = at_;
  return token;
}

void RtfTokens::ReadWord(RtfToken* token) {
  token->kind = RtfToken::Kind::kWord;
  const size_t begin = at_;
  while (at_ < source_.size() && IsLetterOfWord(source_[at_])) ++at_;
  token->word = source_.substr(begin, at_ - begin);
  int number = 0;
  const auto [end, error] = std::from_chars(source_.data() + at_, source_.data() + source_.size(), number);
  if (end != source_.data() + at_) {
    at_ = static_cast<size_t>(end - source_.data());
    token->number = error == std::errc() ? number : 0;
  }
  if (at_ < source_.size() && source_[at_] == ' ') ++at_;
  if (token->word != "bin") return;
  for (int i = 0; i < token->number.value_or(0) && at_ < source_.size(); ++i)
    at_ += DecodeAt(source_, at_).length;
}

}  // namespace sulieu
