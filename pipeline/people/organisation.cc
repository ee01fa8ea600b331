#include "pipeline/people/organisation.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "pipeline/places/unit_names.h"
#include "pipeline/places/words_before.h"
#include "pipeline/text/folded_words.h"

namespace sulieu {
namespace {

struct Cue {
  std::string_view words;          // folded
  std::string_view type;           // of the unit; empty: any of the level
  std::optional<UnitLevel> level;  // none: a city of either level
};

// `Sở Xây dựng TP` is of a city, `Sở Y tế tỉnh` is not.
std::string_view TypeOfProvince(std::string_view padded_words) {
  for (const std::string_view city : {" thành phố ", " tp "}) {
    if (padded_words.find(city) != std::string_view::npos) return "thành phố";
  }
  return padded_words.find(" tỉnh ") != std::string_view::npos ? "tỉnh" : "";
}

// `Cục Văn hóa cơ sở` and a `trụ sở` are no `Sở`.
void HideWordsWithSo(std::string& padded_words) {
  for (const std::string_view word : {" cơ sở ", " trụ sở ", " công sở "}) {
    for (size_t at = 0; (at = padded_words.find(word, at)) != std::string::npos;)
      padded_words.erase(at + 1, word.size() - 1);
  }
}

// A `Bệnh viện Bạch Mai` is not of the ward of that name: of a commune only where the type is written before
// it.
bool IsCommuneUntyped(const AdministrativeUnit& unit, std::string_view organisation, const UnitName& name) {
  return unit.level == UnitLevel::kCommune && TypeBefore(organisation, name.span.begin).empty();
}

// What kind of unit the words of a local body name: the first cue counts.
std::optional<Cue> FirstCue(const std::string& words) {
  static const std::vector<Cue> kCues = [] {
    std::vector<Cue> cues = {{"tỉnh", "tỉnh", UnitLevel::kProvince},
                             {"tỉnh uỷ", "tỉnh", UnitLevel::kProvince},
                             {"tỉnh đoàn", "tỉnh", UnitLevel::kProvince},
                             {"sở", "", UnitLevel::kProvince},
                             {"thành phố", "thành phố", {}},
                             {"tp", "thành phố", {}},
                             {"thành uỷ", "thành phố", {}},
                             {"thành đoàn", "thành phố", {}},
                             {"huyện", "huyện", UnitLevel::kDistrict},
                             {"huyện uỷ", "huyện", UnitLevel::kDistrict},
                             {"quận", "quận", UnitLevel::kDistrict},
                             {"quận uỷ", "quận", UnitLevel::kDistrict},
                             {"thị xã", "thị xã", UnitLevel::kDistrict},
                             {"thị uỷ", "thị xã", UnitLevel::kDistrict},
                             {"xã", "xã", UnitLevel::kCommune},
                             {"phường", "phường", UnitLevel::kCommune},
                             {"thị trấn", "thị trấn", UnitLevel::kCommune}};
    std::stable_sort(cues.begin(), cues.end(),
                     [](const Cue& a, const Cue& b) { return a.words.size() > b.words.size(); });
    return cues;
  }();
  std::string padded = fmt::format(" {} ", words);
  HideWordsWithSo(padded);
  size_t first = std::string::npos;
  const Cue* found = nullptr;
  for (const Cue& cue : kCues) {
    const size_t at = padded.find(fmt::format(" {} ", cue.words));
    if (at >= first) continue;
    first = at;
    found = &cue;
  }
  if (!found) return std::nullopt;
  Cue cue = *found;
  if (cue.words == "sở") cue.type = TypeOfProvince(padded);
  return cue;
}

bool Fits(const AdministrativeUnit& unit, const Cue& cue) {
  return (!cue.level || unit.level == *cue.level) && (cue.type.empty() || unit.type == cue.type);
}

// The units of a basis that a cue may mean; a province also through a unit within it.
std::set<UnitIndex> Candidates(const Gazetteer& gazetteer, const Cue& cue, std::string_view basis,
                               const std::vector<ArticlePlace>& places) {
  std::set<UnitIndex> units;
  for (const ArticlePlace& place : places) {
    if (place.basis != basis) continue;
    for (const UnitIndex unit : gazetteer.Chain(place.unit)) {
      const bool itself = unit == place.unit || cue.level == UnitLevel::kProvince;
      if (itself && Fits(gazetteer[unit], cue)) units.insert(unit);
    }
  }
  return units;
}

std::vector<UnitIndex> Units(const std::vector<ArticlePlace>& places) {
  std::vector<UnitIndex> units;
  for (const ArticlePlace& place : places) units.push_back(place.unit);
  return units;
}

// What a bracket or a delegation right behind says; empty for neither.
std::string_view Attached(std::string_view behind) {
  constexpr std::string_view kDelegation[] = {"đoàn ", "Đoàn "};
  while (!behind.empty() && std::string_view(" ,-").find(behind.front()) != std::string_view::npos)
    behind.remove_prefix(1);
  if (behind.starts_with('(')) return behind.substr(0, behind.find(')'));
  for (const std::string_view word : kDelegation) {
    if (behind.starts_with(word)) return behind.substr(0, behind.find_first_of(",.;:)\n"));
  }
  return {};
}

}  // namespace

UnitIndex ProvinceBehind(const Gazetteer& gazetteer, std::string_view behind, std::string_view published) {
  UnitIndex found = kNoUnit;
  for (const UnitName& name : FindUnitNames(gazetteer, Attached(behind))) {
    const UnitIndex unit = ChooseUnit(gazetteer, name.units, published, {});
    if (unit == kNoUnit || gazetteer[unit].level != UnitLevel::kProvince) continue;
    if (found != kNoUnit && found != unit) return kNoUnit;
    found = unit;
  }
  return found;
}

OrganisationPlace LocateOrganisation(const Gazetteer& gazetteer, std::string_view organisation, bool central,
                                     const std::vector<ArticlePlace>& places, std::string_view published) {
  OrganisationPlace located;
  const auto cue = FirstCue(FoldedWords(organisation));
  if (cue && cue->level) located.level = UnitLevelName(*cue->level);
  for (const UnitName& name : FindUnitNames(gazetteer, organisation)) {
    located.unit = ChooseUnit(gazetteer, name.units, published, Units(places));
    if (located.unit == kNoUnit) continue;
    if (IsCommuneUntyped(gazetteer[located.unit], organisation, name)) {
      located.unit = kNoUnit;
      continue;
    }
    located.basis = "own words";
    if (cue) located.level = UnitLevelName(gazetteer[located.unit].level);
    return located;
  }
  if (!cue) {
    if (central) located.level = "central";
    return located;
  }
  for (const std::string_view basis : {"title", "publisher", "url", "byline", "text"}) {
    const std::set<UnitIndex> units = Candidates(gazetteer, *cue, basis, places);
    if (units.empty()) continue;
    if (units.size() > 1) break;
    located.unit = *units.begin();
    located.basis = basis;
    located.level = UnitLevelName(gazetteer[located.unit].level);
    break;
  }
  return located;
}

}  // namespace sulieu
