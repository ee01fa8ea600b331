#include "extractors/ratios/ratio_grammar.h"

#include "extractors/ratios/table_cell.h"
#include "pipeline/extract/extractor.h"

namespace sulieu {
namespace {

constexpr uint32_t kWindowBehind = 500;  // bytes of unit and outcome

bool IsSlash(const Mention& mention) { return mention.rule->id == "ratio.a_slash_b"; }

// A day and month whose words before say so: most a/b of the press. Only `ngày 6/10 (60%)` is looked at
// again.
bool IsPlainDate(const RatioContext& context, const Mention& mention) {
  if (!IsSlash(mention) || !context.MayBeDate() || context.before_class != "date") return false;
  const std::string_view behind = context.text.substr(mention.span.end, 2);
  return context.numerator != context.denominator && behind.find('(') == std::string_view::npos;
}

}  // namespace

RatioGrammar::RatioGrammar(const RuleSet& rules)
    : contexts_(rules),
      slash_(rules),
      worded_(rules),
      units_(rules),
      subjects_(rules),
      attained_(rules.list("attained")) {}

void RatioGrammar::AddUnit(const RatioContext& context, Mention* mention) const {
  if (mention->Get("unit")) return;
  auto unit = IsSlash(*mention) ? slash_.Unit(context) : units_.Read(context.behind, 0);
  // `học sinh dân tộc chiếm hơn 3/4 tổng số`: the total of what stands before
  const bool total_alone = unit && unit->span.In(context.text) == "tổng số";
  if (total_alone) unit.reset();
  const auto noun = mention->Get("noun");
  const auto measure = mention->Get("measure");
  if (measure) {  // `42,7/44,1km đường trục thôn`
    mention->span.end = unit ? unit->span.end : measure->end;
    mention->captures.push_back({"unit", {measure->begin, mention->span.end}});
  } else if (unit) {
    mention->captures.push_back({"unit", unit->span});
    mention->span.end = unit->span.end;
    if (unit->noun_class == "quantity") mention->captures.push_back({"fraction", *mention->Get("numerator")});
  } else if (noun && !noun->empty()) {
    const TextWords words = SplitWords(context.text, *noun);
    mention->captures.push_back({"unit", {words.front().span.begin, words.back().span.end}});
  } else if (const auto heading = FillsCell(context.text, mention->span)
                                      ? ColumnHeading(context.text, mention->span)
                                      : std::nullopt) {
    mention->captures.push_back({"unit", *heading});
  } else if (const auto total = contexts_.NounOfTotal(context)) {
    mention->captures.push_back({"unit", *total});
  } else {
    AddSubject(context, mention);
  }
}

// Of a share without a unit behind it: `6.300 lao động, trong đó gần 4/5 là nữ`.
void RatioGrammar::AddSubject(const RatioContext& context, Mention* mention) const {
  bool inherit = false;
  const auto& words = context.before;
  if (context.key_before() == "phiếu") {  // `trúng cử với số phiếu 27/27`
    mention->captures.push_back({"unit", words.back().span});
    return;
  }
  if (const auto total = contexts_.NounBeforeParts(context)) {
    mention->captures.push_back({"unit", *total});
    return;
  }
  size_t end = words.size();
  if (context.IsBesidePercentage()) {  // `tỷ lệ tín nhiệm cao chỉ 38,46% (25/65)`, `88,9% số xã (8/9)`
    while (!words[end - 1].Is("%")) --end;
    const auto unit = units_.Read(words, end);
    if (unit) return mention->captures.push_back({"unit", unit->span});
    end = std::max<size_t>(end, 2) - 2;
  }
  end = contexts_.CueBegin(words, end);
  auto subject = subjects_.Read(words, end, &inherit);
  if (!subject) return;
  for (std::string_view rate : {"tỷ lệ ", "tỉ lệ ", "Tỷ lệ ", "Tỉ lệ "}) {  // what is counted, not its share
    if (subject->In(context.text).starts_with(rate)) subject->begin += static_cast<uint32_t>(rate.size());
  }
  mention->captures.push_back({"unit", *subject});
}

// The predicate behind the unit, else what was attained before the number.
void RatioGrammar::AddOutcome(const RatioContext& context, Mention* mention) const {
  size_t at = 0;
  while (at < context.behind.size() && context.behind[at].span.begin < mention->span.end) ++at;
  if (const auto predicate = units_.ReadPredicate(context.behind, at)) {
    mention->captures.push_back({"outcome", *predicate});
    return;
  }
  const size_t count = LongestMatchBefore(context.before, context.before.size(), attained_);
  if (count == 0) return;
  const TextSpan first = context.before[context.before.size() - count].span;
  mention->captures.push_back({"outcome", {first.begin, context.before.back().span.end}});
}

namespace {

// A ratio, or two numbers that are one only beside another.
struct Candidate {
  Mention mention;
  bool bare = false;
  bool open = false;      // a ratio that takes the noun of the next in an enumeration
  bool fraction = false;  // of no counted things
  double denominator = 0;
  bool free = false;  // no date, or counted: takes its noun from any ratio with the same total
};

// True when nothing but joints of an enumeration stands between two ratios.
bool IsJoint(std::string_view between) {
  for (const Word& word : SplitWords(between, {0, static_cast<uint32_t>(between.size())})) {
    if (!IsOneOf<8>(word.key, {",", ";", "và", "có", "gần", "hơn", "cùng", "với"})) return false;
  }
  return true;
}

// True when `ratio` gives its noun to `bare`: the next in an enumeration, or of the same total in the
// sentence.
bool GivesNoun(std::string_view text, const Candidate& ratio, const Candidate& bare, bool next) {
  if (ratio.bare || ratio.mention.sentence != bare.mention.sentence) return false;
  const TextSpan left = bare.mention.span, right = ratio.mention.span;
  if (next && IsJoint(text.substr(left.end, right.begin - left.end))) return true;
  return bare.bare && bare.free && ratio.denominator == bare.denominator;
}

// Ratios without a noun take that of a neighbour. Those that are no ratio by themselves and find none are
// dropped.
void SettleBare(std::string_view text, std::vector<Candidate>* candidates) {
  for (size_t i = candidates->size(); i-- > 0;) {
    Candidate& bare = (*candidates)[i];
    if (!bare.bare && !bare.open) continue;
    for (size_t other : {i + 1, i - 1}) {
      if (other >= candidates->size() || !GivesNoun(text, (*candidates)[other], bare, other > i)) continue;
      if (const auto unit = (*candidates)[other].mention.Get("unit")) {
        bare.mention.captures.push_back({"unit", *unit});
        bare.fraction = false;
      }
      bare.bare = false;
      break;
    }
  }
  std::erase_if(*candidates, [](const Candidate& candidate) { return candidate.bare; });
}

// `a xã, b cơ quan, c trường đạt X`: what the last attained, all did.
void ShareAlongEnumeration(std::string_view text, std::vector<Mention>* mentions) {
  for (size_t i = mentions->size(); i-- > 1;) {
    Mention& left = (*mentions)[i - 1];
    const Mention& right = (*mentions)[i];
    if (left.sentence != right.sentence || left.Get("outcome") || !right.Get("outcome")) continue;
    if (IsJoint(text.substr(left.span.end, right.span.begin - left.span.end)))
      left.captures.push_back({"outcome", *right.Get("outcome")});
  }
}

}  // namespace

SlashVerdict RatioGrammar::Judge(RatioContext* context, Mention* mention) const {
  if (IsPlainDate(*context, *mention)) return SlashVerdict::kRefused;
  context->behind = WordsBehind(context->text, mention->span.end, context->sentence.end, kWindowBehind);
  if (IsSlash(*mention)) return slash_.Judge(*context, *mention);
  return worded_.Accept(*context, mention) ? SlashVerdict::kRatio : SlashVerdict::kRefused;
}

std::vector<Mention> RatioGrammar::Read(const Article& article, std::vector<Mention> matches) const {
  std::vector<Candidate> candidates;
  for (Mention& mention : matches) {
    auto context = contexts_.Read(article, mention);
    if (!context) continue;
    SlashVerdict verdict = Judge(&*context, &mention);
    // `có 26 trường, đến nay 20/26 đạt chuẩn`
    if (verdict == SlashVerdict::kBare && !context->MayBeDate() &&
        context->numerator <= context->denominator && contexts_.NounOfTotal(*context)) {
      verdict = SlashVerdict::kRatio;
    }
    if (verdict == SlashVerdict::kRefused) continue;
    Candidate candidate;
    candidate.bare = verdict == SlashVerdict::kBare;
    candidate.denominator = context->denominator;
    candidate.free = !context->MayBeDate() || context->counts();
    if (verdict == SlashVerdict::kRatio || verdict == SlashVerdict::kFraction) AddUnit(*context, &mention);
    candidate.open = verdict == SlashVerdict::kFraction && !mention.Get("unit");
    candidate.fraction = verdict == SlashVerdict::kFraction || verdict == SlashVerdict::kRate;
    AddOutcome(*context, &mention);
    candidate.mention = std::move(mention);
    candidates.push_back(std::move(candidate));
  }
  SettleBare(article.text, &candidates);
  std::vector<Mention> accepted;
  for (Candidate& candidate : candidates) {
    if (candidate.fraction)
      candidate.mention.captures.push_back({"fraction", *candidate.mention.Get("numerator")});
    accepted.push_back(std::move(candidate.mention));
  }
  accepted = LongestFirst(std::move(accepted));
  ShareAlongEnumeration(article.text, &accepted);
  return accepted;
}

}  // namespace sulieu
