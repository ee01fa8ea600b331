// The administrative units of Viet Nam with the days they began and ended and what became of them
// (pipeline/places/*.tsv, compiled in). Tested by tests/places_test.cc.
#ifndef SULIEU_PIPELINE_PLACES_GAZETTEER_H_
#define SULIEU_PIPELINE_PLACES_GAZETTEER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/rules/rule_set.h"
#include "pipeline/text/word_hash.h"

namespace sulieu {

enum class UnitLevel : uint8_t { kProvince, kDistrict, kCommune };
std::string_view UnitLevelName(UnitLevel level);  // as the schema spells it

using UnitIndex = uint32_t;
inline constexpr UnitIndex kNoUnit = UINT32_MAX;

struct AdministrativeUnit {
  std::string key;   // `44/2020`: the official code and the year of the list; `ha-tay/2008`
  std::string name;  // `Tỉnh Quảng Bình`
  std::string type;  // `tỉnh`, folded for lookup
  std::string bare;  // `quảng bình`, folded for lookup, words with single spaces
  UnitLevel level = UnitLevel::kProvince;
  UnitIndex parent = kNoUnit;
  std::string valid_from, valid_to;  // ISO days, inclusive; empty: as far as is known
  std::vector<UnitIndex> successors, predecessors;

  // Whether it was there on a day, or at some time of a month or year.
  bool ValidOn(std::string_view date) const;
  // A province of the time before 2000: such names are names of much else (sông Cửu Long, Phân đạm Hà Bắc),
  // so that it is meant only where `tỉnh` stands before.
  bool NeedsType() const { return level == UnitLevel::kProvince && !valid_to.empty() && valid_to < "2000"; }
};

class Gazetteer {
 public:
  // That of the program. Made at the first call, then only read.
  static const Gazetteer& BuiltIn();
  // Requires: among the files are units.tsv, successors.tsv and aliases.tsv, well formed (tested).
  explicit Gazetteer(const std::vector<RuleFile>& files);

  const std::vector<AdministrativeUnit>& units() const { return units_; }
  const AdministrativeUnit& operator[](UnitIndex index) const { return units_[index]; }
  // kNoUnit for a key that no unit has.
  UnitIndex Find(std::string_view key) const;

  // What a phrase is, given the hashes of its folded words (HashPhrase): the units of this name without type
  // (`quảng bình`; none for a phrase that only begins like one: Thái Bình Dương), aliases included, in the
  // order of the file. Null when no name is or begins so.
  struct Name {
    std::vector<UnitIndex> units;
    bool whole = false;   // a name ends here
    bool longer = false;  // names go on from here
  };
  const Name* Named(uint64_t phrase) const {
    const uint32_t found = phrases_.Find(phrase);
    return found == HashTable::kNone ? nullptr : &names_[found];
  }
  // What a person may mean who types a name: with or without its type and diacritics (`quang binh`). The
  // highest level that has the name, all its units.
  std::vector<UnitIndex> Search(std::string_view name) const;

  // The unit itself and all above it.
  std::vector<UnitIndex> Chain(UnitIndex unit) const;
  UnitIndex ProvinceOf(UnitIndex unit) const { return Chain(unit).back(); }

 private:
  void AddUnits(std::string_view tsv);
  void AddSuccessors(std::string_view tsv);
  void AddAliases(std::string_view tsv);
  void AddName(std::string_view words, UnitIndex unit);

  std::vector<AdministrativeUnit> units_;
  std::unordered_map<std::string, UnitIndex> by_key_;
  HashTable phrases_;  // -> names_
  std::vector<Name> names_;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_PLACES_GAZETTEER_H_
