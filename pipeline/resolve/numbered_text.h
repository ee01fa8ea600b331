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

// The text before these letters, whatever their case, in which it ends; nothing when it does not. Requires:
// `letters` are small ones.
std::optional<std::string_view> BeforeEnding(std::string_view text, std::string_view letters);
inline bool EndsIn(std::string_view text, std::string_view letters) {
  return BeforeEnding(text, letters).has_value();
}

// A run of digits [begin, end).
struct Digits {
  size_t begin = 0, end = 0;
  size_t size() const { return end - begin; }
};

// Four digits that begin with 19 or 20.
bool IsYear(std::string_view text, Digits digits);

struct NumberedText {
  explicit NumberedText(std::string_view all);
  // The digits of a number; none where there are not so many numbers.
  std::string_view digits(size_t i) const {
    return i < numbers.size() ? text.substr(numbers[i].begin, numbers[i].size()) : std::string_view();
  }

  std::string_view text;
  std::vector<Digits> numbers;
};

// Finds the matches of a pattern around a number, one behind the other.
class NumberSearch {
 public:
  // The first byte with which a match around the number may begin; nothing for a number that is not the one.
  using Asks = std::optional<size_t> (*)(std::string_view text, Digits number);

  // A match ends less than kBehind behind its number.
  NumberSearch(const NumberedText& numbered, Asks asks)
      : text_(numbered.text), numbers_(numbered.numbers), asks_(asks) {}

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
  Asks asks_;
  size_t from_ = 0;  // where the search goes on: the beginning of the text for the pattern
  size_t next_ = 0;  // the number asked next
};

}  // namespace sulieu::article_date

#endif  // SULIEU_PIPELINE_RESOLVE_NUMBERED_TEXT_H_
