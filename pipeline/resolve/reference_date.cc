#include "pipeline/resolve/reference_date.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <optional>
#include <vector>

#include "pipeline/resolve/article_date.h"

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
  if (text.empty()) return std::nullopt;
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

// The publication line of the page.
std::optional<ReferenceDate> FromPage(const Article& article) {
  static const RE2 kIsoDate(R"(date (\d{4}-\d{2}(?:-\d{2})?))");
  for (const Passage& passage : article.passages) {
    if (passage.kind != PassageKind::kByline && passage.kind != PassageKind::kFurniture) continue;
    const std::string_view text = passage.span.In(article.text);
    std::string iso;
    if (text.find("date ") != text.npos &&
        RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), kIsoDate, &iso)) {
      if (auto date = ParseIso(DateBasis::kPage, iso)) return date;
    }
    if (passage.kind != PassageKind::kByline) continue;
    const auto dates = FullDates(text);
    if (!dates.empty()) return Day(DateBasis::kPage, dates.front());
  }
  return std::nullopt;
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
  if (const auto date = DateOfArticle(article)) return *date;
  return {};
}

}  // namespace sulieu
