#include "extractors/quantities/quantity_grammar.h"

#include <algorithm>

#include "extractors/quantities/clock.h"
#include "pipeline/text/numbers.h"

namespace sulieu {
namespace {

using Kind = QuantityUnit::Kind;

bool IsNumber(const Word& word) { return word.kind == Word::Kind::kNumber; }

bool IsPlainDigits(const Word& word) { return word.key.find_first_not_of("0123456789") == std::string::npos; }

// `2017`, `1990`
bool IsYear(const Word& word) {
  return IsNumber(word) && word.key.size() == 4 && IsPlainDigits(word) &&
         (word.key[0] == '1' || word.key[0] == '2') &&
         (word.key[1] == '9' || word.key[1] == '8' || word.key[1] == '0');
}

bool IsPunctuation(const Word& word, std::string_view marks) {
  return word.kind == Word::Kind::kPunctuation && word.key.size() == 1 && marks.find(word.key) != marks.npos;
}

// A code, a date, a clock time: something is glued to the number (`F-16`, `14:30`, `3/6`, `0912...`).
bool IsCode(const TextWords& words, size_t begin, const NumberPhrase& phrase, const Quantity* before) {
  const size_t end = phrase.end;
  const bool parted =
      before && before->unit && before->end + 1 == begin && words[before->end].Is("/");  // 612 vụ/989 bị can
  if (begin > 0 && !parted && IsGlued(words[begin - 1], words[begin])) {
    const Word& glue = words[begin - 1];
    const bool behind_word = begin > 1 && IsGlued(words[begin - 2], glue);
    if (glue.kind == Word::Kind::kWord || IsPunctuation(glue, "/:.#_@")) return true;
    if ((IsDash(glue) || IsPunctuation(glue, "+,'")) && behind_word) return true;
  }
  const Word& number = words[begin];
  const size_t longest = number.key[0] == '0' ? 7 : 10;  // a telephone, an account
  if (IsNumber(number) && IsPlainDigits(number) && number.key.size() > longest) return true;
  if (end >= words.size() || phrase.scale > 1) return false;  // 3,5 triệu/tháng
  if (IsPunctuation(words[end], "%/:") && IsGlued(words[end - 1], words[end])) return true;
  return IsPunctuation(words[end], "/%") && end + 1 < words.size() && IsNumber(words[end + 1]);
}

// `2-1`, `4-4-2`, `84 - 60 - 90`: the index behind a row of numbers with dashes that begins at the number
// `begin`; `end`, its end, where there is none.
size_t ScoreEnd(const TextWords& words, size_t end) {
  while (end + 1 < words.size() && (IsDash(words[end]) || words[end].Is("+")) && IsNumber(words[end + 1]))
    end += 2;
  return end;
}

// `05 (năm) người`: the index behind the brackets that repeat the number, or `end`.
size_t SkipRepeated(const TextWords& words, size_t end, double value) {
  if (end + 2 >= words.size() || !words[end].Is("(")) return end;
  const auto again = ReadOneNumber(words, end + 1);
  if (!again || again->low != value || again->end >= words.size() || !words[again->end].Is(")")) return end;
  return again->end + 1;
}

// The total of `4 trong 7 ngày`.
bool IsTotal(const TextWords& words, size_t begin) {
  if (begin > 1 && words[begin - 1].Is("số") && words[begin - 2].Is("trong")) --begin;  // 4 trong số 7 ngày
  return begin > 1 && words[begin - 1].Is("trong") && IsNumber(words[begin - 2]);
}

// `1m75`: the metres, and the digits behind them.
std::optional<QuantityUnit> ReadMetres(const TextWords& words, size_t at, std::optional<TextSpan>* digits) {
  if (at >= words.size() || words[at].capital || !IsGlued(words[at - 1], words[at])) return std::nullopt;
  const std::string_view key = words[at].key;
  if (key.size() < 2 || key.size() > 3 || key[0] != 'm' || key.find_first_not_of("0123456789", 1) != key.npos)
    return std::nullopt;
  if (!IsPlainDigits(words[at - 1]) || key == "m2" || key == "m3") return std::nullopt;
  const TextSpan word = words[at].span;
  *digits = TextSpan{word.begin + 1, word.end};
  QuantityUnit unit;
  unit.kind = Kind::kMeasure;
  unit.known = true;
  unit.span = {word.begin, word.begin + 1};
  unit.end = at + 1;
  return unit;
}

bool IsOneOf(const Word& word, std::initializer_list<std::string_view> list) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view other) { return word.Is(other); });
}

}  // namespace

QuantityGrammar::QuantityGrammar(const RuleSet& rules)
    : units_(rules), bounds_(rules), labels_(rules.list("labels")), compounds_(rules.list("compounds")) {}

// What a label before the number lets through: `khoản 5 tỷ đồng`, `nhóm 5 người`, `ngày 2 lần`.
bool QuantityGrammar::IsLabel(const TextWords& words, const Quantity& quantity) const {
  const WordList::Entry* entry = nullptr;
  if (quantity.number.in_words || LongestMatchBefore(words, quantity.begin, labels_, &entry) == 0)
    return false;
  if (entry->canonical == "none") return false;
  if (!quantity.unit) return true;
  const QuantityUnit& unit = *quantity.unit;
  if (unit.kind == Kind::kMoney || unit.kind == Kind::kMeasure || quantity.number.scale > 1) return false;
  const std::string_view first = words[quantity.number.end].key;
  if (first == "tuổi") return false;
  if (entry->canonical == "hard" || !unit.known || unit.kind != Kind::kThing) return true;
  // `đội 8 xã Mường Báng`
  return unit.end < words.size() && words[unit.end].kind == Word::Kind::kWord && words[unit.end].capital;
}

// Of numbers in words: `một` is an article, `năm` a year more often than five.
bool QuantityGrammar::AcceptWords(const TextWords& words, const Quantity& quantity) const {
  const NumberPhrase& number = quantity.number;
  const bool single = number.end == quantity.begin + 1;
  if (single && words[quantity.begin].Is("một")) return false;
  if (!quantity.unit) return number.scale >= 1e6 && !number.vague;
  const Word& first = words[quantity.begin];
  const Word* const before = quantity.begin > 0 ? &words[quantity.begin - 1] : nullptr;
  if (first.capital && before && before->kind == Word::Kind::kWord) return false;  // a name
  if (before && IsOneOf(*before, {"thứ", "tháng", "lần", "quý", "lớp", "tầng"})) return false;
  const bool counted = quantity.begin > 1 && IsOneOf(words[quantity.begin - 2], {"trong", "tổng", "con"});
  if (before && before->Is("số") && !counted) return false;
  if (!single) return true;
  if (words[number.end].capital) return false;
  if (!quantity.unit->known) {  // `hai hộc đồ`; not `cả hai đành ...`, `anh hai`
    static constexpr double kMost = 4;
    return number.low <= kMost && !(before && IsOneOf(*before, {"cả", "anh", "chị", "ông", "bà", "cây", "tay",
                                                                "bộ", "tuổi", "nhì", "áo", "số"}));
  }
  if (!first.Is("năm")) return true;
  const bool year =
      before && (IsNumber(*before) ||
                 IsOneOf(*before, {"mỗi", "hàng", "hằng", "trong", "nhiều", "các", "những", "đầu", "cuối",
                                   "giữa", "từng", "qua", "một", "vài", "mấy", "bao", "hai", "ba", "mươi"}));
  return !year && quantity.unit->kind == Kind::kThing;
}

QuantityGrammar::Verdict QuantityGrammar::JudgeUnit(const TextWords& words, const Quantity& quantity,
                                                    bool bounded) const {
  const QuantityUnit& unit = *quantity.unit;
  const size_t begin = quantity.begin;
  const bool plain = !quantity.number.in_words && quantity.number.scale == 1;
  const bool number_behind = unit.end < words.size() && IsNumber(words[unit.end]);
  if (unit.kind == Kind::kTime && number_behind) {
    // `5 năm 2016-2020`, `20 giờ 30 phút`, `lượt 20 ngày 3/6`
    if (IsYear(words[unit.end])) return Verdict::kRefused;
    if (unit.end + 1 < words.size() && words[unit.end + 1].Is("/") && plain) return Verdict::kRefused;
    const bool date =
        words[unit.end - 1].Is("tháng") && IsPlainDigits(words[unit.end]);  // 19 tháng 5 năm 2017
    if (plain && date && unit.end + 1 < words.size() && words[unit.end + 1].Is("năm"))
      return Verdict::kRefused;
  }
  const bool glued = IsGlued(words[quantity.number.end - 1], words[quantity.number.end]);
  // `159 Hàng Bạc`, `114 Ngân hàng Công Thương`
  const bool name = words[quantity.number.end].capital && unit.end < words.size() && words[unit.end].capital;
  if (plain && unit.kind == Kind::kThing && name && unit.end == quantity.number.end + 1)
    return Verdict::kRefused;
  if (plain && unit.kind == Kind::kThing && glued && IsNumber(words[quantity.number.end - 1]))
    return Verdict::kRefused;
  if (plain && IsYear(words[begin]) && !bounded && (begin == 0 || !units_.IsVerb(words, begin - 1)))
    return Verdict::kRefused;
  if (unit.known || unit.kind != Kind::kThing) return Verdict::kQuantity;
  // An unknown noun: not behind a name, whose number it may be, and not of a range, which may be a score.
  const bool behind_name =
      begin > 1 && words[begin - 1].kind == Word::Kind::kWord && words[begin - 1].capital;
  const bool range = quantity.number.high > quantity.number.low;
  return behind_name || range ? Verdict::kRefused : Verdict::kQuantity;
}

QuantityGrammar::Verdict QuantityGrammar::Judge(const TextWords& words, const Quantity* before,
                                                Quantity* quantity) const {
  const NumberPhrase& number = quantity->number;
  if (!number.in_words && IsCode(words, quantity->begin, number, before)) return Verdict::kRefused;
  if (IsTotal(words, quantity->begin)) return Verdict::kRefused;
  size_t at = SkipRepeated(words, number.end, number.low);
  if (at + 1 < words.size() && IsDash(words[at]) && IsGlued(words[at], words[at + 1])) {  // 5-inch
    const auto measure = units_.Read(words, at + 1);
    if (measure && measure->kind == Kind::kMeasure) ++at;
  }
  quantity->unit = number.scale >= 1000 && at < words.size() && words[at].Is("/") ? units_.ReadRate(words, at)
                                                                                  : units_.Read(words, at);
  if (auto metres = ReadMetres(words, number.end, &quantity->fraction)) quantity->unit = metres;
  const bool follows = before && before->end == quantity->begin && before->unit;  // 3 năm 6 tháng
  quantity->end = quantity->unit ? quantity->unit->end : at;
  if (!follows && IsLabel(words, *quantity)) return Verdict::kRefused;
  size_t begin = quantity->begin;
  quantity->mention.span = {words[begin].span.begin, words[quantity->end - 1].span.end};
  bounds_.AddBefore(words, &begin, &quantity->mention);
  const bool bounded = begin < quantity->begin;
  if (number.in_words && !AcceptWords(words, *quantity)) return Verdict::kRefused;
  if (!quantity->unit) return IsYear(words[quantity->begin]) ? Verdict::kRefused : Verdict::kBare;
  const bool rate = quantity->unit->end > at + 1;  // 8 giờ/ngày
  if (quantity->unit->kind == Kind::kClock && !rate &&
      IsClockTime(words, begin, quantity->end, number.low, bounded)) {
    return Verdict::kRefused;
  }
  return JudgeUnit(words, *quantity, bounded);
}

namespace {

// A bare number takes the noun of the next one behind these joints; a comma only in a list that ends in `và`.
bool SharesUnit(const TextWords& words, const Quantity& bare, const Quantity& next) {
  if (!next.unit || next.begin <= bare.end) return false;
  const size_t between = next.begin - bare.end;
  const Word& joint = words[bare.end];
  if (between == 1 && joint.Is(",")) return next.shared;
  if (between == 2 && joint.Is("xuống") && words[bare.end + 1].Is("còn")) return true;
  if (between == 2 && joint.Is("lên") && words[bare.end + 1].Is("tới")) return true;
  return between == 1 && IsOneOf(joint, {"và", "hoặc", "hay", "lên", "xuống", "còn", "x", "×", "đến", "tới"});
}

void ShareUnits(const TextWords& words, std::vector<Quantity>* found) {
  for (size_t i = found->size(); i-- > 0;) {
    Quantity& bare = (*found)[i];
    if (bare.unit || i + 1 == found->size()) continue;
    const Quantity& next = (*found)[i + 1];
    if (!SharesUnit(words, bare, next)) continue;
    bare.unit = next.unit;
    bare.shared = true;
    if (bare.number.scale == 1 && next.number.scale > 1 && bare.number.low < 1000) {
      if (next.scale) {
        bare.scale = next.scale;
      } else {
        bare.scale = TextSpan{words[next.begin + 1].span.begin, words[next.number.end - 1].span.end};
      }
    }
  }
}

bool IsChange(const TextWords& words, size_t begin) {
  return begin > 1 && words[begin - 1].Is("từ") &&
         IsOneOf(words[begin - 2], {"tăng", "giảm", "nâng", "hạ", "rút"});
}

// `từ 3 năm đến 7 năm`
void JoinRanges(const TextWords& words, std::vector<Quantity>* found) {
  for (size_t i = 1; i < found->size(); ++i) {
    Quantity& low = (*found)[i - 1];
    Quantity& high = (*found)[i];
    if (!low.unit || !high.unit || low.shared || low.high || high.begin != low.end + 1 ||
        low.end >= words.size())
      continue;
    if (!IsOneOf(words[low.end], {"đến", "tới", "-", "–"}) || IsChange(words, low.begin)) continue;
    if (words[low.unit->end - 1].key != words[high.unit->end - 1].key) continue;
    if (low.number.high > low.number.low || high.number.high > high.number.low) continue;
    if (low.number.low >= high.number.low) continue;
    low.high = TextSpan{words[high.begin].span.begin, words[high.number.end - 1].span.end};
    low.mention.span.end = high.mention.span.end;
    low.end = high.end;
    found->erase(found->begin() + static_cast<std::ptrdiff_t>(i--));
  }
}

// A magnitude without a noun is money: `hết 70 tỷ`.
bool IsBareMoney(const Quantity& quantity) {
  return !quantity.unit && quantity.number.scale >= 1000 && !quantity.number.vague;
}

}  // namespace

bool QuantityGrammar::SkipCompound(const TextWords& words, size_t* at) const {
  const size_t length = LongestMatch(words, *at, compounds_);
  *at += length;
  return length > 0;
}

std::vector<Quantity> QuantityGrammar::Read(const TextWords& words, bool in_words) const {
  std::vector<Quantity> found;
  size_t clock_end = SIZE_MAX;  // behind the last time of the day
  for (size_t i = 0; i < words.size();) {
    const bool digits = IsNumber(words[i]);
    if (!digits && !(in_words && words[i].kind == Word::Kind::kWord && MayBeginNumber(words[i].key))) {
      ++i;
      continue;
    }
    if (!digits && SkipCompound(words, &i)) {
      if (IsOneOf(words[i - 1], {"hai", "ba", "bốn", "năm"})) --i;  // cả hai đội
      continue;
    }
    Quantity quantity;
    quantity.begin = i;
    const auto number = ReadNumberPhrase(words, i);
    if (!number) {
      ++i;
      continue;
    }
    quantity.number = *number;
    const size_t score = ScoreEnd(words, number->end);
    if (score > number->end) {
      i = score;
      continue;
    }
    // the minutes of `16 giờ 30 phút`
    if (clock_end == i) {
      i = number->end;
      continue;
    }
    const Verdict verdict = Judge(words, found.empty() ? nullptr : &found.back(), &quantity);
    i = verdict == Verdict::kQuantity ? quantity.end : number->end;
    if (verdict == Verdict::kRefused) {
      if (quantity.unit && quantity.unit->kind == Kind::kClock) clock_end = quantity.end;
      continue;
    }
    if (verdict == Verdict::kBare) quantity.unit.reset();
    if (quantity.unit && i < words.size() && words[i].Is("rưỡi")) {
      quantity.half = words[i].span;
      quantity.mention.span.end = words[i].span.end;
      quantity.end = ++i;
    }
    BoundGrammar::AddBehind(words, quantity.end, &quantity.mention);
    found.push_back(std::move(quantity));
  }
  ShareUnits(words, &found);
  JoinRanges(words, &found);
  std::erase_if(found, [](const Quantity& quantity) { return !quantity.unit && !IsBareMoney(quantity); });
  return found;
}

}  // namespace sulieu
