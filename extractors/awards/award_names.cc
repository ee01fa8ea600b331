#include "extractors/awards/award_names.h"

#include <algorithm>

namespace sulieu {
namespace {

constexpr size_t kMaxQuotationWords = 30;
constexpr size_t kMaxNameWords = 16;
constexpr size_t kMaxOrderWords = 6;

bool IsAnyOf(const Word& word, std::initializer_list<std::string_view> keys) {
  return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) { return word.key == key; });
}

// What ends an unquoted name: `Kỷ niệm chương Vì sự nghiệp giáo dục | cho`.
bool EndsName(const Word& word) {
  return word.kind != Word::Kind::kWord ||
         IsAnyOf(word,
                 {"cho", "của", "tặng", "trao", "năm", "do", "vì",  "tại", "được", "giai", "trong", "về",
                  "đã",  "là",  "cùng", "theo", "với", "từ", "lần", "ghi", "khi",  "vào",  "có",    "nhờ"});
}

// Kỷ niệm chương | Bộ Công an: who confers, not what it is called.
bool IsBodyHead(const Word& word) {
  return IsAnyOf(word,
                 {"ubnd",   "hđnd",  "bộ", "ban", "hội",  "công", "tổng", "chủ",  "thủ",   "giám", "trung",
                  "tỉnh",   "thành", "sở", "cục", "liên", "lđlđ", "đảng", "nhà",  "quân",  "bch",  "btv",
                  "ubmttq", "mttq",  "tw", "phó", "bí",   "ông",  "bà",   "đồng", "huyện", "viện", "ủy"}) ||
         word.key == "uỷ";
}

bool EndsTitle(const Word& word) { return EndsName(word) || IsAnyOf(word, {"và", "cùng", "nhiều", "hạng"}); }

}  // namespace

std::optional<size_t> QuotationEnd(const TextWords& words, size_t at) {
  if (at >= words.size()) return std::nullopt;
  const std::string_view open = words[at].key;
  std::string_view close;
  if (open == "“") close = "”";
  if (open == "\"") close = "\"";
  if (open == "‘") close = "’";
  if (open == "'") close = "'";
  if (open == "«") close = "»";
  if (open == "”") close = "”";  // a wrong opening mark
  if (close.empty()) return std::nullopt;
  for (size_t i = at + 1; i < words.size() && i <= at + kMaxQuotationWords; ++i) {
    if (words[i].Is(close) || (close == "”" && words[i].Is("\""))) return i + 1;
  }
  return std::nullopt;
}

AwardNameReader::AwardNameReader(const RuleSet& rules)
    : heads_(rules.list("award_heads")),
      tails_(rules.list("award_tails")),
      titles_(rules.list("honorary_titles")),
      title_tails_(rules.list("title_tails")) {}

std::optional<size_t> AwardNameReader::GradeEnd(const TextWords& words, size_t at) const {
  const WordList::Entry* entry = nullptr;
  const size_t length = LongestMatch(words, at, tails_, &entry);
  if (length == 0 || entry->note != "class") return std::nullopt;
  return at + length;
}

// Quotations, words of the list, and a number before `năm tuổi Đảng`. `grade` is set where a grade begins.
size_t AwardNameReader::TailEnd(const TextWords& words, size_t at, size_t* grade) const {
  for (;;) {
    if (const auto quoted = QuotationEnd(words, at)) {
      if (!words[at + 1].capital && words[at + 1].Is("vì")) return at;  // Giấy khen | “vì đã có thành tích”
      at = *quoted;
      continue;
    }
    const bool number = at < words.size() && words[at].kind == Word::Kind::kNumber;
    const WordList::Entry* entry = nullptr;
    const size_t length = LongestMatch(words, number ? at + 1 : at, tails_, &entry);
    if (number && at + 1 < words.size() && (words[at + 1].Is("năm") || words[at + 1].Is("tuổi")) &&
        words[at].span.size() == 2) {
      at += std::max<size_t>(length, 1) + 1;  // Huy hiệu 50 năm, Huy hiệu 50 năm tuổi Đảng
      continue;
    }
    if (length == 0 || number) return at;
    if (entry->note == "class") {
      *grade = at;
      return at + length;
    }
    at += length;
  }
}

size_t AwardNameReader::TitleTailEnd(const TextWords& words, size_t at) const {
  for (;;) {
    if (const size_t length = LongestMatch(words, at, title_tails_)) {
      at += length;
    } else if (at < words.size() && words[at].Is("(") && LongestMatch(words, at + 1, title_tails_) > 0) {
      const size_t close = at + 1 + LongestMatch(words, at + 1, title_tails_);  // (thời kỳ đổi mới)
      if (close >= words.size() || !words[close].Is(")")) return at;
      at = close + 1;
    } else if (at + 1 < words.size() && words[at].Is("ngành") && !EndsName(words[at + 1])) {
      at += 2;  // Chiến sĩ thi đua ngành Tài chính: the field is one or two words
      if (at < words.size() && !EndsName(words[at]) && !words[at].capital) ++at;
    } else {
      return at;
    }
  }
}

// What follows `danh hiệu`: a quotation, a listed title, or a name in capitals.
std::optional<size_t> AwardNameReader::TitleEnd(const TextWords& words, size_t at) const {
  if (at >= words.size()) return std::nullopt;
  at = TitleTailEnd(words, at);
  if (at + 1 < words.size() && words[at].Is(":") && LongestMatch(words, at + 1, titles_) > 0) ++at;
  const auto quoted = QuotationEnd(words, at);
  const size_t name = quoted ? at + 1 : at;
  const WordList::Entry* entry = nullptr;
  const size_t length = LongestMatch(words, name, titles_, &entry);
  if (length > 0 && entry->note == "none") return std::nullopt;
  if (quoted && !words[name].capital) return std::nullopt;  // a nickname: “em trai quốc dân”
  if (quoted) return quoted;
  if (length > 0) {
    size_t end = TitleTailEnd(words, name + length);
    // Anh hùng Liên Xô, Anh hùng Lao động Việt Nam
    const bool country = entry->surface.starts_with("Anh hùng") && end < words.size() && words[end].capital;
    for (const size_t limit = end + 4;
         country && end < words.size() && end < limit && !EndsTitle(words[end]);)
      ++end;
    return end;
  }
  if (name >= words.size() || !words[name].capital) return std::nullopt;
  size_t end = name;
  while (end < words.size() && end < name + kMaxNameWords && !EndsTitle(words[end])) ++end;
  return end;
}

std::optional<AwardName> AwardNameReader::ReadBareTitle(const TextWords& words, size_t at) const {
  const auto quoted = QuotationEnd(words, at);
  const size_t name = quoted ? at + 1 : at;
  const WordList::Entry* entry = nullptr;
  const size_t length = LongestMatch(words, name, titles_, &entry);
  if (length == 0 || entry->note == "none") return std::nullopt;
  if (!quoted && !words[at].capital) return std::nullopt;
  AwardName award{.begin = at, .end = 0, .title = true};
  award.end = award.grade = quoted ? *quoted : TitleTailEnd(words, name + length);
  return award;
}

std::optional<AwardName> AwardNameReader::Read(const TextWords& words, size_t at) const {
  const WordList::Entry* head = nullptr;
  const size_t length = LongestMatch(words, at, heads_, &head);
  if (length == 0 || head->note == "group") return std::nullopt;
  AwardName award{.begin = at, .end = at + length};
  size_t grade = 0;
  if (head->note == "title") {
    const auto end = TitleEnd(words, award.end);
    if (!end) return std::nullopt;
    award.title = true;
    award.end = award.grade = *end;
    return award;
  }
  const size_t tail = TailEnd(words, award.end, &grade);
  const bool named = tail > award.end;
  if (head->note == "prize" && !named) return std::nullopt;
  if (head->note == "quoted" && !(words[at].capital && QuotationEnd(words, award.end))) return std::nullopt;
  award.counted = head->note == "bare_flag" && !named;
  award.end = tail;
  // Kỷ niệm chương Vì sự nghiệp ..., Huân chương Chữ thập: a name outside the lists
  const bool badge = head->note == "badge" && tail < words.size() && words[tail].Is("vì") &&
                     tail + 1 < words.size() && words[tail + 1].key != "đã" && words[tail + 1].key != "có";
  const bool proper = head->note == "badge" && !named && tail < words.size() && words[tail].capital &&
                      !IsBodyHead(words[tail]) && !words[award.end - 1].Is("hiệu");
  const bool order = (head->note == "order" || head->note == "medal") && !named && tail < words.size() &&
                     words[tail].capital && !EndsName(words[tail]);
  if (head->note == "medal" && !named && tail < words.size() &&
      IsAnyOf(words[tail], {"vàng", "bạc", "đồng"})) {
    return std::nullopt;  // sport
  }
  if (head->note == "medal" && !named && !order) return std::nullopt;
  if (badge || proper || order) {
    ++award.end;
    const size_t limit = tail + (order ? kMaxOrderWords : kMaxNameWords);
    while (award.end < words.size() && award.end < limit && !EndsName(words[award.end]) &&
           !GradeEnd(words, award.end)) {
      ++award.end;
    }
    if (order) award.end = TailEnd(words, award.end, &grade);
  }
  award.grade = grade > 0 ? grade : award.end;
  return award;
}

}  // namespace sulieu
