// Numbers of a text, and patterns tried near them alone: of the body of an article, often one line, few words
// stand near one. Shared by what finds the day of an article; tested by tests/reference_date_test.cc.
#ifndef SULIEU_PIPELINE_RESOLVE_NUMBERED_TEXT_H_
#define SULIEU_PIPELINE_RESOLVE_NUMBERED_TEXT_H_

#include <re2/re2.h>

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

namespace sulieu::article_date {

inline re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }
inline std::string_view View(re2::StringPiece piece) { return {piece.data(), piece.size()}; }
inline bool IsAnyOf(std::string_view characters, char c) {
  return characters.find(c) != std::string_view::npos;
}

// Nothing for what is no day, or none of 1900 to 2099.
std::optional<std::chrono::year_month_day> MakeDay(int y, int m, int d);

// Digits or words (`Sáu`, `mười hai`, `tư`); 0 for none.
int ToNumber(std::string_view text);

// Whether the text ends in these letters, whatever their case. Requires: `letters` are small ones.
bool EndsIn(std::string_view text, std::string_view letters);

// A run of digits [begin, end).
struct Digits {
  size_t begin = 0, end = 0;
  size_t size() const { return end - begin; }
};

// Four digits that begin with 19 or 20.
bool IsYear(std::string_view text, Digits digits);

struct NumberedText {
  explicit NumberedText(std::string_view all);

  std::string_view text;
  std::vector<Digits> numbers;
};

// Finds the matches of a pattern around a number, one behind the other.
class NumberSearch {
 public:
  using Asks = bool (*)(std::string_view text, Digits number);

  // `asks` says whether a number may be the one; a match begins at most `before` bytes before it and ends
  // less than kBehind behind it.
  NumberSearch(const NumberedText& numbered, size_t before, Asks asks)
      : text_(numbered.text), numbers_(numbered.numbers), before_(before), asks_(asks) {}

  // Goes on where the last match ended.
  bool Find(const RE2& regex, re2::StringPiece* groups, int count);

  // Goes on behind a group of the last match.
  void GoOn(re2::StringPiece group) {
    from_ = static_cast<size_t>(group.data() + group.size() - text_.data());
  }

 private:
  static constexpr size_t kBehind = 48;

  std::string_view text_;
  const std::vector<Digits>& numbers_;
  size_t before_;
  Asks asks_;
  size_t from_ = 0;  // where the search goes on: the beginning of the text for the pattern
  size_t next_ = 0;  // the number asked next
};

}  // namespace sulieu::article_date

#endif  // SULIEU_PIPELINE_RESOLVE_NUMBERED_TEXT_H_
