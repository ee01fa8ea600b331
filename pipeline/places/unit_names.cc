#include "pipeline/places/unit_names.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <iterator>
#include <optional>

#include "pipeline/base/find_byte.h"
#include "pipeline/base/utf8.h"
#include "pipeline/places/words_before.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

constexpr uint32_t kMaxWords = 5;

bool IsDash(char32_t c) { return c == '-' || c == 0x2013; }

// Where the next word of a name begins: behind a space or a dash (Thừa Thiên - Huế), behind a dot too when
// the word before is an abbreviation (TP.HCM). `end` when no word of the same name can follow.
uint32_t NextWord(std::string_view text, TextSpan word) {
  uint32_t at = word.end;
  bool gap = false;
  for (int signs = 0; at < text.size() && signs < 3; ++signs) {
    const CodePoint c = DecodeAt(text, at);
    if (IsWordChar(c.value)) return gap ? at : word.end;
    const bool dot = c.value == '.' && word.size() <= 2;
    if (c.value != ' ' && !IsDash(c.value) && !dot) break;
    gap = true;
    at += c.length;
  }
  return at < text.size() && gap && IsWordChar(DecodeAt(text, at).value) ? at : word.end;
}

bool StartsCapital(std::string_view text, TextSpan word) {
  const char32_t first = DecodeAt(text, word.begin).value;
  return IsUpper(first) || IsDigit(first);
}

bool SameLevel(std::string_view a, std::string_view b) {
  const auto level = [](std::string_view type) {
    return type == "quận" || type == "huyện" || type == "thị xã" || type == "thành phố" ? 1 : 2;
  };
  return a != "tỉnh" && b != "tỉnh" && level(a) == level(b);
}

// Of the units of a name those the type allows: of this very type, else of another that the unit had before
// or later.
std::vector<UnitIndex> OfType(const Gazetteer& gazetteer, const std::vector<UnitIndex>& units,
                              std::string_view type) {
  std::vector<UnitIndex> same, near;
  for (const UnitIndex unit : units) {
    const AdministrativeUnit& u = gazetteer[unit];
    if (u.type == type || (type == "tỉnh" && u.level == UnitLevel::kProvince))
      same.push_back(unit);
    else if (u.level != UnitLevel::kProvince && SameLevel(u.type, type))
      near.push_back(unit);
  }
  return same.empty() ? near : same;
}

void AddDistrictsElsewhere(const Gazetteer& gazetteer, const std::vector<UnitIndex>& units,
                           std::vector<UnitIndex>* cities) {
  const std::vector<UnitIndex> known = *cities;
  for (const UnitIndex unit : units) {
    const AdministrativeUnit& u = gazetteer[unit];
    const bool beside = std::any_of(known.begin(), known.end(),
                                    [&](UnitIndex city) { return gazetteer[city].parent == u.parent; });
    if (u.level == UnitLevel::kDistrict && !beside) cities->push_back(unit);
  }
}

// Of the units of a name those that need no type: provinces, else provincial cities, and with these the
// districts of that name elsewhere (`các huyện Tam Đường, Tân Uyên` are those of Lai Châu). Where a city
// became a province (Huế), the time decides.
std::vector<UnitIndex> WithoutType(const Gazetteer& gazetteer, const std::vector<UnitIndex>& units) {
  std::vector<UnitIndex> provinces, cities;
  bool always = false;
  for (const UnitIndex unit : units) {
    const AdministrativeUnit& u = gazetteer[unit];
    if (u.level == UnitLevel::kProvince && !u.NeedsType()) {
      provinces.push_back(unit);
      always = always || u.valid_from.empty();
    }
    if (u.level == UnitLevel::kDistrict && u.type == "thành phố") cities.push_back(unit);
  }
  if (always) return provinces;
  if (!cities.empty()) AddDistrictsElsewhere(gazetteer, units, &cities);
  provinces.insert(provinces.end(), cities.begin(), cities.end());
  return provinces;
}

struct Found {
  UnitName name;
  const std::vector<UnitIndex>* all = nullptr;  // of the name, whatever the type
  bool typed = false;
  bool other = false;  // of a person, a street, a house
};

// The tests of NextNameWord, of one byte or of each of a block: whether it may begin a name, a capital, a
// digit or a letter beyond ASCII; and whether it may stand before a word, no ASCII letter or digit.
constexpr auto kMayBegin = [](auto c) {
  return ((c >= 'A') & (c <= 'Z')) | ((c >= '0') & (c <= '9')) | (c >= 0xC2);
};
constexpr auto kMayStandBefore = [](auto c) {
  return ((c < 'A') | (c > 'Z')) & ((c < 'a') | (c > 'z')) & ((c < '0') | (c > '9'));
};

bool BeginsNameWord(std::string_view text, uint32_t at) {
  const char32_t first = DecodeAt(text, at).value;
  return (IsUpper(first) || IsDigit(first)) && (at == 0 || !IsWordChar(DecodeBefore(text, at).value));
}

// Where the first word from a byte on begins that may begin a name: with a capital or a digit; the end of the
// text when none does. Most bytes can be told to begin none without a look at their letter.
uint32_t NextNameWord(std::string_view text, uint32_t from) {
  if (from == 0 && !text.empty() && BeginsNameWord(text, 0)) return 0;
  const auto may_begin = [&](size_t at) {
    return kMayBegin(static_cast<unsigned char>(text[at])) &
           kMayStandBefore(static_cast<unsigned char>(text[at - 1]));
  };
  uint32_t at = std::max(from, 1u);
  for (ByteBlock here, before; at + sizeof here <= text.size(); at += sizeof here) {
    std::memcpy(&here, text.data() + at, sizeof here);
    std::memcpy(&before, text.data() + at - 1, sizeof before);
    uint64_t halves[2];  // a byte of ones for each that may begin a name
    const auto found = kMayBegin(here) & kMayStandBefore(before);
    std::memcpy(halves, &found, sizeof halves);
    for (uint32_t half = 0; half < 2; ++half) {
      for (uint64_t bits = halves[half]; bits != 0;) {
        const auto byte = static_cast<uint32_t>(std::countr_zero(bits)) / 8;
        if (BeginsNameWord(text, at + 8 * half + byte)) return at + 8 * half + byte;
        bits &= ~(uint64_t{0xFF} << 8 * byte);
      }
    }
  }
  while (at < text.size() && !(may_begin(at) && BeginsNameWord(text, at))) ++at;
  return std::min(at, static_cast<uint32_t>(text.size()));
}

// The longest name that begins at a word.
std::optional<Found> NameAt(const Gazetteer& gazetteer, std::string_view text, TextSpan first) {
  uint64_t phrase = 0;
  Found found;
  TextSpan word = first;
  for (uint32_t count = 0; count < kMaxWords; ++count) {
    if (!StartsCapital(text, word)) break;
    phrase = HashPhrase(phrase, HashWord(FoldForLookup(word.In(text))));
    const Gazetteer::Name* const name = gazetteer.Named(phrase);
    if (!name) break;
    if (name->whole) {
      found.all = &name->units;
      found.name.span = {first.begin, word.end};
    }
    const uint32_t next = NextWord(text, word);
    if (!name->longer || next == word.end) break;
    word = WordAt(text, next);
  }
  if (!found.all) return std::nullopt;
  return found;
}

void SetUnits(const Gazetteer& gazetteer, std::string_view text, Found* found) {
  const uint32_t begin = found->name.span.begin;
  const std::string_view type = TypeBefore(text, begin);
  found->typed = !type.empty();
  if (found->typed) found->name.units = OfType(gazetteer, *found->all, type);
  if (!found->name.units.empty()) return;
  found->other = IsDigit(DecodeAt(text, begin).value) || IsOtherName(text, begin);
  if (found->other) return;
  found->typed = false;
  found->name.units = WithoutType(gazetteer, *found->all);
}

// Whether a unit lies, or lay before or after what it lies in changed, in one of others.
bool LiesIn(const Gazetteer& gazetteer, UnitIndex unit, const std::vector<UnitIndex>& others) {
  const auto is_one = [&](UnitIndex above) {
    return std::find(others.begin(), others.end(), above) != others.end();
  };
  const auto chain = gazetteer.Chain(unit);
  return std::any_of(chain.begin() + 1, chain.end(), [&](UnitIndex above) {
    const AdministrativeUnit& u = gazetteer[above];
    return is_one(above) || std::any_of(u.predecessors.begin(), u.predecessors.end(), is_one) ||
           std::any_of(u.successors.begin(), u.successors.end(), is_one);
  });
}

std::vector<UnitIndex> Within(const Gazetteer& gazetteer, const std::vector<UnitIndex>& units,
                              const std::vector<UnitIndex>& others) {
  std::vector<UnitIndex> within;
  std::copy_if(units.begin(), units.end(), std::back_inserter(within),
               [&](UnitIndex unit) { return LiesIn(gazetteer, unit, others); });
  return within;
}

// `Tân Uyên, Lai Châu` is the district, not its township.
void KeepHighest(const Gazetteer& gazetteer, std::vector<UnitIndex>* units) {
  UnitLevel highest = UnitLevel::kCommune;
  for (const UnitIndex unit : *units) highest = std::min(highest, gazetteer[unit].level);
  std::erase_if(*units, [&](UnitIndex unit) { return gazetteer[unit].level != highest; });
}

// Whether a comma, a bracket or a dash stands between two names, and hardly more (`, thành phố `).
bool StandsBefore(std::string_view text, const Found& first, const Found& next) {
  const uint32_t end = first.name.span.end, begin = next.name.span.begin;
  return begin <= text.size() && begin > end && begin - end <= 16 &&
         text.substr(end, begin - end).find_first_of(",(-") != std::string::npos;
}

// `Lệ Thủy, Quảng Bình`: of the first name those units that lie in the second. Of a name with a type (`huyện
// Tân Uyên, Bình Dương`) if need be those of another type; and none where a commune lies elsewhere: the one
// meant is not known. Provinces are told one after the other (`Yên Bái, Lào Cai`).
void NarrowByNext(const Gazetteer& gazetteer, std::string_view text, const Found& next, Found* found) {
  if (found->other || next.name.units.empty() || !StandsBefore(text, *found, next)) return;
  std::vector<UnitIndex>& units = found->name.units;
  const bool province = !units.empty() && gazetteer[units.front()].level == UnitLevel::kProvince;
  if (!found->typed && province) return;
  std::vector<UnitIndex> within = Within(gazetteer, found->typed ? units : *found->all, next.name.units);
  const std::string type = found->typed && !units.empty() ? gazetteer[units.front()].type : "";
  if (within.empty() && !type.empty()) {
    within = Within(gazetteer, *found->all, next.name.units);
    std::erase_if(within, [&](UnitIndex unit) { return !SameLevel(gazetteer[unit].type, type); });
    const bool commune = gazetteer[units.front()].level == UnitLevel::kCommune;
    const bool above = gazetteer[next.name.units.front()].level < UnitLevel::kCommune;
    if (within.empty() && commune && above) units.clear();
  }
  if (within.empty()) return;
  if (!found->typed) KeepHighest(gazetteer, &within);
  units = std::move(within);
}

}  // namespace

std::vector<UnitName> FindUnitNames(const Gazetteer& gazetteer, std::string_view text) {
  std::vector<Found> all;
  for (uint32_t at = NextNameWord(text, 0); at < text.size(); at = NextNameWord(text, at)) {
    const TextSpan word = WordAt(text, at);
    at = word.end;
    auto found = NameAt(gazetteer, text, word);
    if (!found) continue;
    SetUnits(gazetteer, text, &*found);
    if (!found->name.units.empty() || found->all->empty()) at = found->name.span.end;
    all.push_back(std::move(*found));
  }
  for (size_t i = all.size(); i-- > 1;) NarrowByNext(gazetteer, text, all[i], &all[i - 1]);
  std::vector<UnitName> names;
  for (Found& found : all) {
    if (!found.name.units.empty()) names.push_back(std::move(found.name));
  }
  return names;
}

UnitIndex ChooseUnit(const Gazetteer& gazetteer, std::vector<UnitIndex> units, std::string_view date,
                     const std::vector<UnitIndex>& context) {
  const auto keep = [&](auto wanted) {
    std::vector<UnitIndex> kept;
    std::copy_if(units.begin(), units.end(), std::back_inserter(kept), wanted);
    if (!kept.empty()) units = std::move(kept);
  };
  if (date.empty()) {
    keep([&](UnitIndex unit) { return gazetteer[unit].valid_from.empty(); });
  } else {
    keep([&](UnitIndex unit) { return gazetteer[unit].ValidOn(date); });
    // None was there: those that ended before, else those still to come.
    keep([&](UnitIndex unit) { return !gazetteer[unit].valid_to.empty() || gazetteer[unit].ValidOn(date); });
  }
  if (units.size() > 1) {
    keep([&](UnitIndex unit) {
      const auto chain = gazetteer.Chain(unit);
      return std::any_of(chain.begin() + 1, chain.end(), [&](UnitIndex above) {
        return std::find(context.begin(), context.end(), above) != context.end();
      });
    });
  }
  return units.size() == 1 ? units.front() : kNoUnit;
}

}  // namespace sulieu
