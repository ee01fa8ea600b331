// TCVN3 as it stands in files: `HéI NGHÞ` was typed in an ABC font whose capitals with tones look like small
// letters' bytes. A letter the table has no capital for is read as one where the letters around it leave no
// doubt: in a word of capitals, and at the beginning of a sentence. The encoder writes both alike, so the
// bytes come back.
#include "pipeline/decode/charset.h"
#include "pipeline/decode/tables.h"
#include "pipeline/decode/tones.h"

namespace sulieu {
namespace {

constexpr size_t kReach = 40;  // bytes looked at on either side: no quadratic walk over a line without spaces

unsigned char ByteAt(std::string_view raw, size_t at) { return static_cast<unsigned char>(raw[at]); }

bool IsWordByte(unsigned char byte) {
  return byte >= 0xA1 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

// What the letters of ASCII in a word say about its case.
enum class Case { kNone, kFirstOnly, kCapitals, kSmall };

Case CaseOfWord(std::string_view word) {
  size_t capitals = 0;
  for (char c : word) {
    if (c >= 'a' && c <= 'z') return Case::kSmall;
    capitals += c >= 'A' && c <= 'Z';
  }
  if (capitals == 0) return Case::kNone;
  const bool first = word[0] >= 'A' && word[0] <= 'Z';
  return capitals == 1 && first ? Case::kFirstOnly : Case::kCapitals;
}

struct Bounds {
  size_t begin, end;
};

Bounds WordAround(std::string_view raw, size_t at) {
  size_t begin = at, end = at + 1;
  while (begin > 0 && at - begin < kReach && IsWordByte(ByteAt(raw, begin - 1))) --begin;
  while (end < raw.size() && end - at < kReach && IsWordByte(ByteAt(raw, end))) ++end;
  return {begin, end};
}

// `Hµ` alone is Hà or HÀ; a line of capitals around it decides.
bool InLineOfCapitals(std::string_view raw, Bounds word) {
  size_t begin = word.begin, end = word.end;
  while (begin > 0 && word.begin - begin < kReach && raw[begin - 1] != '\n') --begin;
  while (end < raw.size() && end - word.end < kReach && raw[end] != '\n') ++end;
  bool capitals = false;
  for (size_t at = begin; at < end; ++at) {
    if (!IsWordByte(ByteAt(raw, at))) continue;
    const Bounds other = WordAround(raw, at);
    const Case found = CaseOfWord(raw.substr(other.begin, other.end - other.begin));
    if (found == Case::kSmall) return false;
    capitals = capitals || found == Case::kCapitals;
    at = other.end - 1;
  }
  return capitals;
}

bool InCapitals(std::string_view raw, Bounds word) {
  switch (CaseOfWord(raw.substr(word.begin, word.end - word.begin))) {
    case Case::kSmall:
      return false;
    case Case::kCapitals:
      return true;
    case Case::kNone:
    case Case::kFirstOnly:
      break;
  }
  return InLineOfCapitals(raw, word);
}

// After a full stop and a space, at the beginning of the text or after an empty line.
bool BeginsSentence(std::string_view raw, size_t at) {
  size_t before = at, line_breaks = 0;
  while (before > 0 && at - before < kReach &&
         (raw[before - 1] == ' ' || raw[before - 1] == '\n' || raw[before - 1] == '\r')) {
    --before;
    line_breaks += raw[before] == '\n';
  }
  if (before == 0 || line_breaks > 1) return true;
  const char last = raw[before - 1];
  return before < at && (last == '.' || last == '!' || last == '?');
}

}  // namespace

Unit DecodeTcvn3(std::string_view raw, size_t at) {
  const unsigned char byte = ByteAt(raw, at);
  if (byte < 0x80) return {byte, 1};
  const char32_t letter = kTcvn3[byte - 0x80u];
  if (SplitTone(letter).tone == 0) return {letter, 1};  // has a capital of its own, or none
  const Bounds word = WordAround(raw, at);
  const bool capital = InCapitals(raw, word) || (word.begin == at && BeginsSentence(raw, at));
  return {capital ? CapitalLetter(letter) : letter, 1};
}

}  // namespace sulieu
