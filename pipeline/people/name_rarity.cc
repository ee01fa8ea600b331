#include "pipeline/people/name_rarity.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "pipeline/places/knowledge.h"
#include "pipeline/rules/rule_set.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

constexpr double kPeople = 100000;
// Bearers from which on a name is as common as that.
constexpr double kUncommonFrom = 0.5, kOrdinaryFrom = 1.5, kCommonFrom = 5, kVeryCommonFrom = 20;
// Of 100 names so many have two, three, or four words.
constexpr double kLengths[] = {0, 0, 0.06, 0.85, 0.09};
// `Thị` goes with the given names of women, and before a second middle name hardly anything else stands: the
// shares spread both over all.
constexpr std::string_view kWomansWord = "thị";
constexpr double kWomansWordBinds = 3, kBeforeASecond = 30;

// The shares of the words in one role, and what a word has that is not listed.
struct Shares {
  std::map<std::string, double, std::less<>> of;
  double unlisted = 1;
  double Of(std::string_view word) const {
    const auto found = of.find(word);
    return found == of.end() ? unlisted : found->second;
  }
};

using SharesByRole = std::map<std::string, Shares, std::less<>>;

SharesByRole ReadShares() {
  SharesByRole roles;
  ForEachRow(EmbeddedList("name_words.tsv"), [&](const std::vector<std::string_view>& cells) {
    int of_ten_thousand = 0;
    std::from_chars(cells[2].data(), cells[2].data() + cells[2].size(), of_ten_thousand);
    Shares& shares = roles[std::string(cells[0])];
    const double share = of_ten_thousand / 1e4;
    shares.of.emplace(FoldForLookup(cells[1]), share);
    shares.unlisted = std::min(shares.unlisted, share / 2);
  });
  return roles;
}

const SharesByRole& RoleShares() {
  static const SharesByRole roles = ReadShares();
  return roles;
}

const std::set<std::string, std::less<>>& FamilyNames() {
  static const auto families = [] {
    std::set<std::string, std::less<>> all;
    const WordList list = EmbeddedWordList("phrases/family_names.tsv");
    for (const WordList::Entry& entry : list.entries()) all.insert(FoldForLookup(entry.surface));
    return all;
  }();
  return families;
}

std::vector<std::string_view> Words(std::string_view name) {
  std::vector<std::string_view> words;
  for (size_t at = 0; at <= name.size();) {
    const size_t end = std::min(name.find(' ', at), name.size());
    if (end > at) words.push_back(name.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace

bool IsNameWord(std::string_view folded_word) {
  return FamilyNames().contains(folded_word) ||
         std::any_of(RoleShares().begin(), RoleShares().end(),
                     [&](const auto& role) { return role.second.of.contains(folded_word); });
}

bool IsUsualFamilyName(std::string_view folded_word) {
  constexpr double kUsual = 0.001;
  const auto families = RoleShares().find("family");
  return families != RoleShares().end() && families->second.Of(folded_word) >= kUsual;
}

double ExpectedBearers(std::string_view folded_name) {
  static const SharesByRole& roles = RoleShares();
  const auto share = [](std::string_view role, std::string_view word) {
    const auto found = roles.find(role);
    return found == roles.end() ? 0 : found->second.Of(word);
  };
  const std::vector<std::string_view> words = Words(folded_name);
  if (words.size() < 2) return kPeople;
  if (words.size() >= std::size(kLengths)) return 0;
  double bearers =
      kPeople * kLengths[words.size()] * share("family", words.front()) * share("given", words.back());
  for (size_t i = 1; i + 1 < words.size(); ++i) {
    bearers *= share("middle", words[i]);
    if (words[i] == kWomansWord) bearers *= i + 2 < words.size() ? kBeforeASecond : kWomansWordBinds;
  }
  return bearers;
}

NameRarity RarityOf(std::string_view folded_name) {
  const size_t family = folded_name.find(' ');
  if (family == std::string_view::npos) return NameRarity::kVeryCommon;
  if (!FamilyNames().contains(folded_name.substr(0, family))) return NameRarity::kForeign;
  const double bearers = ExpectedBearers(folded_name);
  if (bearers < kUncommonFrom) return NameRarity::kRare;
  if (bearers < kOrdinaryFrom) return NameRarity::kUncommon;
  if (bearers < kCommonFrom) return NameRarity::kOrdinary;
  return bearers < kVeryCommonFrom ? NameRarity::kCommon : NameRarity::kVeryCommon;
}

bool IsForeignInFull(std::string_view folded_name) {
  // Parts of so many names that a name may end at them or be nothing else.
  static constexpr std::string_view kOfMany[] = {"sheikh",   "mohammed", "mohamed", "mohammad",
                                                 "muhammad", "bin",      "ibn",     "abdul",
                                                 "abdel",    "ahmed",    "ali"};
  const std::vector<std::string_view> words = Words(folded_name);
  const auto own = std::count_if(words.begin(), words.end(), [](std::string_view word) {
    return word.size() > 1 && std::find(std::begin(kOfMany), std::end(kOfMany), word) == std::end(kOfMany);
  });
  return own >= 2 && std::none_of(words.begin(), words.end(), IsNameWord);
}

}  // namespace sulieu
