#include "pipeline/people/name_forms.h"

#include <algorithm>
#include <iterator>
#include <utility>

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

using Posts = std::vector<const Post*>;

bool Agree(const Posts& a, const Posts& b, int points) {
  return std::any_of(a.begin(), a.end(), [&](const Post* x) {
    return std::any_of(b.begin(), b.end(), [&](const Post* y) { return Compare(*x, *y).points >= points; });
  });
}

Posts National(const Posts& posts) {
  Posts held;
  std::copy_if(posts.begin(), posts.end(), std::back_inserter(held),
               [](const Post* post) { return post->national; });
  return held;
}

Posts PointersTo(const std::vector<Post>& posts) {
  Posts all;
  for (const Post& post : posts) all.push_back(&post);
  return all;
}

}  // namespace

NameForm FormOf(std::string_view name) {
  if (IsShort(name)) return NameForm::kShort;
  return RarityOf(name) == NameRarity::kForeign ? NameForm::kForeign : NameForm::kOther;
}

void NameForms::AddForeign(std::string_view name, size_t appearances) {
  names_[std::string(name)].appearances += appearances;
}

void NameForms::AddPost(std::string_view name, uint32_t number, const Post& post) {
  auto known = names_.find(name);
  if (known == names_.end()) {
    if (!post.national) return;
    known = names_.emplace(name, Name()).first;
  }
  known->second.posts.insert(number);
  posts_.try_emplace(number, post);
}

Posts NameForms::PostsOf(std::string_view full) const {
  Posts posts;
  const auto name = names_.find(full);
  if (name == names_.end()) return posts;
  for (const uint32_t post : name->second.posts) posts.push_back(&posts_.at(post));
  return posts;
}

// The king and the crown prince: posts that only one person of a country holds, and not the same.
bool NameForms::Contradict(const Posts& posts, std::string_view full) const {
  const Posts a = National(posts), b = National(PostsOf(full));
  return !a.empty() && !b.empty() && !Agree(a, b, kSameTitle);
}

std::string_view NameForms::Of(std::string_view name, const std::vector<Post>& posts,
                               const std::set<std::string_view>& beside) const {
  if (IsShort(name)) name = FullName(name, posts, beside);
  const auto spelled = spelling_.find(name);
  return spelled == spelling_.end() ? name : spelled->second;
}

std::string_view NameForms::FullName(std::string_view name, const std::vector<Post>& posts,
                                     const std::set<std::string_view>& beside) const {
  const Posts held = PointersTo(posts);
  std::string_view found;
  for (const std::string_view full : beside) {
    if (!Shortens(ShortName(name), full) || Contradict(held, full)) continue;
    if (!found.empty()) return name;
    found = full;
  }
  return found.empty() ? HolderOf(name, held) : found;
}

// The foreign name that goes with the short one and its post wherever both are named.
std::string_view NameForms::HolderOf(std::string_view name, const Posts& posts) const {
  const ShortName short_name(name);
  const auto candidates = by_word_.find(short_name.word);
  if (candidates == by_word_.end()) return name;
  std::string_view most;
  size_t of_most = 0, of_all = 0;
  for (const std::string_view full : candidates->second) {
    if (!Shortens(short_name, full) || !Agree(posts, PostsOf(full), kSameTitle)) continue;
    const size_t appearances = names_.find(full)->second.appearances;
    of_all += appearances;
    if (appearances <= of_most) continue;
    of_most = appearances;
    most = full;
  }
  const bool clear =
      of_most >= kMinAppearances && static_cast<double>(of_most) >= kMostOf * static_cast<double>(of_all);
  return clear ? most : name;
}

// Of names that share a word only such can be spelled differently elsewhere.
void NameForms::TakeSpellingsTogether() {
  for (const auto& [name, of] : names_) {
    if (of.appearances == 0) continue;
    const std::string_view view = name;
    foreign_.push_back(view);
    by_word_[view.substr(view.rfind(' ') + 1)].push_back(view);
    by_word_[view.substr(0, view.find(' '))].push_back(view);
  }
  TakeAlike();
  TakeOneLetterApart();
}

void NameForms::TakeAlike() {
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
}

void NameForms::TakeOneLetterApart() {
  for (const auto& [word, names] : by_word_) {
    std::vector<std::string> letters;
    for (const std::string_view name : names) letters.push_back(Letters(name, false));
    for (size_t i = 0; i < names.size(); ++i) {
      for (size_t j = i + 1; j < names.size(); ++j) {
        const bool long_enough = letters[i].size() >= kMinLetters && letters[j].size() >= kMinLetters;
        if (long_enough && OneLetterApart(letters[i], letters[j]))
          TakeTogether(names[i], names[j], kSamePost);
      }
    }
  }
}

std::string_view NameForms::Spelled(std::string_view name) const {
  for (auto found = spelling_.find(name); found != spelling_.end(); found = spelling_.find(name))
    name = found->second;
  return name;
}

void NameForms::TakeTogether(std::string_view a, std::string_view b, int points) {
  if (Initials(a) != Initials(b)) return;
  a = Spelled(a);
  b = Spelled(b);
  if (a == b || (points > 0 && !Agree(PostsOf(a), PostsOf(b), points))) return;
  Name &of_a = names_.find(a)->second, &of_b = names_.find(b)->second;
  const bool keep_a = std::pair(of_a.appearances, b) > std::pair(of_b.appearances, a);
  Name &to = keep_a ? of_a : of_b, &from = keep_a ? of_b : of_a;
  to.appearances += from.appearances;
  to.posts.insert(from.posts.begin(), from.posts.end());
  for (auto& [name, spelled] : spelling_) {
    if (spelled == (keep_a ? b : a)) spelled = keep_a ? a : b;
  }
  spelling_[keep_a ? b : a] = keep_a ? a : b;
}

}  // namespace sulieu
