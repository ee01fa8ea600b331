// Snippets: the index knows only folded words, so the words are found again in the folded text, whose
// characters correspond one to one to those of the stored text.
#include <algorithm>

#include "pipeline/search/search.h"
#include "pipeline/text/folded_words.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

constexpr size_t kContextWords = 14;  // shown on each side of the first mark
constexpr size_t kSnippetWords = 34;

bool PhraseAt(std::string_view text, const std::vector<FoldedWord>& words, size_t at, const Phrase& phrase) {
  if (at + phrase.size() > words.size()) return false;
  for (size_t i = 0; i < phrase.size(); ++i) {
    const FoldedWord& word = words[at + i];
    const std::string_view folded = phrase[i].folded, exact = phrase[i].exact;
    if (phrase[i].prefix ? !word.folded.starts_with(folded) : word.folded != folded) return false;
    if (exact.empty()) continue;
    const std::string spelled = FoldForLookup(word.span.In(text));
    if (phrase[i].prefix ? !spelled.starts_with(exact) : spelled != exact) return false;
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
  const std::vector<FoldedWord> words = SplitFolded(text, folded);
  for (size_t at = 0; at < words.size(); ++at) {
    if (PhraseAt(text, words, at, phrase)) return true;
  }
  return false;
}

bool HasNear(std::string_view text, const Phrase& first, const Phrase& second, int distance) {
  const std::string folded = FoldForSearch(text);
  const std::vector<FoldedWord> words = SplitFolded(text, folded);
  // The words a phrase takes at its last place so far, half-open.
  std::pair<size_t, size_t> last[2];
  for (size_t at = 0; at < words.size(); ++at) {
    for (const int which : {0, 1}) {
      const Phrase& phrase = which == 0 ? first : second;
      if (!PhraseAt(text, words, at, phrase)) continue;
      const auto& other = last[1 - which];
      if (other.second > 0 && other.second <= at && at - other.second <= static_cast<size_t>(distance))
        return true;
      last[which] = {at, at + phrase.size()};
    }
  }
  return false;
}

Snippet MakeSnippet(std::string_view text, const std::vector<Phrase>& phrases) {
  const std::string folded = FoldForSearch(text);
  const std::vector<FoldedWord> words = SplitFolded(text, folded);
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
