#include "pipeline/report/report.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/report/articles.h"
#include "pipeline/report/page.h"
#include "pipeline/show/html.h"

namespace sulieu {
namespace {

class Builder {
 public:
  Builder(ArticleReader reader, const KindNumbers& kinds, PageContent* content)
      : reader_(std::move(reader)), kinds_(kinds), content_(content) {}

  Status Add(int64_t number) {
    const auto document = reader_.ReadDocument(number);
    SULIEU_RETURN_IF_ERROR(document);
    const auto facts = reader_.ReadFacts(document->id);
    SULIEU_RETURN_IF_ERROR(facts);
    const ArticlePart part = RenderArticle(number, *document, *facts, kinds_, next_row_);
    content_->texts += fmt::format("<noscript id=\"n{}\">{}</noscript>\n", number, part.html);
    AddArticleRow(number, *document, facts->size(), &content_->articles);
    for (size_t i = 0; i < facts->size(); ++i)
      AddRow((*facts)[i], *document, {next_row_++, number, part.marks[i], FactLabel((*facts)[i], i)});
    ++content_->size.articles;
    content_->size.facts += static_cast<int64_t>(facts->size());
    return {};
  }

 private:
  void AddRow(const StoredFact& fact, const StoredDocument& document, const RowPlace& place) {
    const auto table = std::find_if(content_->facts.begin(), content_->facts.end(),
                                    [&](const ReportTable& t) { return t.name == fact.kind; });
    if (table != content_->facts.end()) AddFactRow(fact, document, place, &*table);
  }

  ArticleReader reader_;
  const KindNumbers& kinds_;
  PageContent* const content_;
  int64_t next_row_ = 1;
};

// Which programs and rules the facts are from.
Result<std::string> Provenance(const Database& database) {
  auto read = database.Prepare(
      "SELECT DISTINCT r.program, d.rules_digest FROM report_documents JOIN documents_imported AS d USING "
      "(id) "
      "JOIN runs AS r ON r.id = d.run ORDER BY 1, 2 LIMIT 5");
  SULIEU_RETURN_IF_ERROR(read);
  std::string out;
  for (;;) {
    const auto row = read->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return out;
    out += fmt::format("<li>{}: {} <code>{}</code></li>\n", EscapeHtml(read->Text(0)),
                       Both({"rules", "bộ quy tắc"}), EscapeHtml(read->Text(1)));
  }
}

}  // namespace

Result<int64_t> CountReportArticles(const Database& database, const ReportOptions& options) {
  auto articles = database.QueryInteger("SELECT count(*) FROM report_documents");
  SULIEU_RETURN_IF_ERROR(articles);
  return std::min(*articles, options.max_articles);
}

Result<ReportSize> WriteReport(const Database& database, const ReportOptions& options, const Sink& sink) {
  PageContent content;
  auto figures = ReadFigures(database);
  SULIEU_RETURN_IF_ERROR(figures);
  content.figures = std::move(*figures);
  for (const auto& [kind, count] : content.figures.kinds) {
    auto table = MakeFactTable(database, kind);
    SULIEU_RETURN_IF_ERROR(table);
    content.facts.push_back(std::move(*table));
  }
  content.articles = MakeArticleTable(content.figures.publishers > 0);
  auto provenance = Provenance(database);
  SULIEU_RETURN_IF_ERROR(provenance);
  content.provenance = std::move(*provenance);
  auto reader = ArticleReader::Create(database);
  SULIEU_RETURN_IF_ERROR(reader);
  const KindNumbers kinds({});
  Builder builder(std::move(*reader), kinds, &content);
  const int64_t held = std::min(content.figures.articles, options.max_articles);
  for (int64_t number = 1; number <= held; ++number) {
    SULIEU_RETURN_IF_ERROR(builder.Add(number));
    sink.row();
  }
  content.size.articles_left_out = content.figures.articles - content.size.articles;
  content.size.facts_left_out = content.figures.facts - content.size.facts;
  // One piece after another: all of them are needed, and a sink that refuses one refuses the next.
  for (const std::string& part : {PageHead(content, options), Overview(content, options), FactsPart(content),
                                  ArticlesPart(content), PageEnd(content)})
    sink.write(part);
  return content.size;
}

}  // namespace sulieu
