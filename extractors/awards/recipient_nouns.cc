// The nouns of recipients: how far a counted noun goes. Tested by awards_test.cc.
#include <algorithm>

#include "extractors/awards/award_scan.h"

namespace sulieu {
namespace {

constexpr size_t kMaxKindWords = 4;

}  // namespace

// A noun of the list with the lower-case words that say of what kind (giáo viên giỏi, hộ hiến đất), or an
// unlisted one that is a profession by its last syllable (hòa giải viên).
size_t AwardScanner::NounEnd(const TextWords& words, size_t at) const {
  const WordList::Entry* entry = nullptr;
  const size_t length = LongestMatch(words, at, recipients_, &entry);
  if (length == 0) {
    for (size_t i = at + 1; i < words.size() && i <= at + 2; ++i) {
      if (words[i].kind != Word::Kind::kWord || words[at].kind != Word::Kind::kWord) break;
      if (words[i].Is("viên") || words[i].Is("sĩ") || words[i].Is("sỹ") || words[i].Is("sư")) return i + 1;
    }
    return at;
  }
  size_t end = at + length;
  if (entry->note.starts_with("plain")) return end;
  while (end < words.size() && end < at + length + kMaxKindWords && words[end].kind == Word::Kind::kWord &&
         !words[end].capital) {
    const size_t noun = LongestMatch(words, end, recipients_);  // gia đình công nhân, not ... nhân dịp
    if (noun == 0 && LongestMatch(words, end, kind_ends_) > 0) break;
    end += std::max<size_t>(noun, 1);
  }
  // a verb or a clause goes on behind what looked like a kind
  const bool ends = end == words.size() || words[end].kind == Word::Kind::kPunctuation ||
                    LongestMatch(words, end, kind_ends_) > 0;
  return ends ? end : at + length;
}

// `biểu dương 8 gia đình tiêu biểu`: praise that closes the phrase belongs to the noun.
size_t AwardScanner::PraiseEnd(const TextWords& words, size_t at) const {
  size_t end = at;
  for (const WordList::Entry* entry = nullptr;;) {
    const size_t length = LongestMatch(words, end, kind_ends_, &entry);
    if (length == 0 || entry->note != "praise") break;
    end += length;
  }
  const bool closed =
      end == words.size() || words[end].kind == Word::Kind::kPunctuation ||
      (words[end].Is("và") && end + 1 < words.size() && words[end + 1].kind == Word::Kind::kNumber);
  return closed ? end : at;
}

bool AwardScanner::IsNoName(const TextWords& words, size_t at) const {
  return LongestMatch(words, at, no_names_) > 0;
}

bool AwardScanner::IsMembers(const TextWords& words, size_t at) const {
  const WordList::Entry* entry = nullptr;
  return LongestMatch(words, at, recipients_, &entry) > 0 && entry->note.ends_with("members");
}

size_t AwardScanner::RecipientNounEnd(const TextWords& words, size_t at) const {
  size_t end = NounEnd(words, at);
  while (end > at && end + 1 < words.size() && (words[end].Is(",") || words[end].Is("và"))) {
    const size_t more = LongestMatch(words, end + 1, recipients_);
    if (more == 0 || words[end + 1].capital) break;
    end += 1 + more;
  }
  return end;
}

}  // namespace sulieu
