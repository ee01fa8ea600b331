// The parts of the page around its tables and articles.
#ifndef SULIEU_PIPELINE_REPORT_PAGE_H_
#define SULIEU_PIPELINE_REPORT_PAGE_H_

#include <string>
#include <vector>

#include "pipeline/report/figures.h"
#include "pipeline/report/report.h"
#include "pipeline/report/tables.h"

namespace sulieu {

struct PageContent {
  Figures figures;
  ReportSize size;
  std::vector<ReportTable> facts;
  ReportTable articles;
  std::string texts;       // the articles, each in its noscript
  std::string provenance;  // HTML: what the numbers come from
};

std::string PageHead(const PageContent& content, const ReportOptions& options);
std::string Overview(const PageContent& content, const ReportOptions& options);
std::string FactsPart(const PageContent& content);
std::string ArticlesPart(const PageContent& content);
std::string PageEnd(const PageContent& content);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REPORT_PAGE_H_
