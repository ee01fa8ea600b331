#include "extractors/phrases/measured_subject.h"

#include <algorithm>

namespace sulieu {
namespace {

constexpr size_t kMaxSubject = 12;  // words

bool IsTime(const Word& word) {
  static constexpr std::string_view kTimes[] = {"năm",  "tháng", "quý",  "ngày", "giờ",   "tuần",
                                                "giai", "thời",  "vòng", "kỳ",   "phiên", "đợt"};
  return std::any_of(std::begin(kTimes), std::end(kTimes), [&](std::string_view t) { return word.Is(t); });
}

// `tỷ lệ` or `tốc độ` with what it measures.
bool IsRate(const TextWords& words, size_t at, size_t end) {
  if (at + 2 >= end) return false;
  if (words[at].Is("tốc")) return words[at + 1].Is("độ");
  return (words[at].Is("tỷ") || words[at].Is("tỉ")) && words[at + 1].Is("lệ");
}

bool IsBreak(const Word& word) {
  static constexpr std::string_view kBreaks[] = {",", ";", ".", ":", "…", "!", "?", "•", "*", "+"};
  return word.kind == Word::Kind::kPunctuation &&
         std::any_of(std::begin(kBreaks), std::end(kBreaks), [&](std::string_view b) { return word.Is(b); });
}

bool IsBracket(const Word& word) { return word.Is("(") || word.Is(")"); }

}  // namespace

SubjectGrammar::SubjectGrammar(const RuleSet& rules)
    : units_(rules),
      predicates_(rules.list("measure_predicates")),
      clause_starts_(rules.list("clause_starts")) {}

// Where what is measured begins in the clause [begin, end): behind what introduces it (`cho thấy`, `riêng`,
// `năm 2016`), at the last `tỷ lệ` or `tốc độ`.
size_t SubjectGrammar::SubjectBegin(const TextWords& words, size_t begin, size_t end) const {
  for (size_t i = begin; i + 1 < end; ++i) {
    if (words[i].Is("rằng") || words[i].Is("thấy") || words[i].Is("biết")) begin = i + 1;
  }
  while (begin < end) {
    const size_t skip = LongestMatch(words, begin, clause_starts_);
    if (skip > 0 && begin + skip < end) {
      begin += skip;
    } else if (words[begin].kind != Word::Kind::kWord) {
      ++begin;
    } else if (IsTime(words[begin]) && begin + 1 < end && words[begin + 1].kind == Word::Kind::kNumber) {
      begin += 2;
    } else {
      break;
    }
  }
  for (size_t i = end; i-- > begin;) {
    if (IsRate(words, i, end)) return i;
  }
  return begin;
}

// The last counted noun of [begin, end) with its number before it: `215/240 CĐCS tổ chức ..., đạt 89,6%`.
std::optional<TextSpan> SubjectGrammar::CountedNoun(const TextWords& words, size_t begin, size_t end) const {
  for (size_t i = end; i-- > begin + 1;) {
    if (words[i - 1].kind != Word::Kind::kNumber) continue;
    const std::string_view noun_class = units_.NounClass(words, i);
    if (noun_class.empty() || noun_class == "measure") continue;
    const auto unit = units_.Read(words, i);
    if (unit && unit->end <= end) return unit->span;
  }
  return std::nullopt;
}

// What the clause [begin, end) is about: its words up to the first predicate or the end.
TextSpan SubjectGrammar::ClauseSubject(const TextWords& words, size_t begin, size_t end, bool to_verb) const {
  if (const auto counted = CountedNoun(words, begin, end)) return *counted;
  begin = SubjectBegin(words, begin, end);
  const bool rate = IsRate(words, begin, end);
  if (to_verb && !rate) {
    const auto unit = units_.Read(words, begin);
    if (unit && unit->end <= end) end = unit->end;
  }
  if (rate) {
    end = std::min(end, begin + kMaxSubject);
  } else if (end > begin + kMaxSubject) {
    begin = end - kMaxSubject;
  }
  while (end > begin && words[end - 1].kind == Word::Kind::kPunctuation) --end;
  if (begin >= end || IsTime(words[begin])) return {};
  if (!rate && units_.IsEnd(words, begin) && !units_.IsVerb(words, begin)) return {};  // `sau 24 giờ`
  return {words[begin].span.begin, words[end - 1].span.end};
}

// The beginning of the clause that ends at `end`: behind the last break; a comma inside what is measured is
// none (`tỷ lệ điều tra, khám phá án đạt`, `học sinh khá, giỏi đạt`).
size_t SubjectGrammar::ClauseBegin(const TextWords& words, size_t end) const {
  const auto behind_break = [&](size_t begin) {
    while (begin > 0 && !IsBreak(words[begin - 1]) && !IsBracket(words[begin - 1]) &&
           !words[begin - 1].Is("%"))
      --begin;
    return begin;
  };
  const size_t begin = behind_break(end);
  if (begin == 0 || !words[begin - 1].Is(",") || end - begin > 5 || begin == end) return begin;
  const size_t earlier = behind_break(begin - 1);
  for (size_t i = begin - 1; i-- > earlier;) {
    if (IsRate(words, i, end)) return i;
  }
  const bool adjunct = end - begin <= 2 && !words[begin].capital && units_.NounClass(words, begin).empty() &&
                       !units_.IsEnd(words, begin);
  const bool noun =
      earlier < begin - 1 && !units_.NounClass(words, earlier).empty() && !IsTime(words[earlier]);
  return adjunct && noun ? earlier : begin;
}

// The index behind the last word before `end` that is neither predicate nor opening of a parenthesis.
size_t SubjectGrammar::SkipPredicates(const TextWords& words, size_t end) const {
  while (end > 0) {
    const size_t count = LongestMatchBefore(words, end, predicates_);
    if (count > 0) {
      end -= count;
    } else if (words[end - 1].Is("(") || words[end - 1].Is("-") || words[end - 1].Is("–")) {
      --end;
    } else {
      break;
    }
  }
  return end;
}

namespace {

bool Compares(const Word& word) {
  return word.Is("cao") || word.Is("thấp") || word.Is("tăng") || word.Is("giảm") || word.Is("so") ||
         word.Is("bằng") || word.Is("vượt");
}

// The index of the parenthesis that closes at `end - 1`, else `end`.
size_t BeforeParenthesis(const TextWords& words, size_t end) {
  if (end == 0 || !words[end - 1].Is(")")) return end;
  for (size_t i = end - 1; i-- > 0;) {
    if (words[i].Is("(")) return i;
  }
  return end;
}

}  // namespace

// The subject before the predicate that ends at word `end`; *inherit is set where it is that of the
// percentage before (`từ 29,4% xuống còn 24,8%`, `đạt 102% kế hoạch, tăng 7,5%`).
std::optional<TextSpan> SubjectGrammar::Read(const TextWords& words, size_t end, bool* inherit) const {
  end = SkipPredicates(words, end);
  bool comma = end > 0 && words[end - 1].Is(",");
  size_t stop = BeforeParenthesis(words, comma ? end - 1 : end);
  size_t begin = ClauseBegin(words, stop);
  // A clause that only compares (`cao hơn cùng kỳ năm 2016`) has its subject in the one before.
  const bool empty = LongestMatchBefore(words, stop, clause_starts_) == stop - begin;  // `, trong đó gần 4/5`
  if (begin > 1 && begin < stop && words[begin - 1].Is(",") && (Compares(words[begin]) || empty)) {
    comma = true;
    stop = BeforeParenthesis(words, begin - 1);
    begin = ClauseBegin(words, stop);
  }
  if (begin > 0 && words[begin - 1].Is("%")) {
    // Only what stands behind a conjunction is new: `tổng thu đạt 38% dự toán và chi ngân sách đạt 40%`.
    size_t joint = stop;
    while (!comma && joint > begin && !words[joint - 1].Is("và") && !words[joint - 1].Is("còn")) --joint;
    *inherit = comma || joint == begin || joint == stop;
    if (*inherit) return std::nullopt;
    begin = joint;
  }
  if (stop == 0) return std::nullopt;
  const TextSpan subject = ClauseSubject(words, begin, stop, comma);
  return subject.empty() ? std::nullopt : std::optional<TextSpan>(subject);
}

}  // namespace sulieu
