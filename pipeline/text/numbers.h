// Numbers as the Vietnamese press writes them: `1.251` is one thousand two hundred and fifty-one, `86,4` a
// decimal.
#ifndef SULIEU_PIPELINE_TEXT_NUMBERS_H_
#define SULIEU_PIPELINE_TEXT_NUMBERS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sulieu {

// Digits with thousands dots and a decimal comma; a dot before one or two last digits is a decimal point
// (`97.5`). Nothing when the text is no such number.
std::optional<double> ParseNumber(std::string_view text);

// Number words up to the thousands, one by one: `hai`, `mười lăm`, `hai mươi mốt`, `một trăm linh năm`.
class NumberWords {
 public:
  // False when the word, folded for lookup, is no number word or cannot follow: then ask no more.
  bool Add(std::string_view word);
  int64_t value() const;  // of all words so far

 private:
  int64_t total_ = 0;     // thousands and up
  int64_t hundreds_ = 0;  // of the current group
  int64_t last_ = -1;     // the digit waiting for its place
};

// Number words with spaces between. Nothing when any word is no number word.
std::optional<int64_t> ParseNumberWords(std::string_view words);

// The shortest decimal that gives the number back, without an exponent: `1101`, `86.4`, `2000000000000000`.
std::string FormatNumber(double number);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_TEXT_NUMBERS_H_
