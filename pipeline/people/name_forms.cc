#include "pipeline/people/name_forms.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "pipeline/people/name_rarity.h"
#include "pipeline/text/folded_words.h"

namespace sulieu {
namespace {

constexpr int kSameTitle = 1, kSameBody = 3, kSamePost = 4;  // points of agreement
constexpr size_t kMinLetters = 8;                            // of names that may differ by a letter
// Of all appearances that agree with a short name so many must have one name: others may be misspellings.
constexpr double kMostOf = 0.8;
constexpr size_t kMinAppearances = 3;

bool IsShort(std::string_view name) { return name.find(' ') == std::string_view::npos; }

// `v.putin`: the initial is left out here and compared by itself.
struct ShortName {
  char initial = 0;
  std::string_view word;
  explicit ShortName(std::string_view name) : word(name) {
    if (name.size() < 4 || name[1] != '.') return;
    initial = name[0];
    word.remove_prefix(2);
  }
};

bool Shortens(const ShortName& short_name, std::string_view full) {
  const size_t first = full.find(' '), last = full.rfind(' ');
  if (first == std::string_view::npos) return false;
  if (short_name.initial != 0)
    return full[0] == short_name.initial && full.substr(last + 1) == short_name.word;
  if (full.substr(last + 1) == short_name.word) return true;
  // `Ông Tập`, `ông Moon`: a Vietnamese is not called by the family name.
  const std::string_view family = full.substr(0, first);
  return family == short_name.word && !IsUsualFamilyName(family);
}

// Letters without diacritics, the words in one order: `Shinzo Abe`, `Abe Shin-zo`.
std::string Letters(std::string_view name, bool sorted) {
  std::vector<std::string> words(1);
  for (const char c : WordsForSearch(name)) {
    if (c == ' ')
      words.emplace_back();
    else
      words.back() += c;
  }
  if (sorted) std::sort(words.begin(), words.end());
  std::string letters;
  for (const std::string& word : words) letters += word;
  return letters;
}

// `hw` of `George H. W. Bush`, whose son is `George W. Bush`.
std::string Initials(std::string_view name) {
  const std::string words = WordsForSearch(name);
  std::string initials;
  for (size_t at = 0; at < words.size(); ++at) {
    const bool begins = at == 0 || words[at - 1] == ' ',
               ends = at + 1 == words.size() || words[at + 1] == ' ';
    if (begins && ends) initials += words[at];
  }
  return initials;
}

// Whether one letter was changed, left out or put in.
bool OneLetterApart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const auto differ = std::mismatch(a.begin(), a.end(), b.begin());
  const std::string_view rest_a(differ.first, a.end()), rest_b(differ.second, b.end());
  if (rest_b.empty()) return false;
  return a.size() == b.size() ? rest_a.substr(1) == rest_b.substr(1) : rest_a == rest_b.substr(1);
}

class NameForms {
 public:
  explicit NameForms(const LinkInput& input) : input_(input) {
    for (const Appearance& appearance : input.appearances) {
      Name& name = names_[appearance.name];
      ++name.appearances;
      name.posts.insert(appearance.posts.begin(), appearance.posts.end());
      if (!IsShort(appearance.name)) full_in_[appearance.document].insert(appearance.name);
    }
    for (const auto& [name, of] : names_) {
      if (IsShort(name) || RarityOf(name) != NameRarity::kForeign) continue;
      foreign_.push_back(name);
      by_word_[name.substr(name.rfind(' ') + 1)].push_back(name);
      by_word_[name.substr(0, name.find(' '))].push_back(name);
    }
    TakeSpellingsTogether();
  }

  std::string_view Of(const Appearance& appearance) const {
    std::string_view name = appearance.name;
    if (IsShort(name)) name = FullName(appearance);
    const auto spelled = spelling_.find(name);
    return spelled == spelling_.end() ? name : spelled->second;
  }

 private:
  struct Name {
    size_t appearances = 0;
    std::set<uint32_t> posts;
  };

  bool Agree(const std::set<uint32_t>& a, const std::set<uint32_t>& b, int points) const {
    return std::any_of(a.begin(), a.end(), [&](uint32_t x) {
      return std::any_of(b.begin(), b.end(), [&](uint32_t y) {
        return Compare(input_.posts[x], input_.posts[y]).points >= points;
      });
    });
  }

  // The king and the crown prince: posts that only one person of a country holds, and not the same.
  bool Contradict(const Appearance& appearance, std::string_view full) const {
    const std::set<uint32_t> posts(appearance.posts.begin(), appearance.posts.end());
    const auto national = [&](const std::set<uint32_t>& all) {
      std::set<uint32_t> held;
      for (const uint32_t post : all) {
        if (input_.posts[post].national) held.insert(post);
      }
      return held;
    };
    const auto a = national(posts), b = national(names_.at(full).posts);
    return !a.empty() && !b.empty() && !Agree(a, b, kSameTitle);
  }

  std::string_view FullName(const Appearance& appearance) const {
    const ShortName short_name(appearance.name);
    std::string_view found;
    const auto beside = full_in_.find(appearance.document);
    if (beside != full_in_.end()) {
      for (const std::string_view full : beside->second) {
        if (!Shortens(short_name, full) || Contradict(appearance, full)) continue;
        if (!found.empty()) return appearance.name;
        found = full;
      }
    }
    return found.empty() ? HolderOf(appearance, short_name) : found;
  }

  // The foreign name that goes with the short one and its post wherever both are named.
  std::string_view HolderOf(const Appearance& appearance, const ShortName& short_name) const {
    const auto candidates = by_word_.find(short_name.word);
    if (candidates == by_word_.end()) return appearance.name;
    const std::set<uint32_t> posts(appearance.posts.begin(), appearance.posts.end());
    std::string_view most;
    size_t of_most = 0, of_all = 0;
    for (const std::string_view full : candidates->second) {
      const Name& name = names_.at(full);
      if (!Shortens(short_name, full) || !Agree(posts, name.posts, kSameTitle)) continue;
      of_all += name.appearances;
      if (name.appearances <= of_most) continue;
      of_most = name.appearances;
      most = full;
    }
    const bool clear =
        of_most >= kMinAppearances && static_cast<double>(of_most) >= kMostOf * static_cast<double>(of_all);
    return clear ? most : std::string_view(appearance.name);
  }

  // Of names that share a word only such can be spelled differently elsewhere.
  void TakeSpellingsTogether() {
    std::map<std::string, std::vector<std::string_view>> alike;
    for (const std::string_view name : foreign_) alike[Letters(name, true)].push_back(name);
    for (const auto& [letters, names] : alike) {
      for (size_t i = 0; i < names.size(); ++i) {
        for (size_t j = i + 1; j < names.size(); ++j) {
          const bool only_signs = Letters(names[i], false) == Letters(names[j], false);
          TakeTogether(names[i], names[j], only_signs ? 0 : kSameBody);
        }
      }
    }
    for (const auto& [word, names] : by_word_) {
      for (size_t i = 0; i < names.size(); ++i) {
        for (size_t j = i + 1; j < names.size(); ++j) {
          const std::string a = Letters(names[i], false), b = Letters(names[j], false);
          if (a.size() >= kMinLetters && b.size() >= kMinLetters && OneLetterApart(a, b))
            TakeTogether(names[i], names[j], kSamePost);
        }
      }
    }
  }

  std::string_view Spelled(std::string_view name) const {
    for (auto found = spelling_.find(name); found != spelling_.end(); found = spelling_.find(name))
      name = found->second;
    return name;
  }

  void TakeTogether(std::string_view a, std::string_view b, int points) {
    if (Initials(a) != Initials(b)) return;
    a = Spelled(a);
    b = Spelled(b);
    Name &of_a = names_.at(a), &of_b = names_.at(b);
    if (a == b || (points > 0 && !Agree(of_a.posts, of_b.posts, points))) return;
    const bool keep_a = std::pair(of_a.appearances, b) > std::pair(of_b.appearances, a);
    Name &to = keep_a ? of_a : of_b, &from = keep_a ? of_b : of_a;
    to.appearances += from.appearances;
    to.posts.insert(from.posts.begin(), from.posts.end());
    for (auto& [name, spelled] : spelling_) {
      if (spelled == (keep_a ? b : a)) spelled = keep_a ? a : b;
    }
    spelling_[keep_a ? b : a] = keep_a ? a : b;
  }

  const LinkInput& input_;
  std::map<std::string_view, Name> names_;
  std::map<int64_t, std::set<std::string_view>> full_in_;  // the full names of each document
  std::vector<std::string_view> foreign_;
  std::map<std::string_view, std::vector<std::string_view>> by_word_;  // foreign names, by first and last
  std::map<std::string_view, std::string_view> spelling_;              // -> the most frequent one
};

}  // namespace

std::vector<std::string_view> NamesCountedUnder(const LinkInput& input) {
  const NameForms forms(input);
  std::vector<std::string_view> names;
  names.reserve(input.appearances.size());
  for (const Appearance& appearance : input.appearances) names.push_back(forms.Of(appearance));
  return names;
}

}  // namespace sulieu
