// The sentence as the grammar of awards sees it: awards, counted recipients, persons, bodies, the cue words
// that tie them, and everything else as plain words. Tested by awards_test.cc.
#ifndef SULIEU_EXTRACTORS_AWARDS_AWARD_SCAN_H_
#define SULIEU_EXTRACTORS_AWARDS_AWARD_SCAN_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "extractors/awards/award_names.h"
#include "extractors/phrases/phrases.h"

namespace sulieu {

// Of award_cues.tsv, where each is explained.
enum class Cue : uint8_t {
  kNone,
  kGive,
  kReceive,
  kPassive,
  kAttain,
  kCommend,
  kFor,
  kOf,
  kBy,
  kDelegate,
  kDecision,
  kUnreal,
  kReal,
  kOrganise,
  kRespectively,
  kDetail,
  kAdverb,
  kPeriod,
  kReason,
  kPlural,
  kEach,
};

struct Node {
  enum class Kind : uint8_t {
    kWord,
    kCue,
    kAward,
    kCounted,  // a number and the noun of a recipient
    kEach,     // `mỗi` and the noun of a recipient
    kNumber,
    kPerson,
    kBody,  // an organisation, or a post without a name
    kComma,
    kAnd,
    kDash,
    kColon,
    kBreak,    // a semicolon or an inner full stop
    kBracket,  // a whole parenthesis, or a quotation that names no award
  };
  Kind kind = Kind::kWord;
  Cue cue = Cue::kNone;
  size_t begin = 0;  // words [begin, end)
  size_t end = 0;
  // kAward: the name without the grade; kCounted: the noun; kPerson: the name; kBody: all of it.
  size_t core_begin = 0;
  size_t core_end = 0;
  size_t grade = 0;        // kAward: the grade is [grade, end)
  int64_t count = -1;      // kCounted, kNumber; kAward: how many of them (6 cờ)
  bool occasions = false;  // kCounted: lượt
  bool title = false;      // kAward: an honorary title; kPerson: with a post
  size_t post = 0;         // kPerson: the post is [post, post_end)
  size_t post_end = 0;

  bool Is(Kind other) const { return kind == other; }
  bool Is(Cue other) const { return kind == Kind::kCue && cue == other; }
};

class AwardScanner {
 public:
  // Requires: the rule set has the lists of the kind and of the phrases, and outlives the scanner.
  explicit AwardScanner(const RuleSet& rules);

  // All words of the sentence, as nodes without gaps.
  std::vector<Node> Scan(std::string_view text, const PhraseReader& reader) const;

  const Lexicon& lexicon() const { return lexicon_; }
  const WordList& recipients() const { return recipients_; }
  const AwardNameReader& names() const { return names_; }
  // A capital that opens a new sentence rather than continuing a name.
  bool IsNoName(const TextWords& words, size_t at) const;
  // Is the noun at word `at` one of many people, who are nobody in particular when not counted?
  bool IsMembers(const TextWords& words, size_t at) const;
  // The nouns of recipients at word `at`, with those joined to them (`công chức, người lao động`); its end.
  size_t RecipientNounEnd(const TextWords& words, size_t at) const;

 private:
  friend class SentenceScan;
  size_t NounEnd(const TextWords& words, size_t at) const;
  size_t PraiseEnd(const TextWords& words, size_t at) const;
  Lexicon lexicon_;
  AwardNameReader names_;
  const WordList& cues_;
  const WordList& recipients_;
  const WordList& kind_ends_;
  const WordList& no_names_;
  const WordList& authorities_;
  std::unordered_map<const WordList::Entry*, Cue> cue_of_;
};

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_AWARDS_AWARD_SCAN_H_
