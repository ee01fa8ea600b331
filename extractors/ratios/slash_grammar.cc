#include "extractors/ratios/slash_grammar.h"

#include <algorithm>
#include <cmath>

#include "extractors/ratios/table_cell.h"

namespace sulieu {
namespace {

constexpr size_t kMaxQuotedWords = 10;
constexpr uint32_t kWindowOfVote = 600;  // bytes

// `với 410/442 (chiếm 83,5%) số đại biểu`: the percentage may be of another total.
bool HasPercentage(const TextWords& words) {
  if (words.empty() || !words[0].Is("(")) return false;
  for (size_t i = 1; i < words.size() && i < 7 && !words[i].Is(")"); ++i) {
    if (words[i].Is("%")) return true;
  }
  return false;
}

}  // namespace

SlashGrammar::SlashGrammar(const RuleSet& rules) : units_(rules), after_(rules.list("after")) {}

// `12/15 “Mái ấm công đoàn”`
std::optional<CountedUnit> SlashGrammar::Quoted(const TextWords& words, size_t at) {
  for (size_t i = at + 2; i < words.size() && i < at + kMaxQuotedWords; ++i) {
    if (!words[i].Is("”") && !words[i].Is("\"")) continue;
    CountedUnit unit;
    unit.span = {words[at + 1].span.begin, words[i - 1].span.end};
    unit.noun_class = "work";
    unit.end = i + 1;
    return unit;
  }
  return std::nullopt;
}

std::optional<CountedUnit> SlashGrammar::Unit(const RatioContext& context) const {
  const auto& words = context.behind;
  size_t at = 0;
  const auto skip = [&](std::string_view word) {
    const bool found = at < words.size() && words[at].Is(word);
    if (found) ++at;
    return found;
  };
  while (HasPercentage(words) && at < words.size() && !skip(")")) ++at;  // `410/442 (chiếm 83,5%) đại biểu`
  // `trong (tổng) số 336 thủy thủ`
  if (words.size() > 2 && words[0].Is("trong") && (words[1].Is("số") || words[1].Is("tổng"))) {
    skip("trong");
    skip("tổng");
    skip("số");
    if (at < words.size() && words[at].kind == Word::Kind::kNumber) ++at;
  }
  if (at < words.size() && (words[at].Is("“") || words[at].Is("\""))) return Quoted(words, at);
  skip("các") || skip("những");
  auto unit = units_.Read(words, at);
  if (unit && (at > 0 || words[0].Is("số")) && unit->noun_class.empty()) unit->noun_class = "quantity";
  return unit;
}

// `4,21/5 điểm`, `26/31 điểm từ ban giám khảo`; not `41/112 điểm chưa có điện`, `102/104 điểm bán`: places
// are described, and marks are given out of a round number.
bool SlashGrammar::IsScore(const RatioContext& context, size_t noun_end) const {
  if (units_.IsVerb(context.behind, noun_end) || context.key_before() == "chiếm") return false;
  const bool described = noun_end < context.behind.size() && !units_.IsEnd(context.behind, noun_end) &&
                         context.behind[noun_end].kind == Word::Kind::kWord;
  const double most = context.denominator;
  return !described || most <= 6 || std::fmod(most, 10) == 0 || !IsWhole(context.numerator);
}

bool SlashGrammar::RefusedBehind(const RatioContext& context) const {
  const WordList::Entry* entry = nullptr;
  const size_t count = LongestMatch(context.behind, 0, after_, &entry);
  size_t noun = 0;
  units_.NounClass(context.behind, 0, &noun);
  if (count == 0 || noun > count) return false;  // `điểm trường` is no `điểm`
  if (entry->canonical == "score") return IsScore(context, count);
  if (entry->canonical == "recipe") return context.denominator <= 4 && context.before_class != "share";
  if (entry->canonical != "name") return true;
  if (count >= context.behind.size()) return false;
  const Word& next = context.behind[count];
  const bool named = next.capital || next.kind == Word::Kind::kNumber;
  const bool address = context.before.empty() || context.before.back().kind != Word::Kind::kWord ||
                       context.before.back().capital || IsOneOf<2>(context.key_before(), {"tại", "ở"});
  return named && (address || !context.counts());
}

// `trực tuyến tới 12/12 điểm cầu`: all of them, not a day up to which.
bool SlashGrammar::IsAllOfAll(const RatioContext& context) const {
  size_t count = 0;
  const std::string_view noun = units_.NounClass(context.behind, 0, &count);
  if (context.numerator != context.denominator) return false;
  // `họp trực tuyến với 8/8 Ban đại diện cấp huyện`: no day stands behind these words
  if (IsOneOf<5>(context.key_before(), {"với", "cả", "có", "của", "cùng"}) && !context.behind.empty() &&
      context.behind[0].kind == Word::Kind::kWord && !units_.IsEnd(context.behind, 0)) {
    return true;
  }
  return count > 0 && noun != "measure" && noun != "quantity" &&
         IsOneOf<5>(context.key_before(), {"tới", "đến", "từ", "ở", "tại"});
}

bool SlashGrammar::RefusedByShape(const RatioContext& context, const Mention& mention) const {
  const char next = mention.span.end < context.text.size() ? context.text[mention.span.end] : ' ';
  if (next == '/' || next == '-' || next == '%') return true;
  const char last = mention.span.begin > 0 ? context.text[mention.span.begin - 1] : ' ';
  if (last == '/' || last == '-' || last == '+') return true;
  if (context.IsSeason() || context.before_class == "refuse") return true;
  if (context.numerator > 5 * context.denominator || context.IsMapScale()) return true;
  // Round the clock: `trực 24/24`, `24/7`, `7/7 ngày`; but `24/24 xã`.
  const bool clock = context.numerator == 24 && (context.denominator == 24 || context.denominator == 7);
  if (clock && units_.NounClass(context.behind, 0).empty()) return true;
  return RefusedBehind(context);
}

// A pair that can be a date, with an unknown noun or more than all (9/5): only what is counted out.
bool SlashGrammar::IsCounted(const RatioContext& context, const CountedUnit& unit) const {
  if (context.MayBeMonth()) return context.before_class == "share" && !unit.noun_class.empty();
  if (context.counts()) return true;
  const bool listed = context.key_before() == ";" && units_.IsVerb(context.behind, unit.end);
  if (listed || context.numerator > context.denominator) return listed;
  if (unit.noun_class == "quantity") return !context.before.empty() || context.numerator == 1;
  return !unit.noun_class.empty();
}

SlashVerdict SlashGrammar::JudgeUnit(const RatioContext& context, const CountedUnit& unit) const {
  // `1/8,1 triệu` is no count of millions, `72/160 tỷ đồng` and `4.700/11.500 tỷ` are of money.
  const bool chance = context.numerator == 1 || context.MayBeDate();
  if (IsMagnitude(context.key_behind()) && unit.end == 1 && chance) return SlashVerdict::kRefused;
  const size_t last = unit.end;
  const bool per = last < context.behind.size() && context.behind[last].Is("/");  // 5/10 triệu/m2
  if (per) return SlashVerdict::kRefused;
  const bool measured = unit.noun_class == "quantity" || unit.noun_class == "measure";
  if (unit.capital && measured && !context.counts()) return SlashVerdict::kRefused;  // a table
  const Word& first = context.behind[0];
  const bool initials = first.all_caps && first.key.size() > 1 && context.counts();  // `hơn 2/3 GDP`
  if (unit.noun_class.empty()) {
    if ((unit.capital && !initials) || IsYear(context.denominator)) return SlashVerdict::kRefused;
  }
  if (!context.MayBeDate()) return SlashVerdict::kRatio;
  if (IsAllOfAll(context)) return SlashVerdict::kRatio;
  if (unit.capital && !initials && context.before_class != "share") return SlashVerdict::kRefused;
  return IsCounted(context, unit) ? SlashVerdict::kRatio : SlashVerdict::kRefused;
}

namespace {

// `tỷ lệ được nhận vào các trường là 63/100`
bool MeasuresRate(const TextWords& words) {
  for (size_t i = words.size(); i-- > 1;) {
    if (words[i].kind == Word::Kind::kPunctuation) return false;
    if (words[i].Is("lệ") && (words[i - 1].Is("tỷ") || words[i - 1].Is("tỉ"))) return true;
  }
  return false;
}

// `1/2 trong số đó`, `rẻ hơn 1/3 so với giá cũ`
bool IsOfThose(const TextWords& words) {
  if (words.size() < 2) return false;
  return (words[0].Is("so") && words[1].Is("với")) || (words[0].Is("trong") && words[1].Is("số"));
}

// `3/12 trong số này`: no day stands before these words
bool IsOfThese(const TextWords& words) {
  if (words.size() > 1 && words[0].Is("trong") && words[1].Is("đó")) return true;
  return words.size() > 2 && words[0].Is("trong") && words[1].Is("số") &&
         IsOneOf<4>(words[2].key, {"này", "đó", "trên", "ấy"});
}

}  // namespace

// `thông qua 3 nghị quyết: số 21/NQ-HĐND về ... (36/36), số 22/NQ-HĐND ... (34/36, 2 phiếu không tán thành)`
bool SlashGrammar::IsVote(const RatioContext& context) const {
  if (context.MayBeDate() || context.key_before() != "(" || context.numerator > context.denominator)
    return false;
  if (context.behind.empty() || !IsOneOf<3>(context.behind[0].key, {")", ",", ";"})) return false;
  const uint32_t begin =
      std::max(context.sentence.begin, context.begin - std::min(context.begin, kWindowOfVote));
  const std::string_view clause = TextSpan{begin, context.begin}.In(context.text);
  for (std::string_view word : {"biểu quyết", "phiếu", "tán thành", "nhất trí", "bầu", "trúng cử"}) {
    if (clause.find(word) != std::string_view::npos) return true;
  }
  return false;
}

SlashVerdict SlashGrammar::JudgeBare(const RatioContext& context) const {
  if (!context.MayBeDate() && context.numerator <= context.denominator && HasPercentage(context.behind))
    return SlashVerdict::kRatio;
  if (context.numerator < context.denominator && IsOfThese(context.behind)) return SlashVerdict::kRatio;
  if (IsVote(context)) return SlashVerdict::kRate;
  const bool open = context.behind.empty() || context.behind[0].kind == Word::Kind::kPunctuation ||
                    units_.IsEnd(context.behind, 0);
  if (!open || context.numerator > context.denominator) return SlashVerdict::kRefused;
  const bool share = context.before_class == "share" && context.denominator <= 1000;
  const bool small = context.numerator < context.denominator && context.denominator <= 10;
  const bool rate = !context.MayBeDate() || (small && context.counts());
  const bool each = std::fmod(context.denominator, 1000) == 0;  // 4/100.000
  if (rate && (each || context.denominator <= 1000) && MeasuresRate(context.before))
    return SlashVerdict::kRate;
  if (context.numerator == 1 && context.denominator >= 100 &&
      !IsOneOf<2>(context.key_before(), {"bằng", "chiếm"}) && !IsOfThose(context.behind))
    return SlashVerdict::kBare;                                                        // the map scale 1/500
  const bool part = context.key_before() == "đó" && units_.IsVerb(context.behind, 0);  // trong đó 1/3 là nữ
  if (small && (part || IsOfThose(context.behind))) return SlashVerdict::kFraction;
  if (!share || (context.MayBeDate() && !small)) return SlashVerdict::kBare;
  const bool score = context.denominator == 10 || context.denominator == 20 || context.denominator == 100;
  if (score && context.numerator != 1 && !IsOneOf<3>(context.key_before(), {"chiếm", "bằng", "lệ"}))
    return SlashVerdict::kBare;
  const bool weak =
      IsOneOf<8>(context.key_before(), {"khoảng", "trên", "có", "được", "chỉ", "mới", "đạt", "với"});
  return context.MayBeDate() && weak ? SlashVerdict::kBare : SlashVerdict::kFraction;
}

SlashVerdict SlashGrammar::Judge(const RatioContext& context, const Mention& mention) const {
  if (RefusedByShape(context, mention)) return SlashVerdict::kRefused;
  if (mention.Get("measure")) return SlashVerdict::kRatio;
  if (!context.MayBeDate() && context.numerator <= context.denominator &&
      FillsCell(context.text, mention.span)) {
    return SlashVerdict::kRatio;
  }
  const bool agrees = context.numerator <= 2 * context.denominator && context.AgreesWithPercentage();
  if (agrees) return SlashVerdict::kRatio;
  if (context.MayBeDate() && context.before_class == "date" && !IsAllOfAll(context))
    return SlashVerdict::kRefused;
  if (HasPercentage(context.behind)) return JudgeBare(context);
  if (context.numerator < context.denominator && IsOfThese(context.behind)) return SlashVerdict::kRatio;
  const auto unit = Unit(context);
  return unit ? JudgeUnit(context, *unit) : JudgeBare(context);
}

}  // namespace sulieu
