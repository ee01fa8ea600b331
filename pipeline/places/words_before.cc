#include "pipeline/places/words_before.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "pipeline/base/utf8.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

// The word that ends before `at`, at most a space or a dot away; empty when there is none.
TextSpan WordBefore(std::string_view text, uint32_t at) {
  uint32_t end = at;
  if (end > 0 && text[end - 1] == ' ') --end;
  if (end > 1 && text[end - 1] == '.') --end;
  uint32_t begin = end;
  while (begin > 0) {
    const CodePoint c = DecodeBefore(text, begin);
    if (!IsWordChar(c.value)) break;
    begin -= c.length;
  }
  return {begin, end};
}

bool IsAllCapitals(std::string_view word) {
  for (size_t at = 0; at < word.size();) {
    const CodePoint c = DecodeAt(word, at);
    if (!IsUpper(c.value)) return false;
    at += c.length;
  }
  return true;
}

// Whether `P.` before `V`, or `ông xã` before a name: no type of a unit.
bool IsNoType(std::string_view text, TextSpan type, uint32_t name_begin) {
  const CodePoint first = DecodeAt(text, name_begin);
  const bool one_letter = type.size() == 1 && !IsDigit(first.value);
  if (one_letter && WordAt(text, name_begin).size() == first.length) return true;
  if (FoldForLookup(type.In(text)) != "xã") return false;
  const TextSpan before = WordBefore(text, type.begin);
  const std::string word = before.empty() ? "" : FoldForLookup(before.In(text));
  return word == "ông" || word == "bà";
}

// Where a capital before the name does not make it part of another one: the first words of a sentence.
bool IsFunctionWord(std::string_view folded) {
  static constexpr std::array<std::string_view, 20> kWords = {
      "tại", "ở",  "về",  "từ",  "đến", "riêng", "với", "và",   "ra",  "vào",
      "cả",  "do", "khi", "nếu", "của", "quanh", "còn", "giữa", "qua", "theo"};
  return std::find(kWords.begin(), kWords.end(), folded) != kWords.end();
}

// `408 Điện Biên Phủ`, `10A Quang Trung`, `62/44 Trần Nguyên Hãn`: the number of a house, not a year, a day
// or a price.
bool IsHouseNumber(std::string_view word, std::string_view before) {
  std::string_view number = word;
  if (number.size() > 1 && number.back() >= 'A' && number.back() <= 'H') number.remove_suffix(1);
  const bool digits = std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool year = number.size() == 4 && (number.starts_with("19") || number.starts_with("20"));
  if (!digits || year) return false;
  if (before.empty() || before.back() == ' ' || before.back() == '\n') return true;
  const bool month = number.size() == 1 || (number.size() == 2 && number <= "12");
  return before.back() == '/' && number.size() <= 3 && !month;
}

}  // namespace

TextSpan WordAt(std::string_view text, uint32_t begin) {
  uint32_t end = begin;
  while (end < text.size()) {
    const CodePoint c = DecodeAt(text, end);
    if (!IsWordChar(c.value)) break;
    end += c.length;
  }
  return {begin, end};
}

std::string_view TypeBefore(std::string_view text, uint32_t begin) {
  struct Spelling {
    std::string_view words, type;
  };
  static constexpr Spelling kTwoWords[] = {
      {"thành phố", "thành phố"},  {"thị xã", "thị xã"},     {"thị trấn", "thị trấn"}, {"đặc khu", "đặc khu"},
      {"tỉnh uỷ", "tỉnh"},         {"huyện uỷ", "huyện"},    {"quận uỷ", "quận"},      {"thị uỷ", "thị xã"},
      {"thành uỷ", "thành phố"},   {"tỉnh đoàn", "tỉnh"},    {"huyện đoàn", "huyện"},  {"quận đoàn", "quận"},
      {"thành đoàn", "thành phố"}, {"tỉnh ủy", "tỉnh"},      {"huyện ủy", "huyện"},    {"quận ủy", "quận"},
      {"thị ủy", "thị xã"},        {"thành ủy", "thành phố"}};
  static constexpr Spelling kOneWord[] = {{"tỉnh", "tỉnh"}, {"tp", "thành phố"}, {"huyện", "huyện"},
                                          {"quận", "quận"}, {"xã", "xã"},        {"phường", "phường"},
                                          {"tx", "thị xã"}, {"tt", "thị trấn"},  {"h", "huyện"},
                                          {"q", "quận"},    {"p", "phường"}};
  const TextSpan last = WordBefore(text, begin);
  if (last.empty() || IsNoType(text, last, begin)) return "";
  const std::string one = FoldForLookup(last.In(text));
  const TextSpan first = WordBefore(text, last.begin);
  if (!first.empty() && first.end + 1 == last.begin) {
    const std::string two = fmt::format("{} {}", FoldForLookup(first.In(text)), one);
    for (const auto& [words, type] : kTwoWords) {
      if (two == words) return type;
    }
  }
  for (const auto& [words, type] : kOneWord) {
    if (one == words) return type;
  }
  return "";
}

bool IsOtherName(std::string_view text, uint32_t begin) {
  static constexpr std::array<std::string_view, 19> kBefore = {
      "ông", "bà",    "anh", "chị", "em", "cô",  "bác",  "chú",  "thầy", "cháu",
      "chí", "đường", "phố", "cầu", "ty", "cty", "hãng", "quán", "sông"};
  if (begin == 0 || text[begin - 1] != ' ') return begin > 0 && IsWordChar(DecodeBefore(text, begin).value);
  const TextSpan before = WordBefore(text, begin);
  if (before.empty() || before.end + 1 != begin) return false;
  const std::string word = FoldForLookup(before.In(text));
  if (std::find(kBefore.begin(), kBefore.end(), word) != kBefore.end()) return true;
  if (IsHouseNumber(before.In(text), text.substr(0, before.begin))) return true;
  const bool capital = IsUpper(DecodeAt(text, before.begin).value);
  return capital && !IsAllCapitals(before.In(text)) && !IsFunctionWord(word);
}

}  // namespace sulieu
