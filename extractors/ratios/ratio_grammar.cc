#include "extractors/ratios/ratio_grammar.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "pipeline/extract/extractor.h"
#include "pipeline/text/letters.h"
#include "pipeline/text/numbers.h"

namespace sulieu {
namespace {

constexpr uint32_t kWindowBehind = 500;  // bytes of unit and outcome
constexpr uint32_t kWindowBefore = 120;

bool IsWhole(double number) { return number == std::floor(number); }
bool IsYear(double number) { return IsWhole(number) && number >= 1900 && number <= 2100; }

template <size_t N>
bool IsOneOf(std::string_view key, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), key) != words.end();
}

bool IsTime(std::string_view key) {
  return IsOneOf<9>(key, {"năm", "tháng", "ngày", "giờ", "tuần", "quý", "phút", "thập", "mùa"});
}

bool IsMagnitude(std::string_view key) {
  return IsOneOf<7>(key, {"triệu", "tỷ", "tỉ", "nghìn", "ngàn", "vạn", "%"});
}

bool IsRank(std::string_view key) { return IsOneOf<5>(key, {"thứ", "hạng", "nhì", "top", "trí"}); }

bool IsDigits(std::string_view text) { return !text.empty() && IsDigit(static_cast<char32_t>(text[0])); }

}  // namespace

std::optional<double> ReadCount(std::string_view text) {
  if (IsDigits(text)) return ParseNumber(text);
  const auto words = ParseNumberWords(text);
  return words ? std::optional<double>(static_cast<double>(*words)) : std::nullopt;
}

struct RatioGrammar::Context {
  std::string_view text;
  TextSpan sentence;
  std::vector<Word> before;
  std::vector<Word> behind;
  double numerator = 0;
  double denominator = 0;
  std::string_view before_class;
  bool after_time = false;

  std::string_view key_behind() const { return behind.empty() ? "" : std::string_view(behind[0].key); }
  std::string_view key_before() const { return before.empty() ? "" : std::string_view(before.back().key); }
  // A day and month, or a month and year.
  bool MayBeDate() const {
    if (!IsWhole(numerator) || !IsWhole(denominator) || numerator < 1) return false;
    return (numerator <= 31 && denominator >= 1 && denominator <= 12) ||
           (numerator <= 12 && IsYear(denominator));
  }
  // `quy hoạch tỷ lệ 1/500`
  bool IsMapScale() const {
    return numerator == 1 && denominator >= 100 && std::fmod(denominator, 100) == 0 &&
           (key_before() == "lệ" || behind.empty() || behind[0].kind != Word::Kind::kWord) &&
           (behind.empty() || !behind[0].Is("người"));
  }
  bool IsSeason() const {
    return IsYear(numerator) &&
           (denominator == numerator + 1 || denominator == std::fmod(numerator + 1, 100));
  }
};

RatioGrammar::RatioGrammar(const RuleSet& rules)
    : units_(rules),
      subjects_(rules),
      before_(rules.list("before")),
      after_(rules.list("after")),
      attained_(rules.list("attained")) {}

std::string_view RatioGrammar::Before(const Context& context) const {
  const auto& words = context.before;
  const WordList::Entry* entry = nullptr;
  if (LongestMatchBefore(words, words.size(), before_, &entry) > 0)
    return entry->canonical == "day" ? "date" : std::string_view(entry->canonical);
  if (words.size() < 2) return {};
  const Word& joint = words.back();
  // `chiều nay, 22/6`, `hôm qua (9/5)`
  const size_t last = words.size() - 1;
  if ((joint.Is(",") || joint.Is("(")) && LongestMatchBefore(words, last, before_, &entry) > 0 &&
      entry->canonical == "day") {
    return "date";
  }
  // `10 - 15/6`, `5 và 6/7`, `22,23,24/6`: the last day of several
  const Word& number = words[last - 1];
  const bool day = number.kind == Word::Kind::kNumber && number.key.find('.') == std::string::npos;
  if (day && IsOneOf<4>(joint.key, {"-", "–", "và", ","})) return "date";
  return {};
}

bool RatioGrammar::AcceptWithoutUnit(const Context& context, Mention* mention) const {
  const bool share = context.before_class == "share" && context.denominator <= 1000;
  const bool small = context.numerator < context.denominator && context.denominator <= 10;
  if (!share || (context.MayBeDate() && !small)) return false;
  const bool score = context.denominator == 10 || context.denominator == 20 || context.denominator == 100;
  if (score && context.numerator != 1 && !IsOneOf<3>(context.key_before(), {"chiếm", "bằng", "lệ"}))
    return false;
  if (context.MayBeDate() &&
      IsOneOf<7>(context.key_before(), {"khoảng", "trên", "có", "được", "chỉ", "mới", "đạt"})) {
    return false;
  }
  const bool open = context.behind.empty() || context.behind[0].kind == Word::Kind::kPunctuation ||
                    units_.IsEnd(context.behind, 0);
  if (open) mention->captures.push_back({"fraction", *mention->Get("numerator")});
  return open;
}

bool RatioGrammar::RefusedBehind(const Context& context) const {
  const WordList::Entry* entry = nullptr;
  const size_t count = LongestMatch(context.behind, 0, after_, &entry);
  size_t noun = 0;
  units_.NounClass(context.behind, 0, &noun);
  if (count == 0 || noun > count) return false;  // `điểm trường` is no `điểm`
  if (entry->canonical == "score") return !units_.IsVerb(context.behind, count);
  if (entry->canonical != "name") return true;
  if (count >= context.behind.size()) return false;
  const Word& next = context.behind[count];
  const bool named = next.capital || next.kind == Word::Kind::kNumber;
  const bool address = context.before.empty() || context.before.back().kind != Word::Kind::kWord;
  return named && (address || !context.before.back().Is("có"));
}

// `trực tuyến tới 12/12 điểm cầu`: all of them, not a day up to which.
bool RatioGrammar::IsAllOfAll(const Context& context) const {
  size_t count = 0;
  const std::string_view noun = units_.NounClass(context.behind, 0, &count);
  return context.numerator == context.denominator && count > 0 && noun != "measure" && noun != "quantity" &&
         IsOneOf<2>(context.key_before(), {"tới", "đến"});
}

bool RatioGrammar::AcceptSlash(const Context& context, Mention* mention) const {
  const char next = mention->span.end < context.text.size() ? context.text[mention->span.end] : ' ';
  if (next == '/' || next == '-' || next == '%') return false;
  const char last = mention->span.begin > 0 ? context.text[mention->span.begin - 1] : ' ';
  if (last == '/' || last == '-' || last == '+') return false;
  if (context.IsSeason() || context.before_class == "refuse") return false;
  if (RefusedBehind(context) || context.numerator > 5 * context.denominator) return false;
  if (context.IsMapScale()) return false;
  const bool may_be_date = context.MayBeDate();
  if (may_be_date && context.before_class == "date" && !IsAllOfAll(context)) return false;
  if (context.denominator == 24 || (context.numerator == 24 && context.denominator == 7)) {
    if (context.numerator == 24) return false;
  }
  if (mention->Get("measure")) return true;
  const auto unit = units_.Read(context.behind, 0);
  if (!unit) return AcceptWithoutUnit(context, mention);
  // `1/8,1 triệu` is no count of millions, `72/160 tỷ đồng` is one of money.
  if (IsMagnitude(context.key_behind()) && unit->end == 1) return false;
  if (unit->noun_class.empty()) {
    const bool initials = context.behind[0].all_caps && context.before_class == "share";  // `hơn 2/3 GDP`
    if ((unit->capital && !initials) || IsYear(context.denominator)) return false;
    const bool listed = context.key_before() == ";" && units_.IsVerb(context.behind, unit->end);
    return !may_be_date || context.before_class == "share" || listed;
  }
  if (!may_be_date) return true;
  if (unit->capital) return context.before_class == "share";
  if (unit->noun_class == "quantity") return !context.before.empty() || context.numerator == 1;
  return true;
}

bool RatioGrammar::AcceptOutOf(const Context& context, Mention* mention) const {
  const auto total = mention->Get("total");
  const std::string_view numerator = mention->Get("numerator")->In(context.text);
  if (context.numerator > context.denominator || context.denominator < 2) return false;
  if (IsRank(context.key_before()) || context.key_before() == "số" || IsYear(context.numerator) ||
      IsMagnitude(context.key_behind()))
    return false;
  const std::string_view total_text = total ? total->In(context.text) : std::string_view();
  if (context.numerator == 1 && !total_text.starts_with("tổng")) {
    // `là một trong ba`, `chọn 1 trong 3` count nothing; `; 1 trong 3 trạm bơm bị hỏng` does.
    const bool counts = context.before.empty() || IsOneOf<4>(context.key_before(), {";", "có", "còn", "."});
    if (!IsDigits(numerator) || !counts) return false;
  }
  if (FoldForLookup(numerator) == "năm" && !total) return false;
  const auto noun = mention->Get("noun");
  if (noun && !noun->empty()) {
    const std::vector<Word> words = SplitWords(context.text, *noun);
    const auto unit = units_.Read(words, 0);
    if (!unit || unit->noun_class.empty() || unit->end != words.size() || IsTime(words[0].key) ||
        words[0].Is("phần"))
      return false;
  }
  const auto unit = units_.Read(context.behind, 0);
  if (unit && IsTime(context.key_behind())) return false;
  if (total) return true;
  const bool same_script = IsDigits(numerator) == IsDigits(mention->Get("denominator")->In(context.text));
  return same_script && unit && !unit->noun_class.empty() && unit->noun_class != "quantity" &&
         context.before_class != "date" && context.before_class != "refuse";
}

bool RatioGrammar::AcceptOfTotalFirst(const Context& context, Mention* mention) const {
  if (context.numerator > context.denominator || IsMagnitude(context.key_behind())) return false;
  const std::vector<Word> words = SplitWords(context.text, *mention->Get("noun"));
  const auto total = units_.Read(words, 0);
  if (!total || IsTime(words[0].key)) return false;
  const auto unit = units_.Read(context.behind, 0);
  if (!unit) return !context.behind.empty() && units_.IsVerb(context.behind, 0);
  if (context.behind[0].key != words[0].key &&
      (unit->noun_class.empty() || unit->noun_class != total->noun_class)) {
    return false;
  }
  mention->captures.push_back({"unit", total->span});
  mention->span.end = unit->span.end;
  return true;
}

bool RatioGrammar::AcceptParts(const Context& context, Mention* mention) const {
  if (context.numerator >= context.denominator) return false;
  if (!context.behind.empty() && context.behind[0].kind == Word::Kind::kNumber) return false;
  const auto unit = units_.Read(context.behind, 0);
  if (context.before_class != "share") {
    if (unit && unit->noun_class.empty()) return false;
    const bool part = context.before.size() >= 2 && context.key_before() == "đó";  // trong đó một phần tư là
    if (!unit && context.numerator == 1 && !(part && units_.IsVerb(context.behind, 0))) return false;
  }
  mention->captures.push_back({"fraction", *mention->Get("numerator")});
  return true;
}

bool RatioGrammar::Accept(const Context& context, Mention* mention) const {
  if (context.denominator == 0) return false;
  const std::string_view id = mention->rule->id;
  if (id == "ratio.a_slash_b") return AcceptSlash(context, mention);
  if (id == "ratio.of_total_b_a") return AcceptOfTotalFirst(context, mention);
  if (id == "ratio.a_parts_of_b") return AcceptParts(context, mention);
  return AcceptOutOf(context, mention);
}

void RatioGrammar::AddUnit(const Context& context, Mention* mention) const {
  if (mention->Get("unit")) return;
  const auto unit = units_.Read(context.behind, 0);
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
    const std::vector<Word> words = SplitWords(context.text, *noun);
    mention->captures.push_back({"unit", {words.front().span.begin, words.back().span.end}});
  } else {
    AddSubject(context, mention);
  }
}

// Of a share without a unit behind it: `6.300 lao động, trong đó gần 4/5 là nữ`.
void RatioGrammar::AddSubject(const Context& context, Mention* mention) const {
  size_t end = context.before.size();
  end -= LongestMatchBefore(context.before, end, before_);
  bool inherit = false;
  if (const auto subject = subjects_.Read(context.before, end, &inherit))
    mention->captures.push_back({"unit", *subject});
}

// The predicate behind the unit, else what was attained before the number.
void RatioGrammar::AddOutcome(const Context& context, Mention* mention) const {
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

// True when nothing but joints of an enumeration stands between two ratios.
bool IsJoint(std::string_view between) {
  for (const Word& word : SplitWords(between, {0, static_cast<uint32_t>(between.size())})) {
    if (!IsOneOf<8>(word.key, {",", ";", "và", "có", "gần", "hơn", "cùng", "với"})) return false;
  }
  return true;
}

// `a xã, b cơ quan, c trường đạt X`: what the last attained, all did. And `từ 5/12 xã lên 9/12`: the unit of
// the same total.
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

std::vector<Mention> RatioGrammar::Read(const Article& article, std::vector<Mention> matches) const {
  std::vector<Mention> accepted;
  for (Mention& mention : matches) {
    Context context;
    context.text = article.text;
    context.sentence = article.sentences[mention.sentence].span;
    const auto numerator = ReadCount(mention.Get("numerator")->In(article.text));
    const auto denominator = ReadCount(mention.Get("denominator")->In(article.text));
    if (!numerator || !denominator) continue;
    context.numerator = *numerator;
    context.denominator = *denominator;
    context.before = WordsBefore(article.text, mention.span.begin, context.sentence.begin, kWindowBefore);
    context.before_class = Before(context);
    // Most a/b of the press are dates; the words behind are split only where one is not ruled out.
    const bool date = context.MayBeDate() && context.before_class == "date";
    if (date && context.numerator != context.denominator && mention.rule->id == "ratio.a_slash_b") continue;
    context.behind = WordsBehind(article.text, mention.span.end, context.sentence.end, kWindowBehind);
    if (!Accept(context, &mention)) continue;
    AddUnit(context, &mention);
    AddOutcome(context, &mention);
    accepted.push_back(std::move(mention));
  }
  accepted = LongestFirst(std::move(accepted));
  ShareAlongEnumeration(article.text, &accepted);
  return accepted;
}

}  // namespace sulieu
