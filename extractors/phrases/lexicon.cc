#include "extractors/phrases/lexicon.h"

#include <bit>
#include <charconv>
#include <mutex>

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

struct Lexicon::Trie {
  using Lists = std::array<std::shared_ptr<const WordList>, kPhraseLists>;
  struct Node {
    uint32_t lists = 0;   // bit set: the lists an entry of which ends here
    bool longer = false;  // entries go on from here
    std::array<uint16_t, kPhraseLists> note{};
  };

  explicit Trie(Lists made_of) : lists(std::move(made_of)) {
    nodes.emplace_back();
    for (size_t list = 0; list < kPhraseLists; ++list) {
      for (const WordList::Entry& entry : lists[list]->entries()) Add(list, entry);
    }
  }

  void Add(size_t list, const WordList::Entry& entry) {
    uint32_t node = 0;
    uint64_t hash = 0;
    const TextSpan whole{0, static_cast<uint32_t>(entry.surface.size())};
    for (const Word& word : SplitWords(entry.surface, whole)) {
      hash = HashPhrase(hash, word.hash);
      nodes[node].longer = true;
      node = *phrases.Insert(hash, static_cast<uint32_t>(nodes.size()));
      if (node == nodes.size()) nodes.emplace_back();
    }
    nodes[node].lists |= 1u << static_cast<unsigned>(list);
    nodes[node].note[list] = ParseNote(entry.note);
  }

  Lists lists;        // kept, so that no others take their place in memory
  HashTable phrases;  // the beginnings of entries, hashed word by word -> node
  std::vector<Node> nodes;
};

Lexicon::Lexicon(const RuleSet& rules) : trie_(TrieOf(rules)) {}

// Each kind of fact has a lexicon of the same lists: the trie made last is kept as long as one has it.
std::shared_ptr<const Lexicon::Trie> Lexicon::TrieOf(const RuleSet& rules) {
  static std::mutex mutex;
  static std::weak_ptr<const Trie> last;
  Trie::Lists lists;
  for (size_t list = 0; list < kPhraseLists; ++list) {
    rules.list(kFiles[list]);  // checks that it is there
    lists[list] = rules.lists.find(kFiles[list])->second;
  }
  const std::lock_guard lock(mutex);
  auto trie = last.lock();
  if (!trie || trie->lists != lists) {
    trie = std::make_shared<const Trie>(std::move(lists));
    last = trie;
  }
  return trie;
}

void Lexicon::Match::Add(uint32_t lists, size_t words, const std::array<uint16_t, kPhraseLists>& notes) {
  for (; lists != 0; lists &= lists - 1) {
    const auto list = static_cast<size_t>(std::countr_zero(lists));
    length[list] = static_cast<uint8_t>(words);
    note[list] = notes[list];
  }
}

// `TTND.PGS.TS` is one word: a title when its first part is one.
void Lexicon::MatchJoinedTitles(const TextWords& words, Matches* matches) const {
  constexpr auto kTitle = static_cast<size_t>(PhraseList::kTitle);
  for (size_t i = 0; i < words.size(); ++i) {
    if (!words[i].dotted) continue;
    const std::string_view first = words[i].key.substr(0, words[i].key.find('.'));
    const uint32_t node = trie_->phrases.Find(HashPhrase(0, HashWord(first)));
    if (node == HashTable::kNone || (trie_->nodes[node].lists >> kTitle & 1) == 0) continue;
    matches->At(i)->length[kTitle] = 1;
  }
}

Lexicon::Matches Lexicon::Find(const TextWords& words) const {
  const Trie& trie = *trie_;
  Matches matches(words.size());
  MatchJoinedTitles(words, &matches);
  for (size_t begin = 0; begin < words.size(); ++begin) {
    uint64_t hash = 0;
    for (size_t i = begin; i < words.size(); ++i) {
      hash = HashPhrase(hash, words[i].hash);
      const uint32_t found = trie.phrases.Find(hash);
      if (found == HashTable::kNone) break;
      const Trie::Node& node = trie.nodes[found];
      if (node.lists != 0) matches.At(begin)->Add(node.lists, i + 1 - begin, node.note);
      if (!node.longer) break;
    }
  }
  return matches;
}

}  // namespace sulieu
