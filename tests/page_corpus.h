// The web pages of corpus/pages against what an expert would keep of them, word by word in their order, and
// against what they say of themselves. Used by page_corpus_test.cc and bench/page_accuracy.cc.
#ifndef SULIEU_TESTS_PAGE_CORPUS_H_
#define SULIEU_TESTS_PAGE_CORPUS_H_

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/pipeline.h"

namespace sulieu {

// The fields of the metadata that are scored.
inline constexpr const char* kPageFields[] = {"title", "published", "byline", "publisher"};

struct ExpectedPage {
  std::string page;  // `01_webforms_table.html`
  std::vector<std::string> text;
  std::array<std::string, 4> fields;  // as in kPageFields; empty where the page says nothing

  // Every second layout was looked at when the extractor was written; the others are measured only.
  bool tuned() const { return (page[1] - '0') % 2 == 1; }
};

struct PageScore {
  size_t kept = 0, expected = 0, common = 0;  // words; `common` is their longest common subsequence
  std::vector<std::string> missed, extra;     // words
  std::array<std::string, 4> fields;          // found

  double precision() const;
  double recall() const;
};

// Stops the program where the file is not what it should be.
std::vector<ExpectedPage> LoadExpectedPages();
PageScore ScorePage(const Pipeline& pipeline, const ExpectedPage& page);

}  // namespace sulieu

#endif  // SULIEU_TESTS_PAGE_CORPUS_H_
