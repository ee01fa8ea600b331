// Charts as HTML and static SVG: they need no script, print, and follow the width of the page and its
// colours. A ranking is a table with a bar in each row, so the table is its own text alternative and long
// names wrap; the time line is an SVG with a caption in words and the numbers as a table below. No library:
// two forms of chart are less code than what would embed one, and nothing has to be fetched to build them.
// Tested by tests/report_test.cc.
#ifndef SULIEU_PIPELINE_REPORT_CHARTS_H_
#define SULIEU_PIPELINE_REPORT_CHARTS_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pipeline/report/figures.h"
#include "pipeline/report/words.h"
#include "pipeline/show/fact_table.h"

namespace sulieu {

struct Bar {
  std::string label;   // HTML
  std::string kind;    // the table it leads to
  std::string filter;  // what that table is filtered by
  int64_t count = 0;
};

struct ChartText {
  std::string id;
  Words title, caption;  // HTML; the caption says in words what is seen
};

std::string BarChart(const ChartText& text, const std::vector<Bar>& bars, const KindNumbers& kinds);

// Columns of the time line: months where two years or less are spanned, decades from 60 years on, else years.
struct Period {
  std::string label;   // 2019-03, 2019, 2010s as 201X
  std::string months;  // the beginning its months have in common
};
std::vector<Period> PeriodsOf(const std::map<std::string, int64_t>& by_month);

// Articles and facts of each kind over the time of publication; empty when no article is dated.
std::string Timeline(const Figures& figures, const KindNumbers& kinds);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REPORT_CHARTS_H_
