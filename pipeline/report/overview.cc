// The report in words, and its charts.
#include <fmt/format.h>

#include <algorithm>

#include "pipeline/report/charts.h"
#include "pipeline/report/page.h"
#include "pipeline/show/html.h"

namespace sulieu {
namespace {

constexpr size_t kRanked = 12;  // names a chart shows

Words Lower(Words words) {
  // Only the first letter, which is ASCII in all titles of kinds but `Đ`; there is none of these.
  words.en.front() = static_cast<char>(words.en.front() | 0x20);
  if (words.vi.front() >= 'A' && words.vi.front() <= 'Z')
    words.vi.front() = static_cast<char>(words.vi.front() | 0x20);
  return words;
}

// `1 total`, `2 totals`.
Words CountedKind(const std::string& kind, int64_t count) {
  Words words = Lower(KindWords(kind));
  if (count == 1 && words.en.ends_with('s')) words.en.pop_back();
  return NumberWords(count) + Words{" ", " "} + words;
}

Words Articles(int64_t count) { return CountWords(count, "article", "articles", "bài báo"); }
Words FactsOf(int64_t count) { return CountWords(count, "fact", "facts", "dữ kiện"); }

// `244 articles of 12 publishers, published between ... and ..., state 4,321 facts.`
Words Lede(const Figures& figures) {
  Words words = Articles(figures.articles);
  if (figures.publishers > 1)
    words = words + Words{" of ", " của "} +
            CountWords(figures.publishers, "publisher", "publishers", "nơi đăng");
  if (!figures.first_published.empty()) {
    const Words from = DateWords(figures.first_published), to = DateWords(figures.last_published);
    words = words + (from.en == to.en ? Words{", published " + from.en + ",", ", đăng " + from.vi + ","}
                                      : Words{fmt::format(", published between {} and {},", from.en, to.en),
                                              fmt::format(", đăng từ {} đến {},", from.vi, to.vi)});
  }
  return words + (figures.articles == 1 ? Words{" states ", " nêu "} : Words{" state ", " nêu "}) +
         FactsOf(figures.facts) + Words{".", "."};
}

// `They are 120 dates, 30 officials and ...`
Words KindsInWords(const Figures& figures) {
  Words words{"They are ", "Gồm có "};
  for (size_t i = 0; i < figures.kinds.size(); ++i) {
    const bool last = i + 1 == figures.kinds.size();
    if (i > 0) words = words + (last ? Words{" and ", " và "} : Words{", ", ", "});
    words = words + CountedKind(figures.kinds[i].first, figures.kinds[i].second);
  }
  return words + Words{".", "."};
}

std::string Note(const std::string& style, const Words& words) {
  return fmt::format("<p class=\"{}\">{}</p>\n", style, Both(words));
}

// What a reader has to know of the articles before believing a number.
std::string Cautions(const Figures& figures) {
  Words words;
  const auto add = [&](int64_t count, const Words& one) {
    if (count > 0) words = words + (words.en.empty() ? Words{} : Words{" ", " "}) + one;
  };
  add(figures.undated,
      Articles(figures.undated) + Words{" without a date of publication.", " không rõ ngày đăng."});
  add(figures.inferred_dates, Words{"The date of ", "Ngày đăng của "} + Articles(figures.inferred_dates) +
                                  Words{" is inferred from the text.", " được suy từ nội dung."});
  add(figures.reprints, Articles(figures.reprints) +
                            Words{figures.reprints == 1 ? " repeats another one." : " repeat other ones.",
                                  " đăng lại bài khác."});
  return words.en.empty() ? "" : Note("note", words);
}

std::string LeftOut(const PageContent& content) {
  const ReportSize& size = content.size;
  if (size.articles_left_out == 0) return "";
  const Words held = NumberWords(size.articles), all = NumberWords(content.figures.articles);
  const Words facts = NumberWords(size.facts_left_out);
  return Note(
      "note left-out",
      {fmt::format(
           "Left out: this file holds the texts and facts of the first {} of {} articles, in the order "
           "of their paths. {} facts of the other articles are in the numbers and charts, not in the "
           "tables. Make a report of fewer articles with --since, --until, --document or --query, or "
           "raise --articles.",
           held.en, all.en, facts.en),
       fmt::format(
           "Chưa đưa vào: tệp này chỉ chứa văn bản và dữ kiện của {} bài đầu trong số {} bài, theo thứ "
           "tự đường dẫn. {} dữ kiện của các bài còn lại có trong các con số và biểu đồ, không có trong "
           "bảng. Có thể lập báo cáo cho ít bài hơn bằng --since, --until, --document hay --query, hoặc "
           "tăng --articles.",
           held.vi, all.vi, facts.vi)});
}

std::string Chosen(const std::vector<std::string>& options) {
  if (options.empty()) return "";
  std::string list;
  for (const std::string& option : options) list += fmt::format(" <code>{}</code>", EscapeHtml(option));
  return fmt::format("<p class=\"note\">{}{}</p>\n", Both({"Chosen by:", "Phạm vi chọn:"}), list);
}

std::string Swatch(const std::string& kind, size_t number) {
  return fmt::format("<span class=\"swatch k{}\" aria-hidden=\"true\">{}</span>", number, KindLetter(kind));
}

std::string KindChart(const Figures& figures, const KindNumbers& kinds) {
  std::vector<Bar> bars;
  for (const auto& [kind, count] : figures.kinds)
    bars.push_back({Swatch(kind, kinds.Of(kind)) + BothEscaped(KindWords(kind)), kind, "", count});
  return BarChart({"c-kinds",
                   {"Facts by kind", "Dữ kiện theo loại"},
                   {"A fact stated several times in an article counts once.",
                    "Một dữ kiện nêu nhiều lần trong một bài chỉ tính một lần."}},
                  bars, kinds);
}

// How many of the facts the chart shows, and what it does not show.
Words RankingCaption(const Ranking& ranking, const Words& what, const Words& unnamed) {
  int64_t others = 0;
  for (size_t i = kRanked; i < ranking.names.size(); ++i) others += ranking.names[i].count;
  Words words = what;
  if (others > 0) {
    const Words names = NumberWords(static_cast<int64_t>(ranking.names.size() - kRanked)),
                facts = NumberWords(others);
    words = words + Words{fmt::format(" Not shown: {} other names with {} facts.", names.en, facts.en),
                          fmt::format(" Không thể hiện: {} tên khác với {} dữ kiện.", names.vi, facts.vi)};
  }
  if (ranking.unnamed > 0) {
    const Words count = NumberWords(ranking.unnamed);
    words = words +
            Words{fmt::format(" {} {}", count.en, unnamed.en), fmt::format(" {} {}", count.vi, unnamed.vi)};
  }
  return words;
}

std::string RankingChart(const ChartText& text, const Ranking& ranking, const std::string& kind,
                         const KindNumbers& kinds) {
  if (ranking.names.empty()) return "";
  std::vector<Bar> bars;
  for (size_t i = 0; i < std::min(kRanked, ranking.names.size()); ++i) {
    const Counted& name = ranking.names[i];
    bars.push_back({EscapeHtml(name.name), kind, name.name, name.count});
  }
  return BarChart(text, bars, kinds);
}

std::string Charts(const Figures& figures) {
  const KindNumbers kinds({});
  std::string out = "<div class=\"charts\">\n" + KindChart(figures, kinds);
  out += RankingChart({"c-authorities",
                       {"Who gives awards", "Cơ quan tặng thưởng"},
                       RankingCaption(figures.authorities,
                                      {"Awards by the authority the article names.",
                                       "Khen thưởng theo cơ quan được nêu trong bài."},
                                      {"awards name none.", "dữ kiện không nêu cơ quan."})},
                      figures.authorities, "awards", kinds);
  out += RankingChart({"c-places",
                       {"Where events took place", "Nơi diễn ra sự kiện"},
                       RankingCaption(figures.places,
                                      {"Events by the place the article names, as written.",
                                       "Sự kiện theo địa điểm được nêu trong bài, đúng như cách viết."},
                                      {"events name none.", "sự kiện không nêu địa điểm."})},
                      figures.places, "events", kinds);
  return out + Timeline(figures, kinds) + "</div>\n";
}

}  // namespace

std::string Overview(const PageContent& content, const ReportOptions& options) {
  const Figures& figures = content.figures;
  const Words facts_of{"Facts from ", "Dữ kiện từ "};
  const std::string title =
      options.title.empty() ? Both(facts_of + Articles(figures.articles)) : EscapeHtml(options.title);
  std::string out = fmt::format(
      "<section id=\"overview\" aria-labelledby=\"h-overview\">\n<h1 id=\"h-overview\">{}</h1>\n", title);
  out += Note("lede", figures.kinds.empty() ? Lede(figures)
                                            : Lede(figures) + Words{" ", " "} + KindsInWords(figures));
  out += LeftOut(content) + Chosen(options.chosen) + Cautions(figures);
  out +=
      Note("note",
           {"A program found these facts by rules; it can miss some and misread others. Every row leads to "
            "the sentence it was read from: look before you cite.",
            "Các dữ kiện này do chương trình tìm theo quy tắc, có thể sót hoặc đọc sai. Mỗi dòng đều dẫn đến "
            "câu văn gốc: hãy đối chiếu trước khi trích dẫn."});
  if (!figures.kinds.empty()) out += Charts(figures);
  return out + "</section>\n";
}

}  // namespace sulieu
