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

class Splitter {
 public:
  Splitter(std::string_view text, TextSpan span) : text_(text), span_(span) {}

  std::vector<Word> Run() {
    words_.reserve(span_.size() / kBytesOfWord + 1);
    for (at_ = span_.begin; at_ < span_.end;) {
      const CodePoint c = DecodeAt(text_, at_);
      if (c.value == ' ' || c.value == '\n') {
        at_ += c.length;
      } else if (letters_.IsLetter(c.value)) {
        ReadWord();
      } else if (IsDigit(c.value)) {
        ReadNumber();
      } else {
        Push(Word::Kind::kPunctuation, at_ + c.length);
      }
    }
    return std::move(words_);
  }

 private:
  void ReadWord() {
    const bool capital = letters_.IsUpper(DecodeAt(text_, at_).value);
    int capitals = 0;
    bool small = false;  // has a letter that is no capital
    uint32_t end = at_;
    while (end < span_.end) {
      if (text_[end] >= 'a' && text_[end] <= 'z') {
        small = true;
        ++end;
        continue;
      }
      const CodePoint c = DecodeAt(text_, end);
      if (letters_.IsLetter(c.value)) {
        const bool upper = letters_.IsUpper(c.value);
        capitals += upper;
        small = small || !upper;
      } else if (!IsDigit(c.value) && !JoinsLetters(text_, end, c, span_.end)) {
        break;
      }
      end += c.length;
    }
    Word& word = Push(Word::Kind::kWord, end);
    word.capital = capital;
    word.all_caps = !small && capitals >= 2;
  }

  void ReadNumber() {
    uint32_t end = at_;
    while (end < span_.end && (IsDigit(static_cast<unsigned char>(text_[end])) ||
                               ((text_[end] == '.' || text_[end] == ',') && end + 1 < span_.end &&
                                IsDigit(static_cast<unsigned char>(text_[end + 1]))))) {
      ++end;
    }
    Push(Word::Kind::kNumber, end);
  }

  // The word from here to `end`.
  Word& Push(Word::Kind kind, uint32_t end) {
    Word& word = words_.emplace_back();
    word.kind = kind;
    word.span = {at_, end};
    SetKey(word.span.In(text_), &word.key);
    word.hash = HashWord(word.key);
    at_ = end;
    return word;
  }

  // Most words are short: they need no memory of their own.
  static void SetKey(std::string_view word, std::string* key) {
    constexpr size_t kShort = 32;
    char folded[FoldedRoom(kShort)];
    if (word.size() <= kShort) {
      key->assign(folded, FoldForLookup(word, folded));
    } else {
      *key = FoldForLookup(word);
    }
  }

  static constexpr uint32_t kBytesOfWord = 5;  // with its space: in sentences a few less than the mean

  const LetterTable& letters_ = LetterTable::Get();
  std::string_view text_;
  TextSpan span_;
  uint32_t at_ = 0;
  std::vector<Word> words_;
};

}  // namespace

std::vector<Word> SplitWords(std::string_view text, TextSpan span) { return Splitter(text, span).Run(); }

size_t LongestMatch(const std::vector<Word>& words, size_t at, const WordList& list,
                    const WordList::Entry** entry) {
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
