#include "pipeline/text/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

bool AllDigits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<double> ToDouble(std::string_view integer, std::string_view fraction) {
  std::string digits(integer);
  if (!fraction.empty()) digits.append(".").append(fraction);
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

// `1.251` -> `1251`; nothing when a group behind the first does not have three digits.
std::optional<std::string> JoinThousands(std::string_view text, char separator) {
  std::string joined;
  for (bool first = true;; first = false) {
    const size_t dot = text.find(separator);
    const std::string_view group = text.substr(0, dot);
    if (!AllDigits(group) || (!first && group.size() != 3)) return std::nullopt;
    joined += group;
    if (dot == std::string_view::npos) return joined;
    text.remove_prefix(dot + 1);
  }
}

constexpr std::array<std::pair<std::string_view, int>, 16> kDigitWords = {{{"không", 0},
                                                                           {"một", 1},
                                                                           {"mốt", 1},
                                                                           {"hai", 2},
                                                                           {"ba", 3},
                                                                           {"bốn", 4},
                                                                           {"tư", 4},
                                                                           {"năm", 5},
                                                                           {"lăm", 5},
                                                                           {"nhăm", 5},
                                                                           {"sáu", 6},
                                                                           {"bảy", 7},
                                                                           {"bẩy", 7},
                                                                           {"tám", 8},
                                                                           {"chín", 9},
                                                                           {"mươi", -1}}};

std::optional<int> DigitWord(std::string_view word) {
  for (const auto& [name, value] : kDigitWords) {
    if (name == word && value >= 0) return value;
  }
  return std::nullopt;
}

}  // namespace

std::optional<double> ParseNumber(std::string_view text) {
  const size_t comma = text.find(',');
  const size_t dot = text.find('.');
  if (comma != std::string_view::npos && dot == std::string_view::npos &&
      text.find(',', comma + 1) != std::string_view::npos) {
    const auto joined = JoinThousands(text, ',');  // 2,031,115: the English way
    return joined ? ToDouble(*joined, "") : std::nullopt;
  }
  const std::string_view integer = text.substr(0, comma);
  const std::string_view fraction = comma == std::string_view::npos ? "" : text.substr(comma + 1);
  if (comma != std::string_view::npos && !AllDigits(fraction)) return std::nullopt;
  if (const auto joined = JoinThousands(integer, '.')) return ToDouble(*joined, fraction);
  // 97.5: a dot before the one or two last digits
  if (comma == std::string_view::npos && dot != std::string_view::npos && AllDigits(text.substr(0, dot)) &&
      AllDigits(text.substr(dot + 1)) && text.size() - dot - 1 <= 2) {
    return ToDouble(text.substr(0, dot), text.substr(dot + 1));
  }
  return std::nullopt;
}

bool NumberWords::Add(std::string_view word) {
  if (const auto digit = DigitWord(word)) {
    if (last_ >= 0) return false;
    last_ = *digit;
  } else if (word == "mười") {
    if (last_ >= 0) return false;
    hundreds_ += 10;
  } else if (word == "mươi" || word == "chục") {
    hundreds_ += (last_ < 0 ? 1 : last_) * 10;
    last_ = -1;
  } else if (word == "trăm") {
    if (last_ < 0) return false;
    hundreds_ += last_ * 100;
    last_ = -1;
  } else if (word == "nghìn" || word == "ngàn") {
    total_ += (hundreds_ + std::max<int64_t>(last_, 0)) * 1000;
    hundreds_ = 0;
    last_ = -1;
  } else if (word != "linh" && word != "lẻ") {
    return false;
  }
  return true;
}

int64_t NumberWords::value() const { return total_ + hundreds_ + std::max<int64_t>(last_, 0); }

std::optional<int64_t> ParseNumberWords(std::string_view text) {
  NumberWords number;
  bool any = false;
  while (!text.empty()) {
    const size_t space = std::min(text.find(' '), text.size());
    if (space > 0) {
      if (!number.Add(FoldForLookup(text.substr(0, space)))) return std::nullopt;
      any = true;
    }
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return any ? std::optional(number.value()) : std::nullopt;
}

std::string FormatNumber(double number) {
  constexpr double kExact = 1e15;  // from here on the shortest form has an exponent
  return std::abs(number) < kExact ? fmt::format("{}", number) : fmt::format("{:.0f}", number);
}

}  // namespace sulieu
