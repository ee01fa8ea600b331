#include "pipeline/segment/shapes.h"

#include <re2/re2.h>

#include <algorithm>
#include <iterator>

#include "pipeline/base/utf8.h"
#include "pipeline/rules/letter_class.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

// Longest title, caption or byline, in bytes (about 200 letters); what is longer is prose.
constexpr uint32_t kMaxShortLine = 320;
// Two reporters of four words each.
constexpr int kMaxNameWords = 9;

bool EndsLikeProse(std::string_view line) {
  for (std::string_view end : {".", "!", "?", ":", ";", "…", ".”", ".\"", "./.", ".)"}) {
    if (line.ends_with(end)) return true;
  }
  return false;
}

// Three sentences or more, by their looks.
bool HasSentences(std::string_view line) {
  const size_t first = line.find(". ");
  return first != std::string_view::npos && line.find(". ", first + 2) != std::string_view::npos;
}

// `Ông A`: a person told of, no reporter.
bool StartsWithHonorific(std::string_view line) {
  constexpr std::string_view kHonorifics[] = {"Ông ", "Bà ", "Anh ", "Chị ", "Cụ ",  "Em ", "Cô ",
                                              "Chú ", "TS ", "GS ",  "PGS ", "ThS ", "BS "};
  return std::any_of(std::begin(kHonorifics), std::end(kHonorifics),
                     [&](std::string_view honorific) { return line.starts_with(honorific); });
}

}  // namespace

bool IsProse(std::string_view line) {
  return line.size() > kMaxShortLine || EndsLikeProse(line) || HasSentences(line);
}

bool MayBeHeadline(std::string_view line) {
  if (line.size() > kMaxShortLine) return false;
  return !EndsLikeProse(line) || line.ends_with("?") || line.ends_with("!") || line.ends_with("…") ||
         line.ends_with("..");
}

int CountWords(std::string_view line) {
  int words = 0;
  bool inside = false;
  for (size_t at = 0; at < line.size();) {
    const CodePoint c = DecodeAt(line, at);
    const bool word = IsWordChar(c.value);
    if (word && !inside) ++words;
    inside = word;
    at += c.length;
  }
  return words;
}

bool IsAllCaps(std::string_view line) {
  for (size_t at = 0; at < line.size();) {
    const CodePoint c = DecodeAt(line, at);
    if (IsLetter(c.value) && !IsUpper(c.value)) return false;
    at += c.length;
  }
  return true;
}

bool StartsAsItem(std::string_view line) {
  const char32_t c = DecodeAt(line, 0).value;
  return IsDigit(c) || c == '-' || c == '+' || c == '*' || c == 0x2013 || c == 0x2022 || c == 0xBB ||
         c == '>' || c == 0x203A;
}

bool IsSignature(std::string_view line) {
  // Of all lines few begin so, and those that do are mostly prose; the pattern is dear to compile.
  constexpr int kMostSpaces = 12;
  if (std::count(line.begin(), line.end(), ' ') > kMostSpaces) return false;
  constexpr std::string_view kFirst[] = {
      "Phòng", "PHÒNG",     "BBT",       "VP",  "Ban",     "BAN", "Văn phòng", "VĂN PHÒNG",
      "Cổng",  "Trung tâm", "TRUNG TÂM", "Đài", "ĐÀI",     "Báo", "Công an",   "Tổ",
      "Hội",   "Đoàn",      "Trường",    "Sở",  "Bộ phận", "Khoa"};
  if (std::none_of(std::begin(kFirst), std::end(kFirst), [&](auto first) { return line.starts_with(first); }))
    return false;
  static const RE2 kBody(WithLetterRanges(
      R"((?:Phòng|PHÒNG|BBT|VP|Ban|BAN|Văn phòng|VĂN PHÒNG|Cổng|Trung tâm|TRUNG TÂM|Đài|ĐÀI|Báo|Công an|Tổ|Hội|Đoàn|Trường|Sở|Bộ phận|Khoa)(?: [\pL\d&,\-–]+){1,11}\.?)"));
  return RE2::FullMatch(re2::StringPiece(line.data(), line.size()), kBody);
}

bool IsOrganisationLine(std::string_view line) {
  static const RE2 kBody(
      R"((?i)(?:sở|phòng|ban|hội|đảng (?:bộ|ủy|uỷ)|ubnd|hđnd|ủy ban|uỷ ban|hội đồng|công an|trường|bệnh viện|tòa án|toà án|tand|viện|vksnd|huyện|xã|phường|thị (?:xã|trấn)|tỉnh|thành phố|quận|báo|đài|bộ|cục|chi cục|tổng cục|liên đoàn|lđlđ|đoàn|biên phòng|trung tâm|tổng công ty|công ty|mặt trận|ubmttq|quân khu|lữ đoàn) .*)");
  static const RE2 kVerb(WithLetterRanges(
      R"((?i)(?:^|[^\pL])(?:tổ chức|tổng kết|sơ kết|khai mạc|bế mạc|trao|đón|ra quân|họp|làm việc|tiếp|kiểm tra|giám sát|triển khai|ký|kí|hội nghị|hội thảo|đại hội|kỳ họp|lễ|tọa đàm|kỷ niệm|phát động|tuyên dương|tuyên truyền|khen|thi|hưởng ứng|công bố|thăm|tặng|nhận|đạt|cho ý kiến|ban hành|đẩy mạnh|tăng cường|nâng cao|thực hiện|xây dựng|chủ động|phấn đấu|gặp|bàn|cần|phải|sẽ|đã|được|có|là|với|vì|ra mắt|thành lập|tập huấn|chúc|mừng|học tập|giao|đưa|giữ|góp|bắt|phá|xử lý|điều tra)(?:$|[^\pL]))"));
  const re2::StringPiece input(line.data(), line.size());
  return RE2::FullMatch(input, kBody) && !RE2::PartialMatch(input, kVerb) && line.find(':') == line.npos;
}

bool IsNameLine(std::string_view line) {
  static const RE2 kName(WithLetterRanges(
      R"((?:\p{Lu}[\pL\pM'’]*\.? ?)+(?: ?[,&/+–\-] ?(?:\p{Lu}[\pL\pM'’.+\d]*\.? ?)+)*(?: ?\([^()]+\))?)"));
  if (line.size() > 120 || !IsUpper(DecodeAt(line, 0).value) || StartsWithHonorific(line)) return false;
  return RE2::FullMatch(re2::StringPiece(line.data(), line.size()), kName) &&
         CountWords(line.substr(0, line.find('('))) <= kMaxNameWords;
}

}  // namespace sulieu
