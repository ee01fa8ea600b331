// How much a reading looks like Vietnamese: of the words that carry anything beyond ASCII, how many are
// syllables. Words of ASCII read the same in every encoding and do not count. Tested by tests/decode_test.cc.
#ifndef SULIEU_PIPELINE_DECODE_SCORE_H_
#define SULIEU_PIPELINE_DECODE_SCORE_H_

#include <cstdint>
#include <string>

namespace sulieu {

struct SyllableScore {
  uint32_t valid = 0;    // accented words that are syllables
  uint32_t invalid = 0;  // accented words that are none, abbreviations in capitals (HĐND) aside
  uint32_t odd = 0;      // controls, unreadable bytes, and signs where no text has them

  uint32_t judged() const { return valid + invalid + odd; }
  // 0..1; 0 when nothing could be judged.
  double quality() const { return judged() == 0 ? 0 : static_cast<double>(valid) / judged(); }
};

// Takes a reading character by character.
class Scorer {
 public:
  void Add(char32_t c);
  SyllableScore Finish();
  // What was read, tones composed: two readings with the same text are no rivals.
  const std::u32string& text() const { return text_; }

 private:
  void AddLetter(char32_t c);
  void EndWord();

  SyllableScore score_;
  std::u32string word_;
  std::u32string text_;
  bool accented_ = false;
  bool sign_after_letter_ = false;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_DECODE_SCORE_H_
