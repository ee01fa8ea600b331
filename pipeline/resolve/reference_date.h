// The day that `hôm nay`, `ngày 30/8` or `năm nay` is resolved against, and why it was chosen.
#ifndef SULIEU_PIPELINE_RESOLVE_REFERENCE_DATE_H_
#define SULIEU_PIPELINE_RESOLVE_REFERENCE_DATE_H_

#include <chrono>
#include <string>
#include <string_view>

#include "pipeline/extract/article.h"

namespace sulieu {

// In the order of trust.
enum class DateBasis { kMetadata, kPage, kArticle, kNone };

// `metadata`, `page`, `article`, `none`: as stored in documents.published_basis.
const char* DateBasisName(DateBasis basis);

// How much of the date is known.
enum class DatePrecision { kNone, kYear, kMonth, kDay };

struct ReferenceDate {
  DateBasis basis = DateBasis::kNone;
  DatePrecision precision = DatePrecision::kNone;
  std::chrono::year_month_day day{};  // the middle of the month or year when no more is known
  std::string published;  // ISO: `2018-01-31`, or `2020-01` when the page gives the month only; may be empty

  bool known() const { return basis != DateBasis::kNone; }
};

// Chooses: the metadata's date (ISO; ignored when empty or malformed), else the publication line of the page
// (furniture and byline passages, and a `date 2020-01` before the title), else the article's own full dates
// (see the .cc).
ReferenceDate ChooseReferenceDate(std::string_view metadata_published, const Article& article);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_RESOLVE_REFERENCE_DATE_H_
