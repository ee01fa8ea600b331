// What the two halves of the grammar of organisations share: phrases.cc reads heads and punctuation,
// tail_words.cc the words between. Not for use outside this folder.
#ifndef SULIEU_EXTRACTORS_PHRASES_TAIL_H_
#define SULIEU_EXTRACTORS_PHRASES_TAIL_H_

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "extractors/phrases/phrases.h"

namespace sulieu {

// What is being read behind a head, and what the head allows.
struct PhraseReader::Tail {
  size_t at = 0;         // next word to read
  size_t end = 0;        // behind the last word that may stand at the end
  bool open = false;     // fields of work in lower case may follow
  bool named = false;    // a proper name may follow, be it that of a person
  bool closed = false;   // a level or place has been read: nothing but another level may follow
  bool parent = true;    // a parent body behind a comma belongs to it
  bool post = false;     // behind a post head, no organisation seen yet
  bool bare = false;     // the post is of the state: Thủ tướng Chính phủ, Tổng thống Mỹ
  bool in_post = false;  // the tail of a post: a person may follow
  bool own = false;      // a word of its proper name or a field in capitals has been read
  bool proper = false;   // a word of its proper name has been read
  bool school = false;   // bears the name of a person as a rule
  int level = 0;         // of the last organisation head; 0 behind a post head
};

inline constexpr int kLowestParent = 3;  // no parent stands below this level
inline constexpr size_t kMaxQuotedWords = 8;

inline bool IsDash(const Word& word) { return word.Is("-") || word.Is("–") || word.Is("—") || word.Is("‒"); }

inline bool IsAnyOf(const Word& word, std::initializer_list<std::string_view> keys) {
  return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) { return word.key == key; });
}

// Words that join one part of the name of an organisation to the next.
inline bool IsLink(const Word& word) {
  return IsAnyOf(word, {"của", "tại", "ở", "và", "về", "các", "thuộc", "cấp"});
}

// khóa XIII, nhiệm kỳ 2016-2021
inline bool IsTermWord(const Word& word) { return IsAnyOf(word, {"khoá", "khóa", "kỳ"}); }

inline bool IsRomanOrNumber(const Word& word) {
  return word.kind == Word::Kind::kNumber ||
         (word.capital && word.key.find_first_not_of("ivx") == std::string::npos);
}

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_PHRASES_TAIL_H_
