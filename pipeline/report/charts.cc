#include "pipeline/report/charts.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "pipeline/show/html.h"

namespace sulieu {
namespace {

std::string Figure(const ChartText& text, const std::string& style, const std::string& chart) {
  return fmt::format(
      "<figure class=\"chart {1}\" aria-labelledby=\"{0}-title\">\n<h3 id=\"{0}-title\">{2}</h3>\n{4}"
      "<figcaption id=\"{0}-words\">{3}</figcaption>\n</figure>\n",
      text.id, style, Both(text.title), Both(text.caption), chart);
}

std::string BarRow(const Bar& bar, int64_t most, size_t colour) {
  const std::string filter =
      bar.filter.empty() ? "" : fmt::format(" data-filter=\"{}\" lang=\"vi\"", EscapeHtml(bar.filter));
  return fmt::format(
      "<tr class=\"k{}\"><th scope=\"row\"><a href=\"#t-{}\"{}>{}</a></th><td class=\"bar\"><svg "
      "aria-hidden=\"true\"><rect width=\"{:.2f}%\" height=\"100%\"/></svg></td><td "
      "class=\"n\">{}</td></tr>\n",
      colour, bar.kind, filter, bar.label, 100.0 * static_cast<double>(bar.count) / static_cast<double>(most),
      Both(NumberWords(bar.count)));
}

int Digits(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

int Year(std::string_view month) { return Digits(month.substr(0, 4)); }

std::vector<Period> Months(const std::string& first, const std::string& last) {
  std::vector<Period> periods;
  for (int year = Year(first), month = Digits(std::string_view(first).substr(5)); periods.size() < 240;
       ++month) {
    if (month > 12) {
      month = 1;
      ++year;
    }
    const std::string name = fmt::format("{:04}-{:02}", year, month);
    if (name > last) break;
    periods.push_back({name, name});
  }
  return periods;
}

// The counts of a row, one a period.
std::vector<int64_t> Counts(const std::vector<Period>& periods,
                            const std::map<std::string, int64_t>& by_month) {
  std::vector<int64_t> counts;
  for (const Period& period : periods) {
    int64_t count = 0;
    for (auto it = by_month.lower_bound(period.months);
         it != by_month.end() && it->first.starts_with(period.months); ++it)
      count += it->second;
    counts.push_back(count);
  }
  return counts;
}

struct TimeRow {
  std::string look, letter;  // class of its colour; letter of its kind
  Words title;
  std::vector<int64_t> counts;
};

// Rows of columns over one axis, each to its own scale. Places along the axis are percentages and heights are
// pixels, so that the drawing stretches and its letters do not.
class TimelineDrawing {
 public:
  TimelineDrawing(const std::vector<Period>& periods, const std::vector<TimeRow>& rows)
      : periods_(periods), rows_(rows) {}

  std::string Draw() {
    const size_t height = rows_.size() * kRow + kAxis;
    std::string out = fmt::format(
        "<svg class=\"time\" role=\"img\" aria-labelledby=\"c-time-title\" aria-describedby=\"c-time-words\" "
        "height=\"{}\">\n",
        height);
    for (size_t row = 0; row < rows_.size(); ++row) out += DrawRow(rows_[row], row * kRow);
    return out + DrawAxis(rows_.size() * kRow) + DrawTips(height) + "</svg>\n";
  }

 private:
  static constexpr size_t kRow = 62, kLetters = 18, kColumn = 34, kAxis = 22;

  double Left(size_t period) const {
    return 100.0 * static_cast<double>(period) / static_cast<double>(periods_.size());
  }

  static std::string Text(const std::string& place, const Words& words) {
    return fmt::format("<text {0} class=\"en\">{1}</text><text {0} class=\"vi\">{2}</text>", place, words.en,
                       words.vi);
  }

  std::string DrawRow(const TimeRow& row, size_t top) const {
    const auto most = std::max_element(row.counts.begin(), row.counts.end());
    const size_t base = top + kLetters + kColumn;
    const std::string& when = periods_[static_cast<size_t>(most - row.counts.begin())].label;
    std::string out = fmt::format("<g class=\"{}\">", row.look);
    out += Text(fmt::format("x=\"0\" y=\"{}\"", top + 12), row.title);
    const Words peak = NumberWords(*most);
    out += Text(fmt::format("x=\"100%\" y=\"{}\" text-anchor=\"end\"", top + 12),
                {fmt::format("most {} ({})", peak.en, when), fmt::format("cao nhất {} ({})", peak.vi, when)});
    for (size_t i = 0; i < row.counts.size(); ++i) {
      if (row.counts[i] == 0) continue;
      const double share = static_cast<double>(row.counts[i]) / static_cast<double>(*most);
      const double tall = std::max(1.5, share * kColumn);
      out += fmt::format("<rect x=\"{:.3f}%\" y=\"{:.1f}\" width=\"{:.3f}%\" height=\"{:.1f}\"/>",
                         Left(i) + Left(1) * 0.1, static_cast<double>(base) - tall, Left(1) * 0.8, tall);
    }
    return out + fmt::format("<line x1=\"0\" x2=\"100%\" y1=\"{0}.5\" y2=\"{0}.5\"/></g>\n", base);
  }

  // At most seven labels, so that they fit a phone.
  std::string DrawAxis(size_t top) const {
    const size_t step = (periods_.size() + 5) / 6;
    std::string out = "<g class=\"axis\">";
    for (size_t i = 0; i < periods_.size(); i += step) {
      const double middle = Left(i) + Left(1) / 2;
      const std::string_view anchor = middle < 5 ? "start" : middle > 95 ? "end" : "middle";
      out += fmt::format("<text x=\"{:.2f}%\" y=\"{}\" text-anchor=\"{}\">{}</text>",
                         middle < 5    ? 0
                         : middle > 95 ? 100
                                       : middle,
                         top + 12, anchor, periods_[i].label);
    }
    return out + "</g>\n";
  }

  // What a pointer shows over a column: its numbers, by the letters of the kinds.
  std::string DrawTips(size_t height) const {
    std::string out = "<g class=\"tips\">";
    for (size_t i = 0; i < periods_.size(); ++i) {
      std::string tip = periods_[i].label;
      for (const TimeRow& row : rows_) {
        if (row.counts[i] > 0) tip += fmt::format("\n{} {}", row.letter, row.counts[i]);
      }
      out +=
          fmt::format("<rect x=\"{:.3f}%\" y=\"0\" width=\"{:.3f}%\" height=\"{}\"><title>{}</title></rect>",
                      Left(i), Left(1), height, tip);
    }
    return out + "</g>";
  }

  const std::vector<Period>& periods_;
  const std::vector<TimeRow>& rows_;
};

std::string TimeTable(const std::vector<Period>& periods, const std::vector<TimeRow>& rows) {
  std::string out = fmt::format(
      "<details><summary>{}</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" "
      "aria-labelledby=\"c-time-title\"><table class=\"numbers\"><thead><tr><th scope=\"col\">{}</th>",
      Both({"The numbers as a table", "Các con số dạng bảng"}), Both({"When", "Khi"}));
  for (const TimeRow& row : rows) out += fmt::format("<th scope=\"col\">{}</th>", Both(row.title));
  out += "</tr></thead><tbody>\n";
  for (size_t i = 0; i < periods.size(); ++i) {
    out += fmt::format("<tr><th scope=\"row\">{}</th>", periods[i].label);
    for (const TimeRow& row : rows) out += fmt::format("<td>{}</td>", Both(NumberWords(row.counts[i])));
    out += "</tr>\n";
  }
  return out + "</tbody></table></div></details>\n";
}

std::vector<TimeRow> TimeRows(const Figures& figures, const KindNumbers& kinds,
                              const std::vector<Period>& periods) {
  std::vector<TimeRow> rows = {
      {"all", "#", {"Articles", "Bài báo"}, Counts(periods, figures.articles_by_month)}};
  for (const auto& [kind, months] : figures.kinds) {
    const auto by_month = figures.facts_by_month.find(kind);
    if (by_month == figures.facts_by_month.end()) continue;
    rows.push_back({fmt::format("k{}", kinds.Of(kind)), std::string(1, KindLetter(kind)), KindWords(kind),
                    Counts(periods, by_month->second)});
  }
  return rows;
}

Words TimeCaption(const Figures& figures, const std::vector<Period>& periods, const TimeRow& articles) {
  const auto most = std::max_element(articles.counts.begin(), articles.counts.end());
  const std::string& when = periods[static_cast<size_t>(most - articles.counts.begin())].label;
  const Words peak = NumberWords(*most);
  Words words{
      fmt::format("By date of publication, {} to {}. Most articles, {}, are of {}. Each row has its own "
                  "scale; the number on the right is its highest column.",
                  periods.front().label, periods.back().label, peak.en, when),
      fmt::format("Theo ngày đăng, từ {} đến {}. Nhiều bài nhất là {}: {} bài. Mỗi hàng có thang riêng; "
                  "con số bên phải là cột cao nhất của hàng.",
                  periods.front().label, periods.back().label, when, peak.vi)};
  if (figures.undated == 0) return words;
  const Words undated = NumberWords(figures.undated);
  return words + Words{fmt::format(" Not shown: {} without a date.",
                                   figures.undated == 1 ? "1 article" : undated.en + " articles"),
                       fmt::format(" Không thể hiện {} bài không rõ ngày.", undated.vi)};
}

}  // namespace

std::string BarChart(const ChartText& text, const std::vector<Bar>& bars, const KindNumbers& kinds) {
  int64_t most = 1;
  for (const Bar& bar : bars) most = std::max(most, bar.count);
  std::string chart = fmt::format("<table class=\"bars\" aria-labelledby=\"{}-title\"><tbody>\n", text.id);
  for (const Bar& bar : bars) chart += BarRow(bar, most, kinds.Of(bar.kind));
  return Figure(text, "ranking", chart + "</tbody></table>\n");
}

std::vector<Period> PeriodsOf(const std::map<std::string, int64_t>& by_month) {
  if (by_month.empty()) return {};
  const std::string &first = by_month.begin()->first, &last = by_month.rbegin()->first;
  const bool months_known = std::all_of(by_month.begin(), by_month.end(),
                                        [](const auto& entry) { return entry.first.size() == 7; });
  const int from = Year(first), to = Year(last);
  if (months_known && to - from <= 1) return Months(first, last);
  std::vector<Period> periods;
  const bool decades = to - from >= 60;
  for (int year = decades ? from / 10 : from; year <= (decades ? to / 10 : to); ++year) {
    const std::string digits = decades ? fmt::format("{:03}", year) : fmt::format("{:04}", year);
    periods.push_back({decades ? digits + "X" : digits, digits});
  }
  return periods;
}

std::string Timeline(const Figures& figures, const KindNumbers& kinds) {
  const std::vector<Period> periods = PeriodsOf(figures.articles_by_month);
  if (periods.empty()) return "";
  const std::vector<TimeRow> rows = TimeRows(figures, kinds, periods);
  return Figure({"c-time",
                 {"When they were published", "Theo thời gian đăng"},
                 TimeCaption(figures, periods, rows.front())},
                "wide", TimelineDrawing(periods, rows).Draw() + TimeTable(periods, rows));
}

}  // namespace sulieu
