#include "extractors/percentages/percentage_grammar.h"

#include <algorithm>

#include "pipeline/base/utf8.h"
#include "pipeline/extract/extractor.h"
#include "pipeline/text/letters.h"
#include "pipeline/text/numbers.h"

namespace sulieu {
namespace {

constexpr uint32_t kWindow = 300;   // bytes before and behind
constexpr size_t kMaxSubject = 12;  // words

bool IsTime(const Word& word) {
  static constexpr std::string_view kTimes[] = {"năm",  "tháng", "quý",  "ngày", "giờ",   "tuần",
                                                "giai", "thời",  "vòng", "kỳ",   "phiên", "đợt"};
  return std::any_of(std::begin(kTimes), std::end(kTimes), [&](std::string_view t) { return word.Is(t); });
}

// `tỷ lệ` or `tốc độ` with what it measures.
bool IsRate(const std::vector<Word>& words, size_t at, size_t end) {
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

bool DigitsGoOn(std::string_view text, uint32_t begin) {
  if (begin == 0) return false;
  const auto at = [&](uint32_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
  if (IsDigit(at(begin - 1))) return true;
  const char last = text[begin - 1];
  return (last == '.' || last == ',' || last == '/') && begin > 1 && IsDigit(at(begin - 2));
}

}  // namespace

std::optional<double> ReadPercentage(std::string_view text) {
  if (!text.empty() && IsDigit(static_cast<char32_t>(static_cast<unsigned char>(text[0])))) {
    // `4.345%` is a decimal written with a point: no percentage has thousands unless it has no more digits.
    return ParseNumber(text);
  }
  const auto words = ParseNumberWords(text);
  return words ? std::optional<double>(static_cast<double>(*words)) : std::nullopt;
}

struct PercentageGrammar::Context {
  std::string_view text;
  TextSpan sentence;
  std::vector<Word> before;
  std::vector<Word> behind;
};

PercentageGrammar::PercentageGrammar(const RuleSet& rules)
    : units_(rules),
      bounds_(rules.list("bounds")),
      predicates_(rules.list("predicates")),
      clause_starts_(rules.list("clause_starts")) {}

// Bounding words before the number join the span; *before_end becomes the index of the first of them.
void PercentageGrammar::AddBound(const Context& context, size_t* before_end, Mention* mention) const {
  for (;;) {
    const WordList::Entry* entry = nullptr;
    const size_t count = LongestMatchBefore(context.before, *before_end, bounds_, &entry);
    if (count == 0) return;
    const TextSpan span{context.before[*before_end - count].span.begin,
                        context.before[*before_end - 1].span.end};
    *before_end -= count;
    mention->span.begin = span.begin;
    if (entry->canonical != "exact") mention->captures.push_back({std::string_view(entry->canonical), span});
  }
}

// `trở lên`, `trở xuống` behind the number; the index of the word behind it.
size_t PercentageGrammar::AddTrailingBound(const Context& context, Mention* mention) const {
  if (context.behind.size() < 2 || !context.behind[0].Is("trở")) return 0;
  const bool up = context.behind[1].Is("lên");
  if (!up && !context.behind[1].Is("xuống")) return 0;
  const TextSpan span{context.behind[0].span.begin, context.behind[1].span.end};
  mention->captures.push_back({up ? "at_least" : "at_most", span});
  mention->span.end = span.end;
  return 2;
}

std::optional<TextSpan> PercentageGrammar::UnitBehind(const Context& context, size_t at,
                                                      Mention* mention) const {
  const auto& words = context.behind;
  if (at < words.size() && (words[at].Is("/"))) return std::nullopt;  // 12-15%/năm
  size_t begin = at;
  const bool direct = begin >= words.size() || !(words[begin].Is("trong") || words[begin].Is("của"));
  if (!direct) ++begin;
  if (begin < words.size() && (words[begin].Is("các") || words[begin].Is("những"))) ++begin;
  if (begin >= words.size() || IsTime(words[begin])) return std::nullopt;
  const auto unit = units_.Read(words, begin);
  if (!unit) return std::nullopt;
  if (!direct && unit->noun_class.empty() && !words[begin].Is("cơ")) return std::nullopt;
  if (direct) mention->span.end = unit->span.end;
  return unit->span;
}

// Where what is measured begins in the clause [begin, end): behind what introduces it (`cho thấy`, `riêng`,
// `năm 2016`), at the last `tỷ lệ` or `tốc độ`.
size_t PercentageGrammar::SubjectBegin(const std::vector<Word>& words, size_t begin, size_t end) const {
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
std::optional<TextSpan> PercentageGrammar::CountedNoun(const std::vector<Word>& words, size_t begin,
                                                       size_t end) const {
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
TextSpan PercentageGrammar::ClauseSubject(const Context& context, size_t begin, size_t end,
                                          bool to_verb) const {
  const auto& words = context.before;
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
  return {words[begin].span.begin, words[end - 1].span.end};
}

// The beginning of the clause that ends at `end`: behind the last break; a comma inside what is measured is
// none (`tỷ lệ điều tra, khám phá án đạt`, `học sinh khá, giỏi đạt`).
size_t PercentageGrammar::ClauseBegin(const std::vector<Word>& words, size_t end) const {
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
size_t PercentageGrammar::SkipPredicates(const std::vector<Word>& words, size_t end) const {
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
size_t BeforeParenthesis(const std::vector<Word>& words, size_t end) {
  if (end == 0 || !words[end - 1].Is(")")) return end;
  for (size_t i = end - 1; i-- > 0;) {
    if (words[i].Is("(")) return i;
  }
  return end;
}

}  // namespace

// The subject before the predicate that ends at word `end`; *inherit is set where it is that of the
// percentage before (`từ 29,4% xuống còn 24,8%`, `đạt 102% kế hoạch, tăng 7,5%`).
std::optional<TextSpan> PercentageGrammar::UnitBefore(const Context& context, size_t end,
                                                      bool* inherit) const {
  const auto& words = context.before;
  end = SkipPredicates(words, end);
  bool comma = end > 0 && words[end - 1].Is(",");
  size_t stop = BeforeParenthesis(words, comma ? end - 1 : end);
  size_t begin = ClauseBegin(words, stop);
  // A clause that only compares (`cao hơn cùng kỳ năm 2016`) has its subject in the one before.
  if (begin > 1 && begin < stop && words[begin - 1].Is(",") && Compares(words[begin])) {
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
  const TextSpan subject = ClauseSubject(context, begin, stop, comma);
  return subject.empty() ? std::nullopt : std::optional<TextSpan>(subject);
}

namespace {

// Makes a pair of numbers a range, or leaves its second number: `từ năm 2016 đến 20%`, `giảm từ 10 đến 5%`.
// False when the mention is no percentage.
bool SettleNumbers(std::string_view text, Mention* mention) {
  if (DigitsGoOn(text, mention->span.begin)) return false;
  const auto low = ReadPercentage(mention->Get("low")->In(text));
  if (!low) return false;
  const auto high_span = mention->Get("high");
  if (!high_span) return true;
  const auto high = ReadPercentage(high_span->In(text));
  return high && *low < *high;
}

// The single percentages of a pair that is no range.
void SplitPair(std::string_view text, const Mention& pair, std::vector<Mention>* out) {
  const auto single = [&](TextSpan number, uint32_t end) {
    Mention mention = pair;
    mention.captures = {{"low", number}};
    mention.span = {number.begin, end};
    if (ReadPercentage(number.In(text))) out->push_back(std::move(mention));
  };
  if (DigitsGoOn(text, pair.span.begin)) return single(*pair.Get("high"), pair.span.end);
  if (const auto sign = pair.Get("low_sign")) single(*pair.Get("low"), sign->end);
  single(*pair.Get("high"), pair.span.end);
}

}  // namespace

std::vector<Mention> PercentageGrammar::Read(const Article& article, std::vector<Mention> matches) const {
  std::vector<Mention> settled;
  for (Mention& mention : matches) {
    if (SettleNumbers(article.text, &mention)) {
      settled.push_back(std::move(mention));
    } else if (mention.Get("high")) {
      SplitPair(article.text, mention, &settled);
    }
  }
  settled = LongestFirst(std::move(settled));
  std::optional<TextSpan> subject;  // of the last percentage
  uint32_t sentence = 0;
  for (Mention& mention : settled) {
    Context context;
    context.text = article.text;
    context.sentence = article.sentences[mention.sentence].span;
    context.before = WordsBefore(article.text, mention.span.begin, context.sentence.begin, kWindow);
    context.behind = WordsBehind(article.text, mention.span.end, context.sentence.end, kWindow);
    if (sentence != mention.sentence) subject.reset();
    sentence = mention.sentence;
    size_t before_end = context.before.size();
    AddBound(context, &before_end, &mention);
    const auto unit = UnitBehind(context, AddTrailingBound(context, &mention), &mention);
    bool inherit = false;
    const auto own = UnitBefore(context, before_end, &inherit);
    if (!inherit) subject = own;
    if (unit || subject) mention.captures.push_back({"unit", unit ? *unit : *subject});
    if (!subject) subject = unit;
  }
  return settled;
}

}  // namespace sulieu
