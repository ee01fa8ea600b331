#include "extractors/officials/positions.h"

#include <algorithm>

#include "pipeline/text/letters.h"
#include "pipeline/text/words.h"

namespace sulieu {
namespace {

using Entries = std::vector<PhraseWords::Entry>;

void AddWord(std::string_view surface, const Word& word, Entries* out) {
  PhraseWords::Entry entry;
  entry.key = word.key;
  entry.letters = FoldForSearch(surface);
  entry.abbreviation = word.all_caps;
  out->push_back(std::move(entry));
}

bool IsFiller(const Word& word) {
  return word.kind == Word::Kind::kPunctuation || word.Is("và") || word.Is("của") || word.Is("kiêm") ||
         word.Is("cố");
}

bool IsCentre(const Word& word) { return word.Is("tw") || word.Is("tư") || word.Is("t.ư") || word.Is("t.w"); }

// How many words of `words` from `at` the abbreviation stands for; 0 when for none.
size_t Spells(const PhraseWords::Entry& abbreviation, const Entries& words, size_t at) {
  if (!abbreviation.abbreviation) return 0;
  const std::string& letters = abbreviation.letters;
  if (at + letters.size() > words.size() || letters.size() < 2) return 0;
  for (size_t i = 0; i < letters.size(); ++i) {
    if (words[at + i].letters.empty() || words[at + i].letters[0] != letters[i]) return 0;
  }
  return letters.size();
}

}  // namespace

PhraseWords SplitPhrase(std::string_view phrase) {
  PhraseWords result;
  const auto words = SplitWords(phrase, {0, static_cast<uint32_t>(phrase.size())});
  for (const Word& word : words) {
    if (IsFiller(word)) continue;
    const std::string_view surface = word.span.In(phrase);
    if (IsCentre(word) && word.all_caps) {
      result.entries.push_back({"trung", "trung", false});
      result.entries.push_back({"ương", "uong", false});
      continue;
    }
    if (word.all_caps && (word.Is("đb") || word.Is("đbqh"))) {
      for (const char* key : {"đại", "biểu"}) result.entries.push_back({key, FoldForSearch(key), false});
      if (word.Is("đbqh")) {
        for (const char* key : {"quốc", "hội"}) result.entries.push_back({key, FoldForSearch(key), false});
      }
      continue;
    }
    const size_t dot = surface.find('.');
    if (word.kind == Word::Kind::kWord && dot != std::string_view::npos) {  // TP.HCM
      for (const Word& part : SplitWords(surface, {0, static_cast<uint32_t>(dot)})) {
        AddWord(part.span.In(surface), part, &result.entries);
      }
      const TextSpan rest{static_cast<uint32_t>(dot + 1), static_cast<uint32_t>(surface.size())};
      for (const Word& part : SplitWords(surface, rest))
        AddWord(part.span.In(surface), part, &result.entries);
      continue;
    }
    AddWord(surface, word, &result.entries);
  }
  return result;
}

bool Says(const PhraseWords& full, const PhraseWords& brief) {
  const Entries& a = full.entries;
  const Entries& b = brief.entries;
  size_t i = 0, j = 0;
  while (j < b.size()) {
    if (i >= a.size()) return false;
    if (a[i].key == b[j].key) {
      ++i, ++j;
    } else if (const size_t spelt = Spells(b[j], a, i)) {
      i += spelt, ++j;
    } else if (const size_t brief_spelt = Spells(a[i], b, j)) {
      ++i, j += brief_spelt;
    } else if (j == 0) {
      return false;
    } else {
      ++i;
    }
  }
  return true;
}

}  // namespace sulieu
