// How well the text of web pages is told from their furniture: the tables of corpus/README.md, from the pages
// of corpus/pages. With --pages, what is wrong with each page of the tuned half; of the other half only the
// figures are to be seen.
//   build/tests/sulieu_page_accuracy [--pages]
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>

#include "pipeline/rules/built_in.h"
#include "tests/page_corpus.h"

namespace {

using namespace sulieu;

struct Half {
  size_t pages = 0, kept = 0, expected = 0, common = 0;
  double least_precision = 1, least_recall = 1;
  std::array<size_t, 4> said = {}, right = {}, wrong = {};  // wrong: another value than the page's

  void Add(const ExpectedPage& page, const PageScore& score) {
    ++pages;
    kept += score.kept;
    expected += score.expected;
    common += score.common;
    least_precision = std::min(least_precision, score.precision());
    least_recall = std::min(least_recall, score.recall());
    for (size_t f = 0; f < said.size(); ++f) {
      said[f] += !page.fields[f].empty();
      right[f] += !page.fields[f].empty() && page.fields[f] == score.fields[f];
      wrong[f] += !score.fields[f].empty() && page.fields[f] != score.fields[f];
    }
  }
};

void PrintTables(const Half& tuned, const Half& measured) {
  fmt::print("| | tuned ({}) | measured only ({}) |\n|---|---|---|\n", tuned.pages, measured.pages);
  const auto row = [&](std::string_view name, auto value) {
    fmt::print("| {} | {} | {} |\n", name, value(tuned), value(measured));
  };
  const auto share = [](size_t a, size_t b) { return static_cast<double>(a) / static_cast<double>(b); };
  row("words of the articles", [&](const Half& h) { return fmt::format("{}", h.expected); });
  row("precision", [&](const Half& h) { return fmt::format("{:.4f}", share(h.common, h.kept)); });
  row("recall", [&](const Half& h) { return fmt::format("{:.4f}", share(h.common, h.expected)); });
  row("precision of the worst page", [&](const Half& h) { return fmt::format("{:.3f}", h.least_precision); });
  row("recall of the worst page", [&](const Half& h) { return fmt::format("{:.3f}", h.least_recall); });
  for (size_t f = 0; f < 4; ++f) {
    row(fmt::format("{}: right of those stated, wrong", kPageFields[f]),
        [&](const Half& h) { return fmt::format("{}/{}, {}", h.right[f], h.said[f], h.wrong[f]); });
  }
}

void PrintPage(const ExpectedPage& page, const PageScore& score) {
  fmt::print("{}: precision {:.3f}, recall {:.3f}\n", page.page, score.precision(), score.recall());
  if (!score.missed.empty()) fmt::print("  missed: {}\n", fmt::join(score.missed, " "));
  if (!score.extra.empty()) fmt::print("  extra: {}\n", fmt::join(score.extra, " "));
  for (size_t f = 0; f < 4; ++f) {
    if (page.fields[f] != score.fields[f])
      fmt::print("  {}: `{}`, not `{}`\n", kPageFields[f], page.fields[f], score.fields[f]);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const auto pipeline = Pipeline::Create(EmbeddedRuleFiles());
  SULIEU_CHECK(pipeline);
  const bool show = argc > 1 && std::string_view(argv[1]) == "--pages";
  Half tuned, measured;
  for (const ExpectedPage& page : LoadExpectedPages()) {
    const PageScore score = ScorePage(**pipeline, page);
    (page.tuned() ? tuned : measured).Add(page, score);
    if (show && page.tuned()) PrintPage(page, score);
  }
  if (!show) PrintTables(tuned, measured);
}
