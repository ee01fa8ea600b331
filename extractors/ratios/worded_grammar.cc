#include "extractors/ratios/worded_grammar.h"

#include <algorithm>

#include "pipeline/base/utf8.h"
#include "pipeline/text/letters.h"

namespace sulieu {

namespace {

bool BeginsWith(const TextWords& words, const TextWords& begin) {
  if (words.size() < begin.size()) return false;
  for (size_t i = 0; i < begin.size(); ++i) {
    if (words[i].key != begin[i].key) return false;
  }
  return true;
}

// Characters of the longest clause about a total. A count in the pattern would be as many states of its
// automaton for every text.
constexpr size_t kLongestClause = 90;

bool IsLongClause(std::string_view clause) {
  clause.remove_prefix(std::min(clause.find_first_not_of(' '), clause.size()));
  return CountCodePoints(clause) > kLongestClause;
}

}  // namespace

// True when two phrases begin with the same noun or, unless strict, with nouns of one class.
bool WordedGrammar::SameKind(const TextWords& a, const TextWords& b, bool strict) const {
  if (a.empty() || b.empty()) return false;
  if (a[0].key == b[0].key) return true;
  const std::string_view noun_class = units_.NounClass(a, 0);
  return !strict && !noun_class.empty() && noun_class == units_.NounClass(b, 0);
}

// `1 hộ trong tổng số 13`, `22 cơ sở có vi phạm (trên tổng số 99 cơ sở`: what stands between the numbers is
// what the first counts, alone or with what was found of it.
bool WordedGrammar::NounCounts(const RatioContext& context, TextSpan noun, std::string_view total) const {
  const TextWords words = SplitWords(context.text, noun);
  if (words.empty()) return true;
  if (IsTime(words[0].key) || IsMagnitude(words[0].key) || words[0].Is("phần")) return false;
  const auto unit = units_.Read(words, 0);
  if (!unit) return false;
  if (total.empty()) return BeginsWith(context.behind, words);
  if (total.starts_with("tổng") && words.size() > 1) return true;
  const bool whole = unit->end == words.size() || units_.IsVerb(words, unit->end);
  if (!whole || unit->noun_class.empty()) return false;
  const std::string_view other = units_.NounClass(context.behind, 0);
  return other.empty() || other == unit->noun_class || total.starts_with("tổng");
}

// `là một trong ba`, `chọn 1 trong 3` count nothing; `; 1 trong 3 trạm bơm bị hỏng` does.
bool WordedGrammar::CountsOne(const RatioContext& context, std::string_view numerator) const {
  const bool counts = context.before.empty() || IsOneOf<4>(context.key_before(), {";", "có", "còn", "."});
  return IsDigits(numerator) && counts;
}

bool WordedGrammar::AcceptOutOf(const RatioContext& context, const Mention& mention) const {
  const auto total = mention.Get("total");
  const auto noun = mention.Get("noun");
  const std::string_view numerator = mention.Get("numerator")->In(context.text);
  if (context.numerator > context.denominator || context.denominator < 2) return false;
  if (IsRank(context.key_before()) || context.key_before() == "số" || IsYear(context.numerator) ||
      IsMagnitude(context.key_behind()))
    return false;
  const std::string_view total_text = total ? total->In(context.text) : std::string_view();
  const bool bare = !noun || noun->empty();
  if (context.numerator == 1 && bare && !total_text.starts_with("tổng") && !CountsOne(context, numerator))
    return false;
  if (FoldForLookup(numerator) == "năm" && !total) return false;
  if (!bare && !NounCounts(context, *noun, total_text)) return false;
  const auto unit = units_.Read(context.behind, 0);
  if (unit && IsTime(context.key_behind())) return false;
  if (total) return true;
  const bool same_script = IsDigits(numerator) == IsDigits(mention.Get("denominator")->In(context.text));
  if (!same_script || !unit || context.before_class == "date" || context.before_class == "refuse")
    return false;
  return !bare || (!unit->noun_class.empty() && unit->noun_class != "quantity");
}

bool WordedGrammar::AcceptTotalFirst(const RatioContext& context, Mention* mention) const {
  if (context.numerator > context.denominator || IsMagnitude(context.key_behind())) return false;
  const std::string_view id = mention->rule->id;
  const bool said = id.starts_with("ratio.of_total_b");  // `trong số`, `trong tổng số`
  const TextSpan noun = *mention->Get("noun");
  if (said && IsLongClause(noun.In(context.text))) return false;
  const TextWords words = SplitWords(context.text, noun);
  const auto total = units_.Read(words, 0);
  if (!total || IsTime(words[0].key) || IsMagnitude(words[0].key)) return false;
  if (id == "ratio.of_total_b_comma_a" && context.denominator < 3) return false;  // one of two
  const auto unit = units_.Read(context.behind, 0);
  if (!unit) {
    const bool verb =
        !context.behind.empty() && (units_.IsVerb(context.behind, 0) || context.behind[0].Is("là"));
    if (said && verb) mention->captures.push_back({"unit", total->span});
    return said && verb;
  }
  const bool strict = id == "ratio.of_b_a";
  if (!SameKind(words, context.behind, strict)) return false;
  if (strict && total->noun_class.empty() && words.size() < 2) return false;
  mention->captures.push_back({"unit", total->span});
  mention->span.end = unit->span.end;
  return true;
}

bool WordedGrammar::AcceptParts(const RatioContext& context, Mention* mention) const {
  if (context.numerator >= context.denominator) return false;
  if (!context.behind.empty() && context.behind[0].kind == Word::Kind::kNumber) return false;
  if (IsTime(context.key_behind()) || context.key_behind() == "thế") return false;  // ba phần tư thế kỷ
  const auto unit = units_.Read(context.behind, 0);
  if (!context.counts()) {
    if (unit && unit->noun_class.empty()) return false;
    const bool part = context.before.size() >= 2 && context.key_before() == "đó";  // trong đó một phần tư là
    if (!unit && context.numerator == 1 && !(part && units_.IsVerb(context.behind, 0))) return false;
  }
  mention->captures.push_back({"fraction", *mention->Get("numerator")});
  return true;
}

bool WordedGrammar::Accept(const RatioContext& context, Mention* mention) const {
  const std::string_view id = mention->rule->id;
  if (id.starts_with("ratio.of_total_b") || id == "ratio.of_b_a" || id == "ratio.every_b_a")
    return AcceptTotalFirst(context, mention);
  if (id == "ratio.a_parts_of_b") return AcceptParts(context, mention);
  return AcceptOutOf(context, *mention);
}

}  // namespace sulieu
