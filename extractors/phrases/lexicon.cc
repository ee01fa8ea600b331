#include "extractors/phrases/lexicon.h"

#include <charconv>

namespace sulieu {
namespace {

// The files, in the order of PhraseList.
constexpr std::array<std::string_view, kPhraseLists> kFiles = {
    "family_names",        "honorifics",     "ranks",          "academic_titles",
    "post_heads",          "post_prefixes",  "post_modifiers", "organisation_heads",
    "organisation_fields", "units",          "places",         "communes",
    "phrase_ends",         "name_particles", "no_names"};

uint16_t NoteWord(std::string_view word) {
  constexpr std::pair<std::string_view, uint16_t> kWords[] = {
      {"plural", kPlural}, {"church", kChurch}, {"weak", kWeak},     {"open", kOpen},
      {"named", kNamed},   {"former", kFormer}, {"abroad", kAbroad}, {"brand", kBrand},
      {"bare", kBare},     {"none", kNone},     {"common", kCommon}, {"behind", kBehind},
  };
  for (const auto& [name, bit] : kWords) {
    if (word == name) return bit;
  }
  int level = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), level);
  if (error != std::errc() || end != word.data() + word.size()) return 0;
  return static_cast<uint16_t>(level << kLevelShift);
}

uint16_t ParseNote(std::string_view note) {
  uint16_t bits = 0;
  while (!note.empty()) {
    const size_t space = note.find(' ');
    bits |= NoteWord(note.substr(0, space));
    note.remove_prefix(space == std::string_view::npos ? note.size() : space + 1);
  }
  return bits;
}

}  // namespace

Lexicon::Lexicon(const RuleSet& rules) {
  nodes_.emplace_back();
  for (size_t list = 0; list < kPhraseLists; ++list) {
    for (const WordList::Entry& entry : rules.list(kFiles[list]).entries()) {
      Add(static_cast<PhraseList>(list), entry);
    }
  }
}

void Lexicon::Add(PhraseList list, const WordList::Entry& entry) {
  uint32_t node = 0;
  const TextSpan whole{0, static_cast<uint32_t>(entry.surface.size())};
  for (const Word& word : SplitWords(entry.surface, whole)) {
    const uint32_t id =
        word_ids_.emplace(word.key, static_cast<uint32_t>(word_ids_.size() + 1)).first->second;
    const uint64_t edge = uint64_t{node} << 32 | id;
    const auto [next, added] = edges_.emplace(edge, static_cast<uint32_t>(nodes_.size()));
    if (added) nodes_.emplace_back();
    node = next->second;
  }
  nodes_[node].lists |= 1u << static_cast<unsigned>(list);
  nodes_[node].note[static_cast<size_t>(list)] = ParseNote(entry.note);
}

// `TTND.PGS.TS` is one word: a title when its first part is one.
void Lexicon::MatchJoinedTitles(const std::vector<Word>& words, std::vector<Match>* matches) const {
  constexpr auto kTitle = static_cast<size_t>(PhraseList::kTitle);
  for (size_t i = 0; i < words.size(); ++i) {
    const size_t dot = words[i].key.find('.');
    if (dot == std::string::npos) continue;
    const auto id = word_ids_.find(words[i].key.substr(0, dot));
    if (id == word_ids_.end()) continue;
    const auto edge = edges_.find(uint64_t{id->second});
    if (edge != edges_.end() && (nodes_[edge->second].lists >> kTitle & 1) != 0)
      (*matches)[i].length[kTitle] = 1;
  }
}

std::vector<Lexicon::Match> Lexicon::Find(const std::vector<Word>& words) const {
  std::vector<uint32_t> ids(words.size());
  for (size_t i = 0; i < words.size(); ++i) {
    const auto found = word_ids_.find(words[i].key);
    ids[i] = found == word_ids_.end() ? 0 : found->second;
  }
  std::vector<Match> matches(words.size());
  MatchJoinedTitles(words, &matches);
  for (size_t begin = 0; begin < words.size(); ++begin) {
    uint32_t node = 0;
    for (size_t i = begin; i < words.size() && ids[i] != 0; ++i) {
      const auto edge = edges_.find(uint64_t{node} << 32 | ids[i]);
      if (edge == edges_.end()) break;
      node = edge->second;
      for (size_t list = 0; list < kPhraseLists; ++list) {
        if ((nodes_[node].lists >> list & 1) == 0) continue;
        matches[begin].length[list] = static_cast<uint8_t>(i + 1 - begin);
        matches[begin].note[list] = nodes_[node].note[list];
      }
    }
  }
  return matches;
}

}  // namespace sulieu
