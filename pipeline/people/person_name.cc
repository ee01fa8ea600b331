#include "pipeline/people/person_name.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "pipeline/people/name_rarity.h"
#include "pipeline/places/knowledge.h"
#include "pipeline/text/folded_words.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

using Names = std::set<std::string, std::less<>>;

// Countries and cities abroad, as the extractors know them.
const Names& PlacesAbroad() {
  static const Names abroad = [] {
    Names names;
    const WordList list = EmbeddedWordList("phrases/places.tsv");
    for (const WordList::Entry& entry : list.entries()) {
      if (entry.note.find("abroad") != std::string::npos) names.insert(FoldedWords(entry.surface));
    }
    return names;
  }();
  return abroad;
}

// Names that are none of persons, and words that end none: `bank` of `Oceanbank`, `motor` of `Ford Motor`.
struct NoPersons {
  Names whole, endings;
};

const NoPersons& Lists() {
  static const NoPersons lists = [] {
    NoPersons read;
    ForEachRow(EmbeddedList("no_persons.tsv"), [&](const std::vector<std::string_view>& cells) {
      (cells[1] == "ending" ? read.endings : read.whole).insert(FoldedWords(cells[0]));
    });
    return read;
  }();
  return lists;
}

// `đinh dậu`, a year of the calendar.
bool IsYearName(std::string_view words) {
  static constexpr std::array<std::string_view, 10> kStems = {"giáp", "ất",   "bính", "đinh", "mậu",
                                                              "kỷ",   "canh", "tân",  "nhâm", "quý"};
  static constexpr std::array<std::string_view, 13> kBranches = {
      "tý", "sửu", "dần", "mão", "mẹo", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi"};
  const size_t space = words.find(' ');
  if (space == std::string_view::npos) return false;
  const auto is = [](const auto& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
  };
  return is(kStems, words.substr(0, space)) && is(kBranches, words.substr(space + 1));
}

// Marked letters and one vowel or run of vowels: `bỏng`, not `Köhler`.
bool IsMarkedSyllable(std::string_view word) {
  if (std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return false;
  int runs = 0;
  bool vowel = false;
  for (const char c : FoldForSearch(word)) {
    const bool now = std::string_view("aeiouy").find(c) != std::string_view::npos;
    runs += now && !vowel;
    vowel = now;
  }
  return runs == 1;
}

// Of a commune, a district or a province of two words: Hồ Chí Minh is a person too.
bool IsPlaceOf(const AdministrativeUnit& unit, std::string_view words) {
  const bool long_province =
      unit.level == UnitLevel::kProvince && std::count(words.begin(), words.end(), ' ') > 1;
  return unit.bare == words && !long_province;
}

}  // namespace

bool NamesPerson(const Gazetteer& gazetteer, std::string_view name, const std::vector<ArticlePlace>& places) {
  const std::string words = FoldedWords(name);
  const bool one = words.find(' ') == std::string::npos;
  if (FoldForSearch(words).size() <= 1) return false;
  // A Vietnamese word by itself that no one is called.
  if (one && words == name && IsMarkedSyllable(words) && !IsNameWord(words)) return false;
  if (Lists().whole.contains(words) || PlacesAbroad().contains(words) || IsYearName(words)) return false;
  const std::string_view last = std::string_view(words).substr(words.rfind(' ') + 1);
  for (const std::string& ending : Lists().endings) {
    if (last.ends_with(ending)) return false;
  }
  return std::none_of(places.begin(), places.end(),
                      [&](const ArticlePlace& place) { return IsPlaceOf(gazetteer[place.unit], words); });
}

}  // namespace sulieu
