// Where the name of an event ends.
#include <re2/re2.h>

#include <algorithm>

#include "extractors/events/context.h"
#include "extractors/events/statement.h"

namespace sulieu {
namespace {

// Most names end where one may, at a word that neither joins a list nor opens a bracket.
bool MayGoOn(std::string_view end) {
  return end.starts_with(',') || end.starts_with(" (") || end.starts_with(" và ");
}

}  // namespace

uint32_t EventNameEnd(std::string_view text, TextSpan sentence, TextSpan head) {
  // Words at which the name ends, and commas behind which it goes on.
  static const RE2 kEnd(
      R"((?: (?:đã|sẽ|đang|vừa|được|diễn ra|nhằm|để|với sự|do|dưới sự|tại|ở|vào|là|và|có|cũng|thì|lần này|này|đó|nói trên|ngay|mới|đầu tiên|tổ chức|dự kiến|hay|Đây|Theo|Tại|Trong|Ông|Bà|Phát biểu|Sáng|Chiều|Tối|sáng|chiều|tối|trưa|hôm|ông|bà|đồng chí|các đồng chí|đ/c|ngày \d[^ ,]*|nhân (?:kỷ niệm|dịp|ngày)|theo|trước|khi|cho biết|thông qua|khai mạc|bế mạc|thành công|trong (?:hai|ba|2|3) ngày)(?:$|[ ,.])|[;:!?]|, ?| [-–] ?\p{Lu}| \())");
  // Lists go on behind a comma: `tập thể, cá nhân`, `năm 2018, triển khai ...`; clauses and people do not.
  static const RE2 kClause(
      R"(^, ?(?:với|do|các|nhằm|nhân|có|trong|tại|ở|ông|bà|anh|chị|đồng chí|các đồng chí|chủ tịch|phó|bộ trưởng|thứ trưởng|đã|theo|qua|từ|cùng|để|sau|trước|khi|thu hút|gồm|dưới|chào mừng|hướng|tập trung|đồng thời|cho|là|nêu|ghi|được|diễn|sáng|chiều|tối|ngày|hôm|nhiều|lãnh đạo|đại diện|đại biểu|một số|thông qua|mà|vì|bởi|nơi|thì|và|song|nhưng|tuy|đang|sẽ|vừa|bắt đầu|kéo dài|đây|dự kiến)(?:$|[^\pL]))");
  static const RE2 kGoesOn(
      R"(^(?:, ?\p{Ll}| \((?:\p{Lu}|kỳ họp|mở rộng|lần|khóa|\d)[^()]*\)| và (?:tuyên|trao|đón|triển|bàn|ký|phát|khen|công|kế|phương|nhiệm|tổng|sơ|biểu|ra mắt|trật|giải|giao|du|thể|phòng)))");
  // Behind the bare noun: it is the subject.
  static const RE2 kPredicate(
      R"(^ (?:còn|nghe|thảo luận|nhấn mạnh|bầu|quyết định|thống nhất|nhất trí|kéo dài|thu hút|tập trung|nêu|chỉ|đề ra|đánh giá cao)(?:$|[^\pL]))");
  static const RE2 kCeremony("^(?i:lễ|tổ chức) ");
  const std::string_view rest = text.substr(head.end, sentence.end - head.end);
  if (MatchesWords(rest, kPredicate)) return head.end;
  const std::string_view noun = head.In(text);
  const bool bare =
      std::string_view("lLtT").find(noun.front()) == noun.npos || !MatchesWords(noun, kCeremony);
  const re2::StringPiece input(rest.data(), rest.size());
  size_t at = 0;
  for (re2::StringPiece match; at < rest.size();) {
    const size_t begin = kEnd.Match(input, at, rest.size(), RE2::UNANCHORED, &match, 1)
                             ? static_cast<size_t>(match.data() - rest.data())
                             : rest.size();
    const size_t quote = std::min(rest.find("“", at), rest.find('"', at));
    const size_t unquote = quote >= begin       ? std::string_view::npos
                           : rest[quote] == '"' ? rest.find('"', quote + 1)
                                                : rest.find("”", quote);
    if (unquote != std::string_view::npos) {
      at = unquote + (rest[unquote] == '"' ? 1 : 3);  // nothing ends inside quotation marks
      continue;
    }
    if (begin == rest.size() || (bare && begin == 0 && rest[0] == ',') || !MayGoOn(rest.substr(begin)) ||
        MatchesWords(rest.substr(begin), kClause) ||
        !kGoesOn.Match(input.substr(begin), 0, rest.size() - begin, RE2::ANCHOR_START, &match, 1)) {
      at = begin;
      break;
    }
    at = begin + match.size();
  }
  uint32_t end = head.end + static_cast<uint32_t>(at);
  while (end > head.end && std::string_view(" ,.;:").find(text[end - 1]) != std::string_view::npos) --end;
  return end;
}

}  // namespace sulieu
