#include "pipeline/text/words.h"

#include "pipeline/base/utf8.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

bool IsApostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC; }

// True when the character at `at` joins letters on both sides into one word.
bool JoinsLetters(std::string_view text, uint32_t at, CodePoint c, uint32_t end) {
  if (!IsApostrophe(c.value) && c.value != '-' && c.value != '.') return false;
  const CodePoint next = DecodeAt(text.substr(0, end), at + c.length);
  if (!IsLetter(next.value)) return false;
  const CodePoint previous = DecodeBefore(text, at);
  if (!IsLetter(previous.value)) return false;
  if (c.value == '-') return !IsUpper(next.value);  // Khăm-phay, but `Tự-Phó` is two words
  if (c.value == '.') {                             // T.Ư, TP.HCM, but `TP.Hà Nội` is three words
    const CodePoint second = DecodeAt(text.substr(0, end), at + c.length + next.length);
    const bool lower = IsLetter(second.value) && !IsUpper(second.value);
    return IsUpper(previous.value) && IsUpper(next.value) && !lower;
  }
  return true;
}

}  // namespace

class Splitter {
 public:
  Splitter(std::string_view text, TextSpan span) : text_(text), end_(span.end), at_(span.begin) {
    words_.words_.reserve(span.size() / kBytesOfWord + 1);
  }

  TextWords Run() {
    while (at_ < end_) {
      const CodePoint c = DecodeAt(text_, at_);
      if (c.value == ' ' || c.value == '\n') {
        at_ += c.length;
        continue;
      }
      const uint16_t flags = letters_.Flags(c.value);
      if (flags & LetterTable::kLetter) {
        ReadWord(c.length, flags);
      } else if (IsDigit(c.value)) {
        ReadNumber();
      } else {
        Push(Word::Kind::kPunctuation, at_ + c.length, (flags & LetterTable::kFolded) != 0);
      }
    }
    return std::move(words_);
  }

 private:
  // `length`, `flags`: of its first letter.
  void ReadWord(uint32_t length, uint16_t flags) {
    const bool capital = (flags & LetterTable::kUpper) != 0;
    int capitals = capital;
    bool small = !capital;  // has a letter that is no capital
    uint16_t common = flags;
    bool dotted = false;
    uint32_t end = at_ + length;
    while (end < end_) {
      if (text_[end] >= 'a' && text_[end] <= 'z') {
        small = true;
        ++end;
        continue;
      }
      const CodePoint c = DecodeAt(text_, end);
      const uint16_t of_letter = letters_.Flags(c.value);
      if (of_letter & LetterTable::kLetter) {
        const bool upper = (of_letter & LetterTable::kUpper) != 0;
        capitals += upper;
        small |= !upper;
        common &= of_letter;
      } else if (JoinsLetters(text_, end, c, end_)) {
        dotted = dotted || c.value == '.';
      } else if (!IsDigit(c.value)) {
        break;
      }
      end += c.length;
    }
    Word& word = Push(Word::Kind::kWord, end, (common & LetterTable::kFolded) != 0);
    word.capital = capital;
    word.all_caps = !small && capitals >= 2;
    word.dotted = dotted;
  }

  void ReadNumber() {
    uint32_t end = at_;
    while (end < end_ && (IsDigit(static_cast<unsigned char>(text_[end])) ||
                          ((text_[end] == '.' || text_[end] == ',') && end + 1 < end_ &&
                           IsDigit(static_cast<unsigned char>(text_[end + 1]))))) {
      ++end;
    }
    Push(Word::Kind::kNumber, end, true);
  }

  // The word from here to `end`. `folded`: folding changes nothing in it.
  Word& Push(Word::Kind kind, uint32_t end, bool folded) {
    Word& word = words_.words_.emplace_back();
    word.kind = kind;
    word.span = {at_, end};
    word.key = word.span.In(text_);
    if (!folded) word.key = Fold(word.key);
    word.hash = HashWord(word.key);
    at_ = end;
    return word;
  }

  // The room is for all that is left: what is there stays where it is.
  std::string_view Fold(std::string_view word) {
    if (!room_) {
      words_.folded_ = std::make_unique_for_overwrite<char[]>(FoldedRoom(end_ - at_));
      room_ = words_.folded_.get();
    }
    const std::string_view key(room_, static_cast<size_t>(FoldForLookup(word, room_) - room_));
    room_ += key.size();
    return key;
  }

  static constexpr uint32_t kBytesOfWord = 5;  // with its space: in sentences a few less than the mean

  const LetterTable& letters_ = LetterTable::Get();
  std::string_view text_;
  uint32_t end_, at_;
  TextWords words_;
  char* room_ = nullptr;  // for the next key that is no part of the text
};

TextWords SplitWords(std::string_view text, TextSpan span) { return Splitter(text, span).Run(); }

size_t LongestMatch(const TextWords& words, size_t at, const WordList& list, const WordList::Entry** entry) {
  size_t longest = 0;
  uint64_t hash = 0;
  WordList::Phrase phrase{nullptr, true};
  for (size_t i = at; phrase.longer && i < words.size(); ++i) {
    hash = HashPhrase(hash, words[i].hash);
    phrase = list.Find(hash);
    if (!phrase.entry) continue;
    longest = i + 1 - at;
    if (entry) *entry = phrase.entry;
  }
  return longest;
}

}  // namespace sulieu
