// The counted thing behind a number: `khu dân cư` of `1.101/1.251 khu dân cư`, `xã, phường, thị trấn` of
// `94% xã, phường, thị trấn`. It ends where the noun phrase ends by grammar: at punctuation, at a predicate
// (`đạt`, `được`) or at a function word. An enumeration of nouns of one class is one unit.
// Limits: words not in the lists are taken for parts of the noun phrase, eight at most.
// Tested by extractors/ratios/ratios_test.cc and extractors/percentages/percentages_test.cc.
#ifndef SULIEU_EXTRACTORS_PHRASES_COUNTED_UNIT_H_
#define SULIEU_EXTRACTORS_PHRASES_COUNTED_UNIT_H_

#include <optional>
#include <string_view>

#include "pipeline/base/span.h"
#include "pipeline/rules/rule_set.h"
#include "pipeline/text/words.h"

namespace sulieu {

struct CountedUnit {
  TextSpan span;
  std::string_view noun_class;  // of the first noun: area, body, person, vote, work, quantity; empty: unknown
  bool capital = false;         // the first word begins with a capital
  size_t end = 0;               // index of the word behind it
};

class UnitGrammar {
 public:
  // Takes the lists `counted_nouns` and `unit_ends`; the rule set outlives the grammar.
  explicit UnitGrammar(const RuleSet& rules)
      : nouns_(rules.list("counted_nouns")), ends_(rules.list("unit_ends")) {}

  // The unit that begins at word `at`; nothing when no noun phrase can begin there.
  std::optional<CountedUnit> Read(const TextWords& words, size_t at) const;

  // The predicate that begins at word `at`, to the end of its clause: `đạt tiêu chuẩn “An toàn về ANTT”`.
  // A parenthesis before it is skipped.
  std::optional<TextSpan> ReadPredicate(const TextWords& words, size_t at) const;

  // The class of the counted noun that begins at word `at`; empty when none does.
  std::string_view NounClass(const TextWords& words, size_t at, size_t* count = nullptr) const;
  // True when a predicate begins at word `at`.
  bool IsVerb(const TextWords& words, size_t at) const;
  // True when a predicate or a function word begins at word `at`.
  bool IsEnd(const TextWords& words, size_t at) const;
  // The index of the next noun of an enumeration of nouns of this class whose last noun ends at `at`; 0 when
  // it goes on no farther.
  size_t NextOfEnumeration(const TextWords& words, size_t at, std::string_view noun_class) const;

 private:
  size_t PartLength(const TextWords& words, size_t at) const;
  size_t ReadNounPhrase(const TextWords& words, size_t at) const;

  const WordList& nouns_;
  const WordList& ends_;
};

// The words of the sentence behind and before an offset, within a window of bytes cut at a character: the
// grammars of numbers look no farther, so that a long line costs no more than its length.
TextWords WordsBehind(std::string_view text, uint32_t from, uint32_t sentence_end, uint32_t window);
TextWords WordsBefore(std::string_view text, uint32_t to, uint32_t sentence_begin, uint32_t window);

// The longest entry of the list whose last word is word `end - 1`: its number of words, 0 for none.
size_t LongestMatchBefore(const TextWords& words, size_t end, const WordList& list,
                          const WordList::Entry** entry = nullptr);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_PHRASES_COUNTED_UNIT_H_
