// Full-text search over the folded index, with snippets in the true spelling cut from the stored text. Tested
// by tests/search_test.cc.
#ifndef SULIEU_PIPELINE_SEARCH_SEARCH_H_
#define SULIEU_PIPELINE_SEARCH_SEARCH_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/base/span.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

// A word to look for: typed without diacritics it means every word of that fold (`da`: da, đà, đã), typed
// with them only itself, whatever its case and tone placement.
struct QueryWord {
  std::string folded;   // for the index
  std::string exact;    // folded for lookup; empty when any spelling will do
  bool prefix = false;  // any word that begins so; only the last of a phrase
  bool operator==(const QueryWord&) const = default;
};

// Words that must stand together; a single word is a phrase of one.
using Phrase = std::vector<QueryWord>;

// The phrase `first` and the one behind it stand near each other, in any order.
struct Near {
  size_t first = 0;   // index of the phrase
  int distance = 10;  // words between them at most
  bool operator==(const Near&) const = default;
};

struct Query {
  std::vector<Phrase> phrases;
  std::vector<Near> nears;
};

// `"hội nghị" tong ket*` -> {hội, nghị}, {tong}, {ket...}. Quotes of any shape; an open quote ends with the
// query. `A NEAR B`, `A NEAR/5 B`: two phrases with at most 10, 5 words between them.
Query ParseQuery(std::string_view query);

struct Snippet {
  std::string text;             // one line, cut at words, `…` where the text goes on
  std::vector<TextSpan> marks;  // the words found, in bytes of `text`
};

struct SearchHit {
  std::string document, title, published, publisher;
  Snippet snippet;
};

// What a document must have besides; empty: anything.
struct SearchFilter {
  std::string since, until;                        // ISO days of publication
  std::string publisher;                           // words of its name, whatever their case and diacritics
  std::string kind;                                // a fact of this kind
  std::function<bool(const std::string&)> wanted;  // asked of its name; none: any
};

// Documents that have all phrases, best first: those with all words of the query in a row, then by bm25.
// Fails with kUsage when the query has no letter or digit.
Result<std::vector<SearchHit>> Search(const Database& database, std::string_view query,
                                      const SearchFilter& filter, int64_t limit);

// True when the text has the phrase.
bool HasPhrase(std::string_view text, const Phrase& phrase);
// True when the text has both with at most so many words between them.
bool HasNear(std::string_view text, const Phrase& first, const Phrase& second, int distance);

// The best place of the text for these phrases: where most of them are closest together; the beginning when
// there is none.
Snippet MakeSnippet(std::string_view text, const std::vector<Phrase>& phrases);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_SEARCH_SEARCH_H_
