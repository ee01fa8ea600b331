#include "pipeline/resolve/numbered_text.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "pipeline/base/find_byte.h"
#include "pipeline/base/utf8.h"
#include "pipeline/text/letters.h"
#include "pipeline/text/numbers.h"

namespace sulieu::article_date {

std::optional<std::chrono::year_month_day> MakeDay(int y, int m, int d) {
  const std::chrono::year_month_day date{std::chrono::year{y}, std::chrono::month{static_cast<unsigned>(m)},
                                         std::chrono::day{static_cast<unsigned>(d)}};
  if (!date.ok() || y < 1900 || y > 2099) return std::nullopt;
  return date;
}

int ToNumber(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] >= '0' && text[0] <= '9') return std::atoi(std::string(text).c_str());
  if (text == "Tư" || text == "tư") return 4;
  return static_cast<int>(ParseNumberWords(text).value_or(0));
}

std::optional<std::string_view> BeforeEnding(std::string_view text, std::string_view letters) {
  size_t at = text.size();
  for (size_t left = letters.size(); left > 0;) {
    const CodePoint wanted = DecodeBefore(letters, left), here = DecodeBefore(text, at);
    if (here.length == 0 || ToLower(here.value) != wanted.value) return std::nullopt;
    left -= wanted.length;
    at -= here.length;
  }
  return text.substr(0, at);
}

bool IsYear(std::string_view text, Digits digits) {
  const std::string_view century = text.substr(digits.begin, 2);
  return digits.size() == 4 && (century == "19" || century == "20");
}

NumberedText::NumberedText(std::string_view all) : text(all) {
  const auto is_digit = [](auto c) { return (c >= '0') & (c <= '9'); };
  for (size_t at = FindByte(text, 0, is_digit); at < text.size(); at = FindByte(text, at, is_digit)) {
    const size_t begin = at;
    while (at < text.size() && IsDigit(text[at])) ++at;
    numbers.push_back({begin, at});
  }
}

bool NumberSearch::Find(const RE2& regex, re2::StringPiece* groups, int count) {
  for (; next_ < numbers_.size(); ++next_) {
    const Digits number = numbers_[next_];
    if (number.begin < from_) continue;
    const auto earliest = asks_(text_, number);
    if (!earliest) continue;
    const re2::StringPiece rest = Piece(text_.substr(from_));
    const size_t begin = std::max(*earliest, from_) - from_;
    const size_t end = std::min(number.end - from_ + kBehind, rest.size());
    if (!regex.Match(rest, begin, end, RE2::UNANCHORED, groups, count)) continue;
    GoOn(groups[0]);
    return true;
  }
  return false;
}

}  // namespace sulieu::article_date
