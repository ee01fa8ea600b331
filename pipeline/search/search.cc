#include "pipeline/search/search.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/base/utf8.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

// The words of the text: a run of characters that the fold keeps.
Phrase Words(std::string_view text) {
  const std::string folded = FoldForSearch(text);
  Phrase words;
  std::string spelled;
  size_t at = 0;
  for (size_t i = 0; i <= folded.size(); ++i) {
    if (i < folded.size() && folded[i] != ' ') {
      const CodePoint c = DecodeAt(text, at);
      if (spelled.empty()) words.emplace_back();
      words.back().folded += folded[i];
      spelled += text.substr(at, c.length);
    } else if (!spelled.empty()) {
      std::string lookup = FoldForLookup(spelled);
      if (lookup != words.back().folded) words.back().exact = std::move(lookup);
      spelled.clear();
    }
    if (i < folded.size()) at += DecodeAt(text, at).length;
  }
  return words;
}

// Folded words hold nothing but a-z and 0-9, so quoting them is safe.
std::string Quote(const Phrase& phrase) {
  std::string quoted = "\"";
  for (const QueryWord& word : phrase) quoted += (quoted.size() > 1 ? " " : "") + word.folded;
  return quoted + "\"";
}

std::string AllOf(const std::vector<Phrase>& phrases) {
  std::string match;
  for (const Phrase& phrase : phrases) match += (match.empty() ? "" : " AND ") + Quote(phrase);
  return match;
}

// The index knows no diacritics; where the query has them, the text decides.
bool HasAll(std::string_view title, std::string_view text, const std::vector<Phrase>& phrases) {
  return std::all_of(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
    const bool any_spelling =
        std::all_of(phrase.begin(), phrase.end(), [](const QueryWord& word) { return word.exact.empty(); });
    return any_spelling || HasPhrase(text, phrase) || HasPhrase(title, phrase);
  });
}

std::string InARow(const std::vector<Phrase>& phrases) {
  Phrase all;
  for (const Phrase& phrase : phrases) all.insert(all.end(), phrase.begin(), phrase.end());
  return Quote(all);
}

}  // namespace

std::vector<Phrase> ParseQuery(std::string_view query) {
  std::vector<Phrase> phrases;
  std::string piece;
  bool quoted = false;
  const auto close = [&] {
    Phrase words = Words(piece);
    piece.clear();
    if (quoted) {
      if (!words.empty()) phrases.push_back(std::move(words));
      return;
    }
    for (QueryWord& word : words) phrases.push_back({std::move(word)});
  };
  for (size_t at = 0; at < query.size();) {
    const CodePoint c = DecodeAt(query, at);
    if (c.value == '"' || c.value == 0x201C || c.value == 0x201D) {
      close();
      quoted = !quoted;
    } else {
      piece += query.substr(at, c.length);
    }
    at += c.length;
  }
  close();
  return phrases;
}

Result<std::vector<SearchHit>> Search(const Database& database, std::string_view query, int64_t limit,
                                      const std::function<bool(const std::string&)>& wanted) {
  const std::vector<Phrase> phrases = ParseQuery(query);
  if (phrases.empty()) return Fail(ErrorCode::kUsage, fmt::format("`{}` has no word to look for", query));
  auto statement = database.Prepare(
      "WITH hits AS (SELECT rowid AS id, bm25(search_index) AS score FROM search_index WHERE search_index "
      "MATCH ?1), "
      "rows AS (SELECT rowid AS id FROM search_index WHERE search_index MATCH ?2) "
      "SELECT d.document, d.title, d.published, d.text FROM hits JOIN documents_imported AS d ON d.id = "
      "hits.id "
      "ORDER BY hits.id IN (SELECT id FROM rows) DESC, hits.score, d.document");
  SULIEU_RETURN_IF_ERROR(statement);
  const std::string all = AllOf(phrases), row_of_words = InARow(phrases);
  statement->Bind(1, all);
  statement->Bind(2, row_of_words);
  std::vector<SearchHit> hits;
  while (static_cast<int64_t>(hits.size()) < limit) {
    const auto row = statement->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) break;
    if (wanted && !wanted(std::string(statement->Text(0)))) continue;
    if (!HasAll(statement->Text(1), statement->Text(3), phrases)) continue;
    hits.push_back({std::string(statement->Text(0)), std::string(statement->Text(1)),
                    std::string(statement->Text(2)), MakeSnippet(statement->Text(3), phrases)});
  }
  return hits;
}

}  // namespace sulieu
