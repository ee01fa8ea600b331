#include "extractors/phrases/counted_unit.h"

#include <algorithm>
#include <string>

#include "pipeline/base/utf8.h"

namespace sulieu {
namespace {

constexpr size_t kMaxWords = 8;  // of one noun phrase

bool IsLowerWord(const Word& word) { return word.kind == Word::Kind::kWord && !word.capital; }

// Nouns that take a number behind them: `học sinh lớp 9`, `giá đất vị trí 1`.
bool TakesNumber(const Word& word) {
  static constexpr std::string_view kNouns[] = {"lớp", "loại", "cấp", "hạng", "khối", "trí", "nhóm", "ocop"};
  return std::any_of(std::begin(kNouns), std::end(kNouns), [&](std::string_view n) { return word.Is(n); });
}

bool IsDash(const Word& word) { return word.Is("-") || word.Is("–"); }

bool EndsClause(const Word& word) {
  return word.kind == Word::Kind::kPunctuation &&
         (word.Is(",") || word.Is(";") || word.Is(".") || word.Is("(") || word.Is(")") || word.Is(":") ||
          word.Is("…"));
}

// The word behind a parenthesis that opens at `at`, or `at`.
size_t SkipParenthesis(const TextWords& words, size_t at) {
  if (at >= words.size() || !words[at].Is("(")) return at;
  for (size_t i = at + 1; i < words.size(); ++i) {
    if (words[i].Is(")")) return i + 1;
  }
  return words.size();
}

}  // namespace

std::string_view UnitGrammar::NounClass(const TextWords& words, size_t at, size_t* count) const {
  const WordList::Entry* entry = nullptr;
  const size_t length = LongestMatch(words, at, nouns_, &entry);
  const bool noun = length > 0 && length >= LongestMatch(words, at, ends_);  // `ban hành` is no `ban`
  if (count) *count = noun ? length : 0;
  return noun ? std::string_view(entry->canonical) : std::string_view();
}

bool UnitGrammar::IsVerb(const TextWords& words, size_t at) const {
  const WordList::Entry* entry = nullptr;
  return LongestMatch(words, at, ends_, &entry) > 0 && entry->canonical == "verb";
}

bool UnitGrammar::IsEnd(const TextWords& words, size_t at) const {
  const WordList::Entry* entry = nullptr;
  return LongestMatch(words, at, ends_, &entry) > 0 && entry->canonical != "part";
}

// The length of a compound that contains an ending word without ending the phrase.
size_t UnitGrammar::PartLength(const TextWords& words, size_t at) const {
  const WordList::Entry* entry = nullptr;
  const size_t length = LongestMatch(words, at, ends_, &entry);
  return length > 0 && entry->canonical == "part" ? length : 0;
}

// The index behind the noun phrase that begins at `at`; `at` when none does.
size_t UnitGrammar::ReadNounPhrase(const TextWords& words, size_t at) const {
  size_t i = at;
  while (i < words.size() && i < at + kMaxWords) {
    size_t length = 0;
    NounClass(words, i, &length);
    const bool predicate =
        i > at && length > 0 && IsVerb(words, i) && length == LongestMatch(words, i, ends_);
    if (predicate) break;  // `215/240 CĐCS | tổ chức hội nghị`
    if (length > 1 || (length == 1 && i == at)) {
      i += length;
    } else if (const size_t part = PartLength(words, i)) {
      i += part;
    } else if (words[i].kind == Word::Kind::kWord && !IsEnd(words, i)) {
      ++i;
    } else if (words[i].kind == Word::Kind::kNumber && i > at && TakesNumber(words[i - 1])) {
      ++i;
    } else if (i > at && IsDash(words[i]) && i + 1 < words.size() && IsLowerWord(words[i - 1]) &&
               IsLowerWord(words[i + 1]) && !IsEnd(words, i + 1)) {
      i += 2;  // kinh tế - xã hội
    } else {
      break;
    }
  }
  return i;
}

size_t UnitGrammar::NextOfEnumeration(const TextWords& words, size_t at, std::string_view noun_class) const {
  if (at + 1 >= words.size() || noun_class.empty() || noun_class == "quantity") return 0;
  size_t next = at;
  if (words[next].Is(",")) ++next;
  if (words[next].Is("và") || words[next].Is("hoặc")) ++next;
  if (next == at || next >= words.size()) return 0;
  size_t count = 0;
  if (NounClass(words, next, &count) != noun_class) return 0;
  const size_t behind = next + count;
  // `49/49 đại biểu, đồng chí Nguyễn ...`, `7/9 đơn vị, Công an huyện ...`: a new clause about somebody.
  const bool named = behind < words.size() && words[behind].kind == Word::Kind::kWord &&
                     (words[behind].capital || words[next].capital);
  const bool numbered = behind < words.size() && words[behind].kind == Word::Kind::kNumber;
  return named || numbered ? 0 : next;
}

std::optional<CountedUnit> UnitGrammar::Read(const TextWords& words, size_t at) const {
  if (at >= words.size() || words[at].kind != Word::Kind::kWord) return std::nullopt;
  CountedUnit unit;
  size_t count = 0;
  unit.noun_class = NounClass(words, at, &count);
  if (count == 0 && IsEnd(words, at)) return std::nullopt;
  unit.capital = words[at].capital;
  size_t end = ReadNounPhrase(words, at);
  for (size_t next = NextOfEnumeration(words, end, unit.noun_class); next != 0;
       next = NextOfEnumeration(words, end, unit.noun_class)) {
    end = ReadNounPhrase(words, next);
  }
  unit.end = end;
  unit.span = {words[at].span.begin, words[end - 1].span.end};
  return unit;
}

std::optional<TextSpan> UnitGrammar::ReadPredicate(const TextWords& words, size_t at) const {
  const size_t begin = SkipParenthesis(words, at);
  if (begin >= words.size() || !IsVerb(words, begin)) return std::nullopt;
  size_t end = begin;
  bool quoted = false;
  for (; end < words.size(); ++end) {
    const Word& word = words[end];
    if (word.Is("“") || (word.Is("\"") && !quoted)) {
      quoted = true;
    } else if (word.Is("”") || word.Is("\"")) {
      quoted = false;
    } else if (!quoted && EndsClause(word)) {
      break;
    }
  }
  return TextSpan{words[begin].span.begin, words[end - 1].span.end};
}

TextWords WordsBehind(std::string_view text, uint32_t from, uint32_t sentence_end, uint32_t window) {
  uint32_t end = std::min(sentence_end, from + window);
  while (end < sentence_end && IsContinuation(text[end])) ++end;
  return SplitWords(text, {from, end});
}

TextWords WordsBefore(std::string_view text, uint32_t to, uint32_t sentence_begin, uint32_t window) {
  uint32_t begin = to > sentence_begin + window ? to - window : sentence_begin;
  while (begin < to && IsContinuation(text[begin])) ++begin;
  return SplitWords(text, {begin, to});
}

size_t LongestMatchBefore(const TextWords& words, size_t end, const WordList& list,
                          const WordList::Entry** entry) {
  size_t longest = 0;
  uint64_t hash = 0;
  WordList::Phrase phrase{nullptr, true};
  for (size_t i = end; phrase.longer && i-- > 0;) {
    hash = HashPhrase(hash, words[i].hash);
    phrase = list.FindBackward(hash);
    if (!phrase.entry) continue;
    longest = end - i;
    if (entry) *entry = phrase.entry;
  }
  return longest;
}

}  // namespace sulieu
