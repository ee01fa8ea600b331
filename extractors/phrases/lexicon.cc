#include "extractors/phrases/lexicon.h"

#include <bit>
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
  uint64_t hash = 0;
  const TextSpan whole{0, static_cast<uint32_t>(entry.surface.size())};
  for (const Word& word : SplitWords(entry.surface, whole)) {
    hash = HashPhrase(hash, word.hash);
    nodes_[node].longer = true;
    node = *phrases_.Insert(hash, static_cast<uint32_t>(nodes_.size()));
    if (node == nodes_.size()) nodes_.emplace_back();
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
    const std::string_view first = std::string_view(words[i].key).substr(0, dot);
    const uint32_t node = phrases_.Find(HashPhrase(0, HashWord(first)));
    if (node != HashTable::kNone && (nodes_[node].lists >> kTitle & 1) != 0) (*matches)[i].length[kTitle] = 1;
  }
}

std::vector<Lexicon::Match> Lexicon::Find(const std::vector<Word>& words) const {
  std::vector<Match> matches(words.size());
  MatchJoinedTitles(words, &matches);
  for (size_t begin = 0; begin < words.size(); ++begin) {
    uint64_t hash = 0;
    for (size_t i = begin; i < words.size(); ++i) {
      hash = HashPhrase(hash, words[i].hash);
      const uint32_t found = phrases_.Find(hash);
      if (found == HashTable::kNone) break;
      const Node& node = nodes_[found];
      for (uint32_t lists = node.lists; lists != 0; lists &= lists - 1) {
        const auto list = static_cast<size_t>(std::countr_zero(lists));
        matches[begin].length[list] = static_cast<uint8_t>(i + 1 - begin);
        matches[begin].note[list] = node.note[list];
      }
      if (!node.longer) break;
    }
  }
  return matches;
}

}  // namespace sulieu
