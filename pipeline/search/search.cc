#include "pipeline/search/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>

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
  return quoted + (phrase.back().prefix ? "\"*" : "\"");
}

std::string AllOf(const Query& query) {
  std::string match;
  for (const Phrase& phrase : query.phrases) match += (match.empty() ? "" : " AND ") + Quote(phrase);
  for (const Near& near : query.nears) {
    match += fmt::format(" AND NEAR({} {}, {})", Quote(query.phrases[near.first]),
                         Quote(query.phrases[near.first + 1]), near.distance);
  }
  return match;
}

// The index knows no diacritics; where the query has them, the text decides.
bool AnySpelling(const Phrase& phrase) {
  return std::all_of(phrase.begin(), phrase.end(), [](const QueryWord& word) { return word.exact.empty(); });
}

bool HasAll(std::string_view title, std::string_view text, const Query& query) {
  const bool phrases = std::all_of(query.phrases.begin(), query.phrases.end(), [&](const Phrase& phrase) {
    return AnySpelling(phrase) || HasPhrase(text, phrase) || HasPhrase(title, phrase);
  });
  return phrases && std::all_of(query.nears.begin(), query.nears.end(), [&](const Near& near) {
           const Phrase &first = query.phrases[near.first], &second = query.phrases[near.first + 1];
           return (AnySpelling(first) && AnySpelling(second)) ||
                  HasNear(text, first, second, near.distance) || HasNear(title, first, second, near.distance);
         });
}

// The words of all phrases as one. Where a word within it is only the beginning of one, or phrases may stand
// in any order, it is the query itself.
std::string InARow(const Query& query) {
  Phrase all;
  for (const Phrase& phrase : query.phrases) {
    if (!query.nears.empty() || (!all.empty() && all.back().prefix)) return AllOf(query);
    all.insert(all.end(), phrase.begin(), phrase.end());
  }
  return Quote(all);
}

// `NEAR`, `NEAR/5`: the distance; nothing for any other word.
std::optional<int> NearDistance(std::string_view piece) {
  if (!piece.starts_with("NEAR")) return std::nullopt;
  if (piece == "NEAR") return Near().distance;
  int distance = 0;
  const char* const end = piece.data() + piece.size();
  if (piece[4] != '/' || std::from_chars(piece.data() + 5, end, distance).ptr != end || piece.size() == 5)
    return std::nullopt;
  return distance;
}

// The text of a phrase as it was typed; what is not quoted gives a phrase for each word.
class QueryParser {
 public:
  Query Run(std::string_view text) {
    bool quoted = false;
    for (size_t at = 0; at < text.size();) {
      const CodePoint c = DecodeAt(text, at);
      const bool quote = c.value == '"' || c.value == 0x201C || c.value == 0x201D;
      if (quote || (!quoted && c.value == ' ')) {
        Close(quoted);
        quoted = quote != quoted;
      } else if (c.value == '*') {
        Close(quoted, true);
      } else {
        piece_ += text.substr(at, c.length);
      }
      at += c.length;
    }
    Close(quoted);
    std::erase_if(query_.nears, [&](const Near& near) { return near.first + 1 >= query_.phrases.size(); });
    return std::move(query_);
  }

 private:
  void Close(bool quoted, bool prefix = false) {
    const auto near = quoted || query_.phrases.empty() ? std::nullopt : NearDistance(piece_);
    Phrase words = Words(piece_);
    piece_.clear();
    if (near) {
      query_.nears.push_back({query_.phrases.size() - 1, *near});
      return;
    }
    if (words.empty()) return;
    words.back().prefix = prefix;
    if (quoted) return query_.phrases.push_back(std::move(words));
    for (QueryWord& word : words) query_.phrases.push_back({std::move(word)});
  }

  Query query_;
  std::string piece_;
};

bool HasWordsOf(std::string_view name, std::string_view wanted) {
  const Phrase words = Words(wanted);
  return words.empty() || HasPhrase(name, words);
}

// The conditions of the filter on the documents `d`, with their parameters from ?2 on.
std::string Conditions(const SearchFilter& filter) {
  std::string sql;
  if (!filter.since.empty()) sql += " AND d.published || iif(length(d.published) = 7, '-31', '') >= ?2";
  if (!filter.until.empty()) sql += " AND d.published <= ?3";
  if (!filter.kind.empty()) {
    sql += " AND EXISTS (SELECT 1 FROM shown_facts AS f WHERE f.document = d.id AND f.kind = ?4)";
  }
  return sql;
}

// How good a document of the index is.
struct Rank {
  bool in_a_row = false;  // it has all words of the query in a row
  double score = 0;       // bm25: the less the better
  int64_t document = 0;

  bool operator<(const Rank& other) const {
    return in_a_row != other.in_a_row ? in_a_row : score < other.score;
  }
};

// All documents that the index finds, best first. Their rows are not touched: of the many only a few are
// shown.
Result<std::vector<Rank>> ReadRanks(const Database& database, const Query& query) {
  auto statement = database.Prepare(
      "WITH rows AS (SELECT rowid AS id FROM search_index WHERE search_index MATCH ?2) "
      "SELECT rowid, rank, rowid IN (SELECT id FROM rows) FROM search_index WHERE search_index MATCH ?1");
  SULIEU_RETURN_IF_ERROR(statement);
  const std::string all = AllOf(query), row_of_words = InARow(query);
  statement->Bind(1, all);
  statement->Bind(2, row_of_words);
  std::vector<Rank> ranks;
  for (;;) {
    const auto row = statement->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) break;
    ranks.push_back({statement->Integer(2) != 0, statement->Real(1), statement->Integer(0)});
  }
  std::sort(ranks.begin(), ranks.end());
  return ranks;
}

// The document as a hit; nothing when the filter or the spelling of the words leaves it out.
Result<std::optional<SearchHit>> ReadHit(Statement* statement, int64_t document, const Query& query,
                                         const SearchFilter& filter) {
  statement->Reset();
  statement->Bind(1, document);
  int index = 2;
  // A parameter the statement does not have is not bound.
  for (const std::string* value : {&filter.since, &filter.until, &filter.kind})
    statement->Bind(index++, *value);
  const auto row = statement->Step();
  SULIEU_RETURN_IF_ERROR(row);
  if (!*row) return std::nullopt;
  const std::string_view name = statement->Text(0), title = statement->Text(1), text = statement->Text(4);
  if (filter.wanted && !filter.wanted(std::string(name))) return std::nullopt;
  if (!HasWordsOf(statement->Text(3), filter.publisher)) return std::nullopt;
  if (!HasAll(title, text, query)) return std::nullopt;
  return SearchHit{std::string(name), std::string(title), std::string(statement->Text(2)),
                   std::string(statement->Text(3)), MakeSnippet(text, query.phrases)};
}

}  // namespace

Query ParseQuery(std::string_view query) { return QueryParser().Run(query); }

Result<std::vector<SearchHit>> Search(const Database& database, std::string_view query,
                                      const SearchFilter& filter, int64_t limit) {
  const Query parsed = ParseQuery(query);
  if (parsed.phrases.empty())
    return Fail(ErrorCode::kUsage, fmt::format("`{}` has no word to look for", query));
  auto ranks = ReadRanks(database, parsed);
  SULIEU_RETURN_IF_ERROR(ranks);
  auto statement = database.Prepare(
      "SELECT d.document, d.title, d.published, d.publisher, d.text FROM documents_imported AS d WHERE d.id "
      "= "
      "?1" +
      Conditions(filter));
  SULIEU_RETURN_IF_ERROR(statement);
  std::vector<SearchHit> hits;
  for (auto begin = ranks->begin(); begin != ranks->end() && static_cast<int64_t>(hits.size()) < limit;) {
    const auto end = std::find_if(begin, ranks->end(), [&](const Rank& rank) { return *begin < rank; });
    // Equals stand in the order of their names: the same in every database.
    std::vector<SearchHit> equals;
    for (; begin != end; ++begin) {
      auto hit = ReadHit(&*statement, begin->document, parsed, filter);
      SULIEU_RETURN_IF_ERROR(hit);
      if (*hit) equals.push_back(std::move(**hit));
    }
    std::sort(equals.begin(), equals.end(),
              [](const SearchHit& a, const SearchHit& b) { return a.document < b.document; });
    std::move(equals.begin(), equals.end(), std::back_inserter(hits));
  }
  if (static_cast<int64_t>(hits.size()) > limit) hits.resize(static_cast<size_t>(limit));
  return hits;
}

}  // namespace sulieu
