#include "extractors/percentages/percentage_grammar.h"

#include <algorithm>

#include "pipeline/base/utf8.h"
#include "pipeline/extract/extractor.h"
#include "pipeline/text/letters.h"
#include "pipeline/text/numbers.h"

namespace sulieu {
namespace {

constexpr uint32_t kWindow = 300;  // bytes before and behind

bool IsTime(const Word& word) {
  static constexpr std::string_view kTimes[] = {"năm",  "tháng", "quý",  "ngày", "giờ",   "tuần",
                                                "giai", "thời",  "vòng", "kỳ",   "phiên", "đợt"};
  return std::any_of(std::begin(kTimes), std::end(kTimes), [&](std::string_view t) { return word.Is(t); });
}

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
    std::string digits(text);
    std::erase(digits, ' ');  // see JoinDecimal
    return ParseNumber(digits);
  }
  const auto words = ParseNumberWords(text);
  return words ? std::optional<double>(static_cast<double>(*words)) : std::nullopt;
}

struct PercentageGrammar::Context {
  std::string_view text;
  TextSpan sentence;
  TextWords before;
  TextWords behind;
};

PercentageGrammar::PercentageGrammar(const RuleSet& rules)
    : units_(rules), subjects_(rules), bounds_(rules), predicates_(rules.list("measure_predicates")) {}

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

// `lên 22, 24%`: a space has slipped into the decimal. Behind a predicate one number and a comma are no list:
// that would end in `và` (`lần lượt đạt 22, 24 và 30%`).
void PercentageGrammar::JoinDecimal(TextWords* before, Mention* mention) const {
  const size_t end = before->size();
  if (end < 3 || !(*before)[end - 1].Is(",") || mention->Get("high")) return;
  const Word& whole = (*before)[end - 2];
  const TextSpan part = *mention->Get("low");
  const bool joined = whole.kind == Word::Kind::kNumber && whole.key.size() <= 2 && part.size() <= 2 &&
                      mention->span.begin == part.begin && part.begin == (*before)[end - 1].span.end + 1 &&
                      whole.span.end == (*before)[end - 1].span.begin;
  if (!joined || LongestMatchBefore(*before, end - 2, predicates_) == 0) return;
  for (size_t i = 0; i + 2 < end; ++i) {
    if ((*before)[i].Is("lần") && (*before)[i + 1].Is("lượt")) return;
  }
  mention->span.begin = whole.span.begin;
  for (Capture& capture : mention->captures) {
    if (capture.name == "low") capture.span.begin = whole.span.begin;
  }
  before->Cut(end - 2);
}

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
    JoinDecimal(&context.before, &mention);
    if (sentence != mention.sentence) subject.reset();
    sentence = mention.sentence;
    size_t before_end = context.before.size();
    bounds_.AddBefore(context.before, &before_end, &mention);
    const size_t behind = BoundGrammar::AddBehind(context.behind, 0, &mention);
    const auto unit = UnitBehind(context, behind, &mention);
    bool inherit = false;
    const auto own = subjects_.Read(context.before, before_end, &inherit);
    if (!inherit) subject = own;
    if (unit || subject) mention.captures.push_back({"unit", unit ? *unit : *subject});
    if (!subject) subject = unit;
  }
  return settled;
}

}  // namespace sulieu
