#include "pipeline/resolve/reference_date.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <charconv>
#include <optional>
#include <vector>

namespace sulieu {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

std::optional<year_month_day> MakeDay(int y, unsigned m, unsigned d) {
  const year_month_day date{year{y}, month{m}, day{d}};
  if (!date.ok() || y < 1900 || y > 2099) return std::nullopt;
  return date;
}

std::string Iso(year_month_day date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

ReferenceDate Day(DateBasis basis, year_month_day date) {
  return {basis, DatePrecision::kDay, date, Iso(date)};
}

std::optional<ReferenceDate> ParseIso(DateBasis basis, std::string_view text) {
  static const RE2 kIso(R"((\d{4})-(\d{2})(?:-(\d{2}).*)?)");
  int y = 0, m = 0;
  std::string d;
  if (!RE2::FullMatch(re2::StringPiece(text.data(), text.size()), kIso, &y, &m, &d)) return std::nullopt;
  if (!d.empty()) {
    const auto date = MakeDay(y, static_cast<unsigned>(m), static_cast<unsigned>(std::stoi(d)));
    if (date) return Day(basis, *date);
    return std::nullopt;
  }
  const auto middle = MakeDay(y, static_cast<unsigned>(m), 15);
  if (!middle) return std::nullopt;
  return ReferenceDate{basis, DatePrecision::kMonth, *middle, fmt::format("{:04}-{:02}", y, m)};
}

// Full dates of a piece of text, in text order: 31/01/2018, 31-01-2018, 31.1.2018, ngày 31 tháng 1 năm 2018.
std::vector<year_month_day> FullDates(std::string_view text) {
  static const RE2 kFull(
      R"((?:^|[^\d/.\-])(?:(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})|(\d{1,2}) tháng (\d{1,2}),? năm (\d{4}))(?:$|[^\d/]))");
  std::vector<year_month_day> dates;
  re2::StringPiece rest(text.data(), text.size());
  std::string d1, m1, y1, d2, m2, y2;
  while (RE2::FindAndConsume(&rest, kFull, &d1, &m1, &y1, &d2, &m2, &y2)) {
    const bool digits = !d1.empty();
    const auto date = MakeDay(std::stoi(digits ? y1 : y2), static_cast<unsigned>(std::stoi(digits ? m1 : m2)),
                              static_cast<unsigned>(std::stoi(digits ? d1 : d2)));
    if (date) dates.push_back(*date);
  }
  return dates;
}

// The publication line of the page.
std::optional<ReferenceDate> FromPage(const Article& article) {
  static const RE2 kIsoDate(R"(date (\d{4}-\d{2}(?:-\d{2})?))");
  for (const Passage& passage : article.passages) {
    if (passage.kind != PassageKind::kByline && passage.kind != PassageKind::kFurniture) continue;
    const std::string_view text = passage.span.In(article.text);
    std::string iso;
    if (RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), kIsoDate, &iso)) {
      if (auto date = ParseIso(DateBasis::kPage, iso)) return date;
    }
    if (passage.kind != PassageKind::kByline) continue;
    const auto dates = FullDates(text);
    if (!dates.empty()) return Day(DateBasis::kPage, dates.front());
  }
  return std::nullopt;
}

// A release reports what has just happened: the first full date of title and lead, else the latest full date
// at all.
std::optional<ReferenceDate> FromArticle(const Article& article) {
  std::optional<year_month_day> latest;
  for (const Passage& passage : article.passages) {
    if (passage.kind == PassageKind::kFurniture) continue;
    const auto dates = FullDates(passage.span.In(article.text));
    if (passage.kind == PassageKind::kLead && !dates.empty()) return Day(DateBasis::kArticle, dates.front());
    for (const year_month_day& date : dates) {
      if (!latest || date > *latest) latest = date;
    }
  }
  if (!latest) return std::nullopt;
  return Day(DateBasis::kArticle, *latest);
}

}  // namespace

const char* DateBasisName(DateBasis basis) {
  switch (basis) {
    case DateBasis::kMetadata:
      return "metadata";
    case DateBasis::kPage:
      return "page";
    case DateBasis::kArticle:
      return "article";
    case DateBasis::kNone:
      return "none";
  }
  return "none";
}

ReferenceDate ChooseReferenceDate(std::string_view metadata_published, const Article& article) {
  if (const auto date = ParseIso(DateBasis::kMetadata, metadata_published)) return *date;
  if (const auto date = FromPage(article)) return *date;
  if (const auto date = FromArticle(article)) return *date;
  return {};
}

}  // namespace sulieu
