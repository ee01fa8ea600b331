// Vietnamese letters as base letter and tone: the arithmetic that encodings and syllables share.
// Tones are numbered 0 none, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng. Tested by tests/decode_test.cc.
#ifndef SULIEU_PIPELINE_DECODE_TONES_H_
#define SULIEU_PIPELINE_DECODE_TONES_H_

#include <string_view>

namespace sulieu {

inline constexpr int kTones = 6;

// The 12 vowels with their tones, and the same in capitals: letter = 6 * vowel + tone.
inline constexpr std::u32string_view kSmallVowels =
    U"aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ";
inline constexpr std::u32string_view kCapitalVowels =
    U"AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬEÈẺẼÉẸÊỀỂỄẾỆIÌỈĨÍỊOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢUÙỦŨÚỤƯỪỬỮỨỰYỲỶỸÝỴ";
// Combining marks by tone; the first is no mark.
inline constexpr std::u32string_view kToneMarks{U"\0\u0300\u0309\u0303\u0301\u0323", kTones};

struct TonedLetter {
  char32_t base = 0;  // without tone, in its own case; the letter itself when it is no vowel
  int tone = 0;
};

TonedLetter SplitTone(char32_t letter);
// The vowel with the tone; 0 when `base` is no toneless vowel.
char32_t AddTone(char32_t base, int tone);
// 1..5; 0 when it is no tone mark.
int ToneOfMark(char32_t mark);
// Lower case of a Vietnamese letter, the character itself when it is none.
char32_t SmallLetter(char32_t letter);
// Capital of a Vietnamese letter, the character itself when it is none.
char32_t CapitalLetter(char32_t letter);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_DECODE_TONES_H_
