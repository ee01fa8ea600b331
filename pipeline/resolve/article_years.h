// The years an article speaks of, and the year it was written in by them. Tested by
// tests/reference_date_test.cc.
#ifndef SULIEU_PIPELINE_RESOLVE_ARTICLE_YEARS_H_
#define SULIEU_PIPELINE_RESOLVE_ARTICLE_YEARS_H_

#include <chrono>
#include <set>
#include <vector>

#include "pipeline/resolve/numbered_text.h"

namespace sulieu::article_date {

struct Years {
  std::set<int> told;     // past or present
  std::set<int> planned;  // of tasks and plans: the coming year at the end of one
  std::set<int> summed;   // summed up: the year that has just ended, or is ending
  std::set<int> own;      // named in title or lead or twice, planned, summed up, or its first months counted
  int documents = 0;      // the latest year in the number of a document: 44/2016/NĐ-CP
  int periods = 0;        // the latest first year of a period: giai đoạn 2017-2021
  std::vector<std::chrono::year_month_day> months;  // the last days of months named with their year
};

// Adds the years of a passage; `leading`: of the title or the first prose.
void ReadYears(const NumberedText& text, bool leading, Years* years);

// The year in which the report was written, 0 when it tells none.
int YearOfReport(const Years& years, int month);

// `Đại hội ... nhiệm kỳ 2020-2025` is held in the first year of the term; a school year ends in May. 0 for
// neither.
int YearOfTerm(const NumberedText& numbered, int month);

}  // namespace sulieu::article_date

#endif  // SULIEU_PIPELINE_RESOLVE_ARTICLE_YEARS_H_
