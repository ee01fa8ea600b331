// The sentence cutter. ICU's breaks inside `TP. Hồ Chí Minh` and `GS.TS. Trần B.`, and costs as much as all
// rules.
#include "pipeline/base/find_byte.h"
#include "pipeline/base/utf8.h"
#include "pipeline/segment/segment.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

// Words without end are cut here: no sentence is that long, and rules may look at all of one again for each
// match.
constexpr uint32_t kMaxSentence = 16384;

// May a sentence end at this byte? The last is the first of an ellipsis.
constexpr auto kMayStop = [](auto c) { return (c == '.') | (c == '!') | (c == '?') | (c == 0xE2); };

bool IsClosing(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 || c == 0xBB;
}

bool IsOpening(char32_t c) {
  return c == '"' || c == '\'' || c == '(' || c == '[' || c == 0x201C || c == 0x2018 || c == 0xAB ||
         c == '-' || c == 0x2013 || c == 0x2014 || c == '+' || c == '*';
}

// The word that ends at `end`, letters only.
std::string_view WordBefore(std::string_view text, uint32_t begin, uint32_t end) {
  uint32_t at = end;
  while (at > begin) {
    const CodePoint c = DecodeBefore(text, at);
    if (!IsWordChar(c.value) || at - c.length < begin) break;
    at -= c.length;
  }
  return text.substr(at, end - at);
}

bool IsAbbreviation(std::string_view word, const WordList& abbreviations) {
  if (word.empty()) return false;
  const CodePoint first = DecodeAt(word, 0);
  if (first.length == word.size() && IsUpper(first.value)) return true;  // an initial: `D.H`, `Nguyễn V. A`
  const WordList::Entry* entry = abbreviations.Find(word);
  return entry != nullptr && (IsUpper(first.value) || entry->note.starts_with("any case"));
}

// `1.` and `12.` at the beginning number an item.
bool IsItemNumber(std::string_view text, uint32_t begin, uint32_t stop) {
  if (stop - begin > 2 || stop == begin) return false;
  for (uint32_t at = begin; at < stop; ++at) {
    if (text[at] < '0' || text[at] > '9') return false;
  }
  return true;
}

// `hội nghị.Đồng chí`, `nước này.“Tôi`: the space is missing. Not after capitals: `TP.HCM`, `GS.TS`.
bool EndsUnspaced(std::string_view text, std::string_view word, uint32_t stop, char32_t follower) {
  if (word.empty() || !IsLetter(DecodeBefore(text, stop).value) || IsUpper(DecodeBefore(text, stop).value))
    return false;
  if (IsUpper(DecodeAt(word, 0).value)) return word.size() > 4 && IsUpper(follower);
  return IsUpper(follower) || follower == 0x201C;
}

// True when a sentence ends with the full stop at `stop` and the text goes on at `next`.
bool EndsAtStop(std::string_view text, uint32_t begin, uint32_t stop, uint32_t next, uint32_t end,
                const WordList& abbreviations) {
  const std::string_view word = WordBefore(text, begin, stop);
  const bool spaced = next > stop + 1 && text[next - 1] == ' ';
  const char32_t follower = DecodeAt(text.substr(0, end), next).value;
  if (text[stop] == '.' && (IsAbbreviation(word, abbreviations) || IsItemNumber(text, begin, stop)))
    return false;
  if (spaced) return IsUpper(follower) || IsDigit(follower) || IsOpening(follower);
  return next == stop + 1 && EndsUnspaced(text, word, stop, follower);
}

}  // namespace

std::vector<TextSpan> SplitSentences(std::string_view text, TextSpan passage, const WordList& abbreviations) {
  std::vector<TextSpan> sentences;
  uint32_t begin = passage.begin;
  const auto close = [&](uint32_t end) {
    while (end > begin && text[end - 1] == ' ') --end;
    if (end > begin) sentences.push_back({begin, end});
  };
  for (uint32_t at = passage.begin; at < passage.end;) {
    const uint32_t limit = std::min(passage.end, begin + kMaxSentence);
    if (at < limit) at = static_cast<uint32_t>(FindByte(text.substr(0, limit), at, kMayStop));
    if (at == passage.end) break;
    const char c = text[at];
    const bool ellipsis = c == '\xE2' && text.substr(at, 3) == "…";
    if (c != '.' && c != '!' && c != '?' && !ellipsis) {
      if (c == ' ' && at - begin > kMaxSentence) {
        close(at);
        begin = at + 1;
      }
      ++at;
      continue;
    }
    uint32_t next = at + (ellipsis ? 3 : 1);
    while (next < passage.end && (text[next] == '.' || text[next] == '/')) ++next;  // `...`, `./.`
    for (CodePoint p = DecodeAt(text, next); next < passage.end && IsClosing(p.value);
         p = DecodeAt(text, next)) {
      next += p.length;
    }
    const uint32_t end = next;
    while (next < passage.end && text[next] == ' ') ++next;
    if (next < passage.end && EndsAtStop(text, begin, at, next, passage.end, abbreviations)) {
      close(end);
      begin = next;
    }
    at = next;
  }
  close(passage.end);
  return sentences;
}

}  // namespace sulieu
