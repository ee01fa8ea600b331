// Snippets: the index knows only folded words, so the words are found again in the folded text, whose
// characters correspond one to one to those of the stored text.
#include <algorithm>

#include "pipeline/base/utf8.h"
#include "pipeline/search/search.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

constexpr size_t kContextWords = 14;  // shown on each side of the first mark
constexpr size_t kSnippetWords = 34;

struct TextWord {
  std::string_view folded;
  TextSpan span;  // in the stored text
};

// Words of the folded text with their bytes in the stored one. `folded` must outlive the result.
std::vector<TextWord> SplitFolded(std::string_view text, std::string_view folded) {
  std::vector<TextWord> words;
  uint32_t at = 0;
  size_t begin = 0;
  uint32_t text_begin = 0;
  const auto close = [&](size_t end) {
    if (end > begin) words.push_back({folded.substr(begin, end - begin), {text_begin, at}});
  };
  for (size_t i = 0; i < folded.size(); ++i) {
    if (folded[i] == ' ') {
      close(i);
      begin = i + 1;
    }
    at += DecodeAt(text, at).length;
    if (folded[i] == ' ') text_begin = at;
  }
  close(folded.size());
  return words;
}

bool PhraseAt(std::string_view text, const std::vector<TextWord>& words, size_t at, const Phrase& phrase) {
  if (at + phrase.size() > words.size()) return false;
  for (size_t i = 0; i < phrase.size(); ++i) {
    const TextWord& word = words[at + i];
    if (word.folded != phrase[i].folded) return false;
    if (!phrase[i].exact.empty() && FoldForLookup(word.span.In(text)) != phrase[i].exact) return false;
  }
  return true;
}

struct Found {
  size_t word = 0, phrase = 0;
};

// The window of words with the most different phrases; the earlier of equals, the closer together the better.
size_t BestWindow(const std::vector<Found>& found, size_t phrases) {
  size_t best = 0, best_different = 0, best_width = 0;
  for (size_t first = 0; first < found.size(); ++first) {
    std::vector<bool> seen(phrases);
    size_t different = 0, width = 0;
    for (size_t i = first;
         i < found.size() && found[i].word < found[first].word + kSnippetWords - kContextWords; ++i) {
      if (seen[found[i].phrase]) continue;
      seen[found[i].phrase] = true;
      ++different;
      width = found[i].word - found[first].word;
    }
    if (different > best_different || (different == best_different && width < best_width)) {
      best = first;
      best_different = different;
      best_width = width;
    }
  }
  return best;
}

// Appends the text with line breaks as spaces; returns nothing, marks are by size of `out` before and after.
void AppendOneLine(std::string_view text, std::string* out) {
  for (char c : text) {
    if (c != '\n' && c != ' ') *out += c;
    if ((c == '\n' || c == ' ') && !out->empty() && out->back() != ' ') *out += ' ';
  }
}

}  // namespace

bool HasPhrase(std::string_view text, const Phrase& phrase) {
  const std::string folded = FoldForSearch(text);
  const std::vector<TextWord> words = SplitFolded(text, folded);
  for (size_t at = 0; at < words.size(); ++at) {
    if (PhraseAt(text, words, at, phrase)) return true;
  }
  return false;
}

Snippet MakeSnippet(std::string_view text, const std::vector<Phrase>& phrases) {
  const std::string folded = FoldForSearch(text);
  const std::vector<TextWord> words = SplitFolded(text, folded);
  Snippet snippet;
  if (words.empty()) return snippet;
  std::vector<Found> found;
  for (size_t at = 0; at < words.size(); ++at) {
    for (size_t i = 0; i < phrases.size(); ++i) {
      if (PhraseAt(text, words, at, phrases[i])) found.push_back({at, i});
    }
  }
  const size_t centre = found.empty() ? 0 : found[BestWindow(found, phrases.size())].word;
  const size_t first = centre > kContextWords ? centre - kContextWords : 0;
  const size_t last = std::min(first + kSnippetWords, words.size());  // one behind
  std::vector<bool> marked(words.size());
  for (const Found& hit : found) {
    for (size_t i = 0; i < phrases[hit.phrase].size(); ++i) marked[hit.word + i] = true;
  }
  if (first > 0) snippet.text = "… ";
  uint32_t at = first > 0 ? words[first].span.begin : 0;
  for (size_t i = first; i < last; ++i) {
    AppendOneLine(text.substr(at, words[i].span.begin - at), &snippet.text);
    const auto begin = static_cast<uint32_t>(snippet.text.size());
    snippet.text += words[i].span.In(text);
    at = words[i].span.end;
    const auto end = static_cast<uint32_t>(snippet.text.size());
    // Words with nothing but a space between them are one mark.
    const bool joins = marked[i] && !snippet.marks.empty() && snippet.marks.back().end + 1 == begin &&
                       snippet.text[begin - 1] == ' ';
    if (joins) snippet.marks.back().end = end;
    if (marked[i] && !joins) snippet.marks.push_back({begin, end});
  }
  if (last < words.size()) snippet.text += " …";
  if (last == words.size()) AppendOneLine(text.substr(at), &snippet.text);
  while (snippet.text.ends_with(' ')) snippet.text.pop_back();
  return snippet;
}

}  // namespace sulieu
