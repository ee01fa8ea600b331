// Where the name of an event ends. Tested by events_test.cc.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <re2/re2.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_set>

#include "extractors/events/context.h"
#include "extractors/events/statement.h"
#include "pipeline/rules/letter_class.h"

namespace sulieu {
namespace {

// Words at which the name ends, in the notation of RE2, but for the first of each.
constexpr std::string_view kEndWords[] = {"đã",
                                          "sẽ",
                                          "đang",
                                          "vừa",
                                          "được",
                                          "diễn ra",
                                          "nhằm",
                                          "để",
                                          "với sự",
                                          "do",
                                          "dưới sự",
                                          "tại",
                                          "ở",
                                          "vào",
                                          "là",
                                          "và",
                                          "có",
                                          "cũng",
                                          "thì",
                                          "lần này",
                                          "này",
                                          "đó",
                                          "nói trên",
                                          "ngay",
                                          "mới",
                                          "đầu tiên",
                                          "tổ chức",
                                          "dự kiến",
                                          "hay",
                                          "Đây",
                                          "Theo",
                                          "Tại",
                                          "Trong",
                                          "Ông",
                                          "Bà",
                                          "Phát biểu",
                                          "Sáng",
                                          "Chiều",
                                          "Tối",
                                          "sáng",
                                          "chiều",
                                          "tối",
                                          "trưa",
                                          "hôm",
                                          "ông",
                                          "bà",
                                          "đồng chí",
                                          "các đồng chí",
                                          "đ/c",
                                          R"(ngày \d[^ ,]*)",
                                          "nhân (?:kỷ niệm|dịp|ngày)",
                                          "theo",
                                          "trước",
                                          "khi",
                                          "cho biết",
                                          "thông qua",
                                          "khai mạc",
                                          "bế mạc",
                                          "thành công",
                                          "trong (?:hai|ba|2|3) ngày"};

// What the bare noun before it does: it is the subject.
constexpr std::string_view kPredicates[] = {
    "còn",     "nghe",    "thảo luận", "nhấn mạnh", "bầu", "quyết định", "thống nhất",  "nhất trí",
    "kéo dài", "thu hút", "tập trung", "nêu",       "chỉ", "đề ra",      "đánh giá cao"};

template <size_t kCount>
std::string AnyOf(const std::string_view (&words)[kCount]) {
  return fmt::format("(?:{})", fmt::join(words, "|"));
}

// Finds where a name may end: at one of the words, a sign or a bracket.
class NameEnds {
 public:
  NameEnds() : regex_(fmt::format(R"( {}(?:$|[ ,.])|[;:!?]|, ?| [-–] ?\p{{Lu}}| \()", AnyOf(kEndWords))) {
    for (std::string_view word : kEndWords) first_words_.insert(word.substr(0, word.find(' ')));
  }

  // From byte `at` on; the size of the text when there is none.
  size_t Find(std::string_view text, size_t at) const {
    const re2::StringPiece input(text.data(), text.size());
    for (; (at = text.find_first_of(" ,;:!?", at)) != text.npos; ++at) {
      if (text[at] != ' ' || text.substr(at).starts_with(" (")) return at;
      if (MayEndAt(text.substr(at + 1)) &&
          regex_.Match(input, at, text.size(), RE2::ANCHOR_START, nullptr, 0))
        return at;
    }
    return text.size();
  }

 private:
  // Most words are none of those: the pattern is asked about the others.
  bool MayEndAt(std::string_view rest) const {
    if (rest.starts_with('-') || rest.starts_with("–")) return true;
    return first_words_.contains(rest.substr(0, rest.find_first_of(" ,.")));
  }

  RE2 regex_;
  std::unordered_set<std::string_view> first_words_;
};

// ` còn nhiều việc` behind the noun.
bool StartsWithPredicate(std::string_view rest) {
  static const RE2 kPredicate(
      fmt::format(R"(^ {}(?:$|{}))", AnyOf(kPredicates), WithLetterRanges("[^\\pL]")));
  const std::string_view words = rest.substr(rest.starts_with(' ') ? 1 : 0);
  return std::any_of(std::begin(kPredicates), std::end(kPredicates),
                     [&](auto word) { return words.starts_with(word); }) &&
         MatchesWords(rest, kPredicate);
}

// Most names end where one may, at a word that neither joins a list nor opens a bracket.
bool MayGoOn(std::string_view end) {
  return end.starts_with(',') || end.starts_with(" (") || end.starts_with(" và ");
}

}  // namespace

uint32_t EventNameEnd(std::string_view text, TextSpan sentence, TextSpan head) {
  static const NameEnds kEnds;
  // Lists go on behind a comma: `tập thể, cá nhân`, `năm 2018, triển khai ...`; clauses and people do not.
  static const RE2 kClause(WithLetterRanges(
      R"(^, ?(?:với|do|các|nhằm|nhân|có|trong|tại|ở|ông|bà|anh|chị|đồng chí|các đồng chí|chủ tịch|phó|bộ trưởng|thứ trưởng|đã|theo|qua|từ|cùng|để|sau|trước|khi|thu hút|gồm|dưới|chào mừng|hướng|tập trung|đồng thời|cho|là|nêu|ghi|được|diễn|sáng|chiều|tối|ngày|hôm|nhiều|lãnh đạo|đại diện|đại biểu|một số|thông qua|mà|vì|bởi|nơi|thì|và|song|nhưng|tuy|đang|sẽ|vừa|bắt đầu|kéo dài|đây|dự kiến)(?:$|[^\pL]))"));
  static const RE2 kGoesOn(
      R"(^(?:, ?\p{Ll}| \((?:\p{Lu}|kỳ họp|mở rộng|lần|khóa|\d)[^()]*\)| và (?:tuyên|trao|đón|triển|bàn|ký|phát|khen|công|kế|phương|nhiệm|tổng|sơ|biểu|ra mắt|trật|giải|giao|du|thể|phòng)))");
  static const RE2 kCeremony("^(?i:lễ|tổ chức) ");
  const std::string_view rest = text.substr(head.end, sentence.end - head.end);
  if (StartsWithPredicate(rest)) return head.end;
  const std::string_view noun = head.In(text);
  const bool bare =
      std::string_view("lLtT").find(noun.front()) == noun.npos || !MatchesWords(noun, kCeremony);
  const re2::StringPiece input(rest.data(), rest.size());
  size_t at = 0;
  for (re2::StringPiece match; at < rest.size();) {
    const size_t begin = kEnds.Find(rest, at);
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
