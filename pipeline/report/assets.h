// The style sheet and the script of the page, compiled in (pipeline/embed.cmake).
#ifndef SULIEU_PIPELINE_REPORT_ASSETS_H_
#define SULIEU_PIPELINE_REPORT_ASSETS_H_

#include <string>
#include <vector>

namespace sulieu {

struct ReportAsset {
  std::string path;
  std::string content;
};

const std::vector<ReportAsset>& EmbeddedReportAssets();

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REPORT_ASSETS_H_
