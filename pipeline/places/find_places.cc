#include "pipeline/places/find_places.h"

#include <algorithm>
#include <array>
#include <map>

#include "pipeline/places/unit_names.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

constexpr std::array<std::string_view, 5> kBases = {"title", "publisher", "url", "byline", "text"};

// What stands at a byte of the text: its title, its byline, or the rest.
std::string_view BasisAt(const Article& article, uint32_t at) {
  for (const Passage& passage : article.passages) {
    if (at >= passage.span.end) continue;
    if (passage.kind == PassageKind::kTitle) return "title";
    return passage.kind == PassageKind::kByline ? "byline" : "text";
  }
  return "text";
}

std::string Letters(std::string_view name) {
  std::string letters = FoldForSearch(name);
  std::erase(letters, ' ');
  return letters;
}

// The provinces whose name is a part of the host: `quangbinh.gov.vn`, `baoquangbinh.vn` is none.
std::vector<UnitIndex> ProvincesOfHost(const Gazetteer& gazetteer, std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  const std::string_view host = url.substr(0, url.find_first_of("/:?"));
  std::vector<UnitIndex> found;
  for (size_t at = 0; at < host.size();) {
    const size_t end = std::min(host.find('.', at), host.size());
    const std::string_view label = host.substr(at, end - at);
    at = end + 1;
    for (UnitIndex unit = 0; unit < gazetteer.units().size(); ++unit) {
      if (gazetteer[unit].level == UnitLevel::kProvince && Letters(gazetteer[unit].bare) == label)
        found.push_back(unit);
    }
  }
  return found;
}

class Collector {
 public:
  Collector(const Gazetteer& gazetteer, std::string_view date) : gazetteer_(gazetteer), date_(date) {}

  void Add(std::string_view basis, UnitName name, bool in_text) {
    names_.push_back({basis, std::move(name), in_text});
  }

  // Those that are clear by themselves first: they tell which of several units of one name is meant.
  std::vector<PlaceNamed> Resolve() {
    for (const auto level : {UnitLevel::kProvince, UnitLevel::kDistrict, UnitLevel::kCommune}) {
      for (const Seen& seen : names_) {
        if (Level(seen) != level) continue;
        const UnitIndex unit = ChooseUnit(gazetteer_, seen.name.units, date_, context_);
        if (!IsElsewhere(unit)) Count(seen, unit);
      }
      context_.clear();
      for (const auto& [unit, place] : places_) context_.push_back(unit);
    }
    std::vector<PlaceNamed> places;
    for (auto& [unit, place] : places_) places.push_back(place);
    return places;
  }

 private:
  struct Seen {
    std::string_view basis;
    UnitName name;
    bool in_text = false;
  };

  UnitLevel Level(const Seen& seen) const { return gazetteer_[seen.name.units.front()].level; }

  // A commune in none of the places of the article: one of its name that the gazetteer does not have is
  // meant.
  bool IsElsewhere(UnitIndex unit) const {
    if (unit == kNoUnit || context_.empty() || gazetteer_[unit].level != UnitLevel::kCommune) return false;
    const auto chain = gazetteer_.Chain(unit);
    return std::none_of(chain.begin() + 1, chain.end(), [&](UnitIndex above) {
      return std::find(context_.begin(), context_.end(), above) != context_.end();
    });
  }

  void Count(const Seen& seen, UnitIndex unit) {
    if (unit == kNoUnit) return;
    PlaceNamed& place = places_[unit];
    place.unit = unit;
    const auto order = [](std::string_view basis) { return std::find(kBases.begin(), kBases.end(), basis); };
    if (place.basis.empty() || order(seen.basis) < order(place.basis)) place.basis = seen.basis;
    if (seen.in_text && place.mentions++ == 0) place.span = seen.name.span;
  }

  const Gazetteer& gazetteer_;
  const std::string_view date_;
  std::vector<Seen> names_;
  std::vector<UnitIndex> context_;
  std::map<UnitIndex, PlaceNamed> places_;
};

}  // namespace

std::vector<PlaceNamed> FindPlaces(const Gazetteer& gazetteer, const Article& article,
                                   const Metadata& metadata, std::string_view published) {
  Collector collector(gazetteer, published);
  for (UnitName& name : FindUnitNames(gazetteer, article.text)) {
    const std::string_view basis = BasisAt(article, name.span.begin);
    collector.Add(basis, std::move(name), true);
  }
  const std::pair<std::string_view, const std::string*> fields[] = {
      {"title", &metadata.title}, {"publisher", &metadata.publisher}, {"byline", &metadata.byline}};
  for (const auto& [basis, value] : fields) {
    for (UnitName& name : FindUnitNames(gazetteer, *value)) collector.Add(basis, std::move(name), false);
  }
  if (!metadata.url.empty()) {
    auto provinces = ProvincesOfHost(gazetteer, metadata.url);
    if (!provinces.empty()) collector.Add("url", {{}, std::move(provinces)}, false);
  }
  return collector.Resolve();
}

}  // namespace sulieu
