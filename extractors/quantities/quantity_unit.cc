#include "extractors/quantities/quantity_unit.h"

#include <algorithm>
#include <string>

#include "extractors/quantities/number_phrase.h"

namespace sulieu {
namespace {

QuantityUnit::Kind KindOf(std::string_view note) {
  if (note == "money") return QuantityUnit::Kind::kMoney;
  if (note == "time") return QuantityUnit::Kind::kTime;
  if (note == "clock") return QuantityUnit::Kind::kClock;
  return QuantityUnit::Kind::kMeasure;
}

bool IsExponent(const Word& word) { return word.Is("²") || word.Is("³"); }

}  // namespace

QuantityUnits::QuantityUnits(const RuleSet& rules)
    : units_(rules),
      measures_(rules.list("measures")),
      things_(rules.list("things")),
      decoys_(rules.list("decoys")) {}

std::string QuantityUnits::Canonical(std::string_view unit) const {
  const size_t slash = std::min(unit.find('/'), unit.size());
  if (slash == 0) return "đồng" + std::string(unit);  // 3,5 triệu/tháng
  const WordList::Entry* const entry = measures_.Find(unit.substr(0, slash));
  if (!entry || entry->canonical == entry->surface) return std::string(unit);
  return entry->canonical + std::string(unit.substr(slash));
}

// The number of words of the counted noun that begins at word `at`; 0 when no list has it.
size_t QuantityUnits::NounLength(const TextWords& words, size_t at) const {
  size_t counted = 0;
  const std::string_view noun_class = units_.NounClass(words, at, &counted);
  if (noun_class == "quantity" || noun_class == "measure") counted = 0;
  const size_t thing = LongestMatch(words, at, things_);
  const size_t length = std::max(counted, thing);
  return length < LongestMatch(words, at, decoys_) ? 0 : length;
}

bool QuantityUnits::IsClassifier(const TextWords& words, size_t at, size_t length) const {
  const WordList::Entry* entry = nullptr;
  return LongestMatch(words, at, things_, &entry) == length && entry->note == "classifier";
}

// A word in small letters that ends no noun phrase and is no decoy.
bool QuantityUnits::MayBeNoun(const TextWords& words, size_t at) const {
  if (at >= words.size() || words[at].kind != Word::Kind::kWord || words[at].capital) return false;
  return LongestMatch(words, at, decoys_) == 0 && !units_.IsEnd(words, at);
}

// The index behind the shortest noun that begins at word `at`; `at` when none does. Of an unknown noun two
// words are taken: most Vietnamese words have two syllables.
size_t QuantityUnits::ReadNoun(const TextWords& words, size_t at, bool* known) const {
  const size_t length = NounLength(words, at);
  *known = length > 0;
  if (length == 0) {
    if (!MayBeNoun(words, at)) return at;
    return MayBeNoun(words, at + 1) && LongestMatch(words, at + 1, measures_) == 0 ? at + 2 : at + 1;
  }
  size_t end = at + length;
  if (!IsClassifier(words, at, length)) return end;
  const size_t noun = NounLength(words, end);
  if (noun > 0 && !words[end].capital) return end + noun;
  if (!MayBeNoun(words, end) || LongestMatch(words, end, measures_) > 0) return end;
  return MayBeNoun(words, end + 1) ? end + 2 : end + 1;
}

// `cơ quan, đơn vị`: one number over a list keeps the list.
size_t QuantityUnits::Enumerate(const TextWords& words, size_t at, size_t end) const {
  const std::string_view noun_class = units_.NounClass(words, at);
  for (size_t next; (next = units_.NextOfEnumeration(words, end, noun_class)) != 0;) {
    const size_t length = NounLength(words, next);
    if (length == 0 || !words[next - 1].Is(",")) break;  // `3 xã và thị trấn A`
    end = next + length;
  }
  return end;
}

std::optional<QuantityUnit> QuantityUnits::ReadMeasure(const TextWords& words, size_t at, size_t noun) const {
  const WordList::Entry* entry = nullptr;
  const size_t length = LongestMatch(words, at, measures_, &entry);
  if (length == 0 || length < noun) return std::nullopt;
  const bool glued = at > 0 && IsGlued(words[at - 1], words[at]);
  if (entry->note == "glued" && !glued) return std::nullopt;
  QuantityUnit unit;
  unit.kind = KindOf(entry->note);
  unit.known = true;
  unit.end = at + length;
  while (unit.end < words.size() && IsExponent(words[unit.end])) ++unit.end;
  return unit;
}

// `đồng/người/năm`, `m/2h`: the index behind the rate that begins at word `at`, or `at`.
size_t QuantityUnits::RateEnd(const TextWords& words, size_t at) const {
  while (at + 1 < words.size() && words[at].Is("/") && IsGlued(words[at], words[at + 1]) &&
         IsGlued(words[at - 1], words[at])) {
    const bool number = words[at + 1].kind == Word::Kind::kNumber;
    const size_t word = at + (number ? 2 : 1);
    if (word >= words.size() || words[word].kind != Word::Kind::kWord) break;
    if (number && LongestMatch(words, word, measures_) == 0) break;  // 612 vụ/989 bị can
    at = word + std::max<size_t>(1, NounLength(words, word));
    while (at < words.size() && IsExponent(words[at])) ++at;
  }
  return at;
}

std::optional<QuantityUnit> QuantityUnits::ReadRate(const TextWords& words, size_t at) const {
  const size_t end = RateEnd(words, at);
  if (end == at) return std::nullopt;
  QuantityUnit unit;
  unit.kind = QuantityUnit::Kind::kMoney;
  unit.known = true;
  unit.end = end;
  unit.span = {words[at].span.begin, words[end - 1].span.end};
  return unit;
}

std::optional<QuantityUnit> QuantityUnits::Read(const TextWords& words, size_t at) const {
  if (at >= words.size()) return std::nullopt;
  const size_t noun = NounLength(words, at);
  const size_t decoy = LongestMatch(words, at, decoys_);  // điểm phần trăm
  if (decoy > std::max(noun, LongestMatch(words, at, measures_))) return std::nullopt;
  auto unit = ReadMeasure(words, at, noun);
  if (!unit) {
    unit.emplace();
    unit->end = ReadNoun(words, at, &unit->known);
    if (unit->end == at) return std::nullopt;
    unit->end = Enumerate(words, at, unit->end);
  }
  unit->end = RateEnd(words, unit->end);
  unit->span = {words[at].span.begin, words[unit->end - 1].span.end};
  return unit;
}

}  // namespace sulieu
