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

// Number words up to the thousands: `hai`, `mười lăm`, `hai mươi mốt`, `một trăm linh năm`. Nothing when any
// word is no number word.
std::optional<int64_t> ParseNumberWords(std::string_view words);

// The shortest decimal that gives the number back, without an exponent: `1101`, `86.4`, `2000000000000000`.
std::string FormatNumber(double number);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_TEXT_NUMBERS_H_
