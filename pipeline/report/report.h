// A database, or what was chosen of it, as one HTML page that needs nothing else: an overview in words,
// charts, tables of the facts, the articles with their facts marked. No request is ever made (the page's
// Content-Security-Policy forbids all), every text is there in English and Vietnamese.
//
// Without script the page is whole: tables and articles stand in <noscript>, as plain HTML. With script these
// are not parsed by the browser but kept as text, and the script makes of them the rows and the article that
// are looked at, so that thousands of articles load quickly and nothing is in the file twice. Tested by
// tests/report_test.cc and, in a browser, tests/report_browser.py.
#ifndef SULIEU_PIPELINE_REPORT_REPORT_H_
#define SULIEU_PIPELINE_REPORT_REPORT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/export/table.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

struct ReportOptions {
  bool vietnamese = false;          // which language the page begins in
  std::string title;                // empty: says how many articles
  std::vector<std::string> chosen;  // how articles and facts were chosen, as on the command line
  int64_t max_articles = 5000;      // whose texts and facts the page holds
};

struct ReportSize {
  int64_t articles = 0, articles_left_out = 0;
  int64_t facts = 0, facts_left_out = 0;
};

// Articles there are to hold, of those chosen. Requires: Select has been called for `database`.
Result<int64_t> CountReportArticles(const Database& database, const ReportOptions& options);

// Writes the page; `sink.row` is told of each article. Numbers and charts count all that was chosen; of more
// than `max_articles` articles the first ones by path are held, and the page says so. Requires: Select has
// been called for `database`.
Result<ReportSize> WriteReport(const Database& database, const ReportOptions& options, const Sink& sink);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REPORT_REPORT_H_
