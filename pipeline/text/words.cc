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
    for (at_ = span_.begin; at_ < span_.end;) {
      const CodePoint c = DecodeAt(text_, at_);
      if (c.value == ' ' || c.value == '\n') {
        at_ += c.length;
      } else if (IsLetter(c.value)) {
        ReadWord();
      } else if (IsDigit(c.value)) {
        ReadNumber();
      } else {
        Push(Word::Kind::kPunctuation, at_, at_ + c.length);
      }
    }
    return std::move(words_);
  }

 private:
  void ReadWord() {
    uint32_t end = at_;
    while (end < span_.end) {
      const CodePoint c = DecodeAt(text_, end);
      if (!IsWordChar(c.value) && !JoinsLetters(text_, end, c, span_.end)) break;
      end += c.length;
    }
    Push(Word::Kind::kWord, at_, end);
  }

  void ReadNumber() {
    uint32_t end = at_;
    while (end < span_.end && (IsDigit(static_cast<unsigned char>(text_[end])) ||
                               ((text_[end] == '.' || text_[end] == ',') && end + 1 < span_.end &&
                                IsDigit(static_cast<unsigned char>(text_[end + 1]))))) {
      ++end;
    }
    Push(Word::Kind::kNumber, at_, end);
  }

  void Push(Word::Kind kind, uint32_t begin, uint32_t end) {
    Word word;
    word.kind = kind;
    word.span = {begin, end};
    const std::string_view letters = word.span.In(text_);
    word.key = FoldForLookup(letters);
    word.hash = HashWord(word.key);
    if (kind == Word::Kind::kWord) {
      word.capital = IsUpper(DecodeAt(letters, 0).value);
      word.all_caps = AllCapitals(letters);
    }
    words_.push_back(std::move(word));
    at_ = end;
  }

  static bool AllCapitals(std::string_view letters) {
    int count = 0;
    for (size_t at = 0; at < letters.size();) {
      const CodePoint c = DecodeAt(letters, at);
      at += c.length;
      if (!IsLetter(c.value)) continue;
      if (!IsUpper(c.value)) return false;
      ++count;
    }
    return count >= 2;
  }

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
