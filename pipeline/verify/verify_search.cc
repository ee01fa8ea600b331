// The full-text index against the text: every word at every place, so that a search finds what is there. The
// words are summed up without an order, as hashes, because the index lists them by word and the text by
// place. Tested by tests/fixity_test.cc.
#include <fmt/format.h>

#include <unordered_map>

#include "pipeline/text/letters.h"
#include "pipeline/verify/verify.h"

namespace sulieu {
namespace {

constexpr uint64_t Mix(uint64_t x) {  // splitmix64
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

uint64_t WordAt(std::string_view word, uint64_t column, uint64_t position) {
  uint64_t hash = 0xCBF29CE484222325u;  // FNV-1a
  for (unsigned char byte : word) hash = (hash ^ byte) * 0x100000001B3u;
  return Mix(hash + Mix(column * 0x9E3779B97F4A7C15u + position));
}

// The words as SQLite's `ascii` tokenizer sees folded text: runs of letters and digits.
uint64_t SumOfWords(std::string_view folded, uint64_t column) {
  uint64_t sum = 0, position = 0;
  for (size_t at = 0; (at = folded.find_first_not_of(' ', at)) != std::string_view::npos; ++position) {
    const size_t end = std::min(folded.find(' ', at), folded.size());
    sum += WordAt(folded.substr(at, end - at), column, position);
    at = end;
  }
  return sum;
}

Result<std::unordered_map<int64_t, uint64_t>> SumsOfIndex(const Database& database) {
  SULIEU_RETURN_IF_ERROR(database.Execute(
      "CREATE VIRTUAL TABLE temp.indexed_words USING fts5vocab(main, search_index, 'instance')"));
  std::unordered_map<int64_t, uint64_t> sums;
  {
    auto words = database.Prepare("SELECT doc, term, col, offset FROM temp.indexed_words");
    SULIEU_RETURN_IF_ERROR(words);
    for (;;) {
      const auto row = words->Step();
      SULIEU_RETURN_IF_ERROR(row);
      if (!*row) break;
      sums[words->Integer(0)] +=
          WordAt(words->Text(1), words->Text(2) == "title" ? 0 : 1, static_cast<uint64_t>(words->Integer(3)));
    }
  }
  SULIEU_RETURN_IF_ERROR(database.Execute("DROP TABLE temp.indexed_words"));
  return sums;
}

}  // namespace

Status VerifySearchIndex(const Database& database, Verification* out) {
  auto sums = SumsOfIndex(database);
  if (!sums) {
    out->differences.push_back(fmt::format("search index: cannot be read: {}", sums.error().message));
    return {};
  }
  auto texts = database.Prepare("SELECT id, document, coalesce(title, ''), text FROM documents_imported");
  SULIEU_RETURN_IF_ERROR(texts);
  for (;;) {
    const auto row = texts->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) break;
    const uint64_t sum =
        SumOfWords(FoldForSearch(texts->Text(2)), 0) + SumOfWords(FoldForSearch(texts->Text(3)), 1);
    const auto indexed = sums->find(texts->Integer(0));
    if ((indexed == sums->end() ? 0 : indexed->second) != sum)
      out->differences.push_back(
          fmt::format("{}: the search index has other words than its text", texts->Text(1)));
    if (indexed != sums->end()) sums->erase(indexed);
  }
  if (!sums->empty()) out->differences.push_back("search index: has words of documents that are not there");
  return {};
}

}  // namespace sulieu
