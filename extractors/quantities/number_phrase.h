// A number as the press writes it before what it counts: `46`, `1.251`, `3,5 tỷ`, `2 triệu 300 nghìn`, `3 -
// 5`, `hai mươi mốt`, `hàng chục nghìn`, `2 triệu rưỡi`. Tested by quantities_test.cc.
#ifndef SULIEU_EXTRACTORS_QUANTITIES_NUMBER_PHRASE_H_
#define SULIEU_EXTRACTORS_QUANTITIES_NUMBER_PHRASE_H_

#include <optional>
#include <string_view>

#include "pipeline/text/words.h"

namespace sulieu {

struct NumberPhrase {
  double low = 0;
  double high = 0;   // above low in a range only
  double scale = 1;  // the last magnitude: 1e6 of `3 triệu`
  bool in_words = false;
  bool vague = false;      // `hàng chục`, `vài triệu`: a power of ten
  bool has_comma = false;  // one comma before three digits: `11,500`, a decimal or a thousand
  size_t end = 0;          // index of the word behind it
};

// The number that begins at word `at`; of a range both ends: the second number must be the larger one.
std::optional<NumberPhrase> ReadNumberPhrase(const TextWords& words, size_t at);
// The same without looking for a second number.
std::optional<NumberPhrase> ReadOneNumber(const TextWords& words, size_t at);

// The product without the error of binary fractions: 68,4 tỷ is 68400000000.
double Multiply(double value, double scale);
// What the words multiply a number with: 1e12 of `nghìn tỷ`; 1 when they are no magnitudes.
double ScaleOf(const TextWords& words);
// True when a number in words may begin with this word: `hai`, `mười`, `hàng`.
bool MayBeginNumber(std::string_view key);
// True when nothing stands between the two words: `250ml`.
inline bool IsGlued(const Word& left, const Word& right) { return left.span.end == right.span.begin; }
bool IsDash(const Word& word);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_QUANTITIES_NUMBER_PHRASE_H_
