#include "pipeline/places/gazetteer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "pipeline/places/knowledge.h"
#include "pipeline/text/folded_words.h"

namespace sulieu {
namespace {

constexpr std::array<std::string_view, 10> kTypes = {"thành phố", "tỉnh",   "quận", "huyện",   "thị xã",
                                                     "thị trấn",  "phường", "xã",   "đặc khu", "tp"};

UnitLevel LevelOf(std::string_view name) {
  if (name == "province") return UnitLevel::kProvince;
  return name == "district" ? UnitLevel::kDistrict : UnitLevel::kCommune;
}

std::string_view FileOf(const std::vector<RuleFile>& files, std::string_view name) {
  for (const RuleFile& file : files) {
    if (file.path.ends_with(name)) return file.content;
  }
  return {};
}

// `thành phố` of `thành phố huế`; empty for none.
std::string UnitType(std::string_view folded_words) {
  for (const std::string_view type : kTypes) {
    if (folded_words.starts_with(type) &&
        (folded_words.size() == type.size() || folded_words[type.size()] == ' ')) {
      return std::string(type);
    }
  }
  return "";
}

// Names of the Central Highlands are written as they are heard: `đắk`, `đăk` and `đak`.
std::vector<std::string> OtherSpellings(const std::string& bare) {
  constexpr std::string_view kHeard[] = {"đắk", "đăk", "đak"};
  std::vector<std::string> spellings;
  for (const std::string_view from : kHeard) {
    const size_t at = bare.find(from);
    if (at == std::string::npos) continue;
    for (const std::string_view to : kHeard) {
      if (to != from) spellings.push_back(std::string(bare).replace(at, from.size(), to));
    }
  }
  return spellings;
}

}  // namespace

std::string_view UnitLevelName(UnitLevel level) {
  constexpr std::string_view kNames[] = {"province", "district", "commune"};
  return kNames[static_cast<size_t>(level)];
}

bool AdministrativeUnit::ValidOn(std::string_view date) const {
  const std::string_view from = std::string_view(valid_from).substr(0, date.size());
  const std::string_view to = std::string_view(valid_to).substr(0, date.size());
  return (valid_from.empty() || from <= date) && (valid_to.empty() || date <= to);
}

const Gazetteer& Gazetteer::BuiltIn() {
  static const Gazetteer gazetteer(EmbeddedKnowledge());
  return gazetteer;
}

Gazetteer::Gazetteer(const std::vector<RuleFile>& files) {
  AddUnits(FileOf(files, "units.tsv"));
  AddSuccessors(FileOf(files, "successors.tsv"));
  AddAliases(FileOf(files, "aliases.tsv"));
}

void Gazetteer::AddName(std::string_view words, UnitIndex unit) {
  const std::vector<uint64_t> hashes = HashFoldedWords(words);
  uint64_t phrase = 0;
  for (size_t i = 0; i < hashes.size(); ++i) {
    phrase = HashPhrase(phrase, hashes[i]);
    const uint32_t index = *phrases_.Insert(phrase, static_cast<uint32_t>(names_.size()));
    if (index == names_.size()) names_.emplace_back();
    Name& name = names_[index];
    if (i + 1 < hashes.size()) {
      name.longer = true;
      continue;
    }
    name.whole = true;
    const bool known = std::find(name.units.begin(), name.units.end(), unit) != name.units.end();
    if (unit != kNoUnit && !known) name.units.push_back(unit);
  }
}

void Gazetteer::AddUnits(std::string_view tsv) {
  ForEachRow(tsv, [&](const std::vector<std::string_view>& cells) {
    AdministrativeUnit unit;
    unit.key = cells[0];
    unit.level = LevelOf(cells[1]);
    unit.name = cells[2];
    unit.parent = cells[3].empty() ? kNoUnit : Find(cells[3]);
    unit.valid_from = cells[4];
    unit.valid_to = cells[5];
    const std::string words = FoldedWords(unit.name);
    unit.type = UnitType(words);
    unit.bare = words.substr(std::min(words.size(), unit.type.empty() ? 0 : unit.type.size() + 1));
    const auto index = static_cast<UnitIndex>(units_.size());
    by_key_.emplace(unit.key, index);
    AddName(unit.bare, index);
    // The list has `Phường 07`, the press `phường 7` too.
    if (unit.bare.size() == 2 && unit.bare[0] == '0' && unit.bare[1] >= '1' && unit.bare[1] <= '9')
      AddName(std::string_view(unit.bare).substr(1), index);
    for (const std::string& spelling : OtherSpellings(unit.bare)) AddName(spelling, index);
    units_.push_back(std::move(unit));
  });
}

void Gazetteer::AddSuccessors(std::string_view tsv) {
  ForEachRow(tsv, [&](const std::vector<std::string_view>& cells) {
    const UnitIndex before = Find(cells[0]), after = Find(cells[1]);
    units_[before].successors.push_back(after);
    units_[after].predecessors.push_back(before);
  });
}

void Gazetteer::AddAliases(std::string_view tsv) {
  ForEachRow(tsv, [&](const std::vector<std::string_view>& cells) {
    AddName(FoldedWords(cells[0]), Find(cells[1]));
  });
}

UnitIndex Gazetteer::Find(std::string_view key) const {
  const auto found = by_key_.find(std::string(key));
  return found == by_key_.end() ? kNoUnit : found->second;
}

std::vector<UnitIndex> Gazetteer::Search(std::string_view name) const {
  const std::string words = FoldedWords(name), plain = WordsForSearch(name);
  const bool marked = words != plain;
  std::vector<UnitIndex> found;
  const auto is = [&](const AdministrativeUnit& unit) {
    if (marked) return words == unit.bare || words == fmt::format("{} {}", unit.type, unit.bare);
    const std::string bare = WordsForSearch(unit.bare);
    return plain == bare || plain == fmt::format("{} {}", WordsForSearch(unit.type), bare);
  };
  for (UnitIndex i = 0; i < units_.size(); ++i) {
    if (is(units_[i])) found.push_back(i);
  }
  if (found.empty()) {
    uint64_t phrase = 0;
    for (const uint64_t word : HashFoldedWords(words)) phrase = HashPhrase(phrase, word);
    if (const Name* name = Named(phrase)) found = name->units;
  }
  if (found.empty()) return found;
  UnitLevel top = UnitLevel::kCommune;
  for (const UnitIndex unit : found) top = std::min(top, units_[unit].level);
  std::erase_if(found, [&](UnitIndex unit) { return units_[unit].level != top; });
  return found;
}

std::vector<UnitIndex> Gazetteer::Chain(UnitIndex unit) const {
  std::vector<UnitIndex> chain;
  for (; unit != kNoUnit; unit = units_[unit].parent) chain.push_back(unit);
  return chain;
}

}  // namespace sulieu
