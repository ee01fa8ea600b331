// When an article was written, from its own words: for pages without a publication line.
// A release reports what has just happened, so that the day of its opening sentence (`Sáng 30/8, UBND huyện
// tổ chức ...`) is its own; the year is the latest one it speaks of, leaving out aims (`đến năm 2030`), terms
// and periods. Where there is no such day, the latest full date or year gives month or year.
// Limits: an article that names no year has no date. Tested by tests/reference_date_test.cc.
#ifndef SULIEU_PIPELINE_RESOLVE_ARTICLE_DATE_H_
#define SULIEU_PIPELINE_RESOLVE_ARTICLE_DATE_H_

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/extract/article.h"
#include "pipeline/resolve/reference_date.h"

namespace sulieu {

std::optional<ReferenceDate> DateOfArticle(const Article& article);

// Full dates of a piece of text, in text order: 31/01/2018, 31-01-2018, 31.1.2018, 2018-01-31, ngày 31 tháng
// 1 năm 2018, 31 Tháng 1 2018, Tháng Một 31, 2018.
std::vector<std::chrono::year_month_day> FullDates(std::string_view text);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_RESOLVE_ARTICLE_DATE_H_
