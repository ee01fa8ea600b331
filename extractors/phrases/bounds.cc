#include "extractors/phrases/bounds.h"

#include "extractors/phrases/counted_unit.h"

namespace sulieu {

void BoundGrammar::AddBefore(const TextWords& words, size_t* end, Mention* mention) const {
  for (;;) {
    const WordList::Entry* entry = nullptr;
    const size_t count = LongestMatchBefore(words, *end, bounds_, &entry);
    if (count == 0) return;
    const TextSpan span{words[*end - count].span.begin, words[*end - 1].span.end};
    *end -= count;
    mention->span.begin = span.begin;
    if (entry->canonical != "exact") mention->captures.push_back({std::string_view(entry->canonical), span});
  }
}

size_t BoundGrammar::AddBehind(const TextWords& words, size_t at, Mention* mention) {
  if (words.size() < at + 2 || !words[at].Is("trở")) return at;
  const bool up = words[at + 1].Is("lên");
  if (!up && !words[at + 1].Is("xuống")) return at;
  const TextSpan span{words[at].span.begin, words[at + 1].span.end};
  mention->captures.push_back({up ? "at_least" : "at_most", span});
  mention->span.end = span.end;
  return at + 2;
}

std::string_view BoundOf(const Mention& mention) {
  for (const std::string_view bound : {"at_least", "at_most", "about"}) {
    if (mention.Get(bound)) return bound;
  }
  return "exact";
}

}  // namespace sulieu
