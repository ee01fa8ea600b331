// The title of a page and what else stands in it: `Khai giảng năm học mới - Tin tức - UBND phường Bến Đá`.
// Part of the HTML format.
#ifndef SULIEU_PIPELINE_FORMATS_HTML_TITLE_H_
#define SULIEU_PIPELINE_FORMATS_HTML_TITLE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sulieu {

struct TitleRest {
  std::string_view words;  // of the title, beside the heading
  bool behind = true;      // they stand behind it
};

// What of a title is not the heading, what stands behind it first; nullopt when the heading is no part of it.
std::optional<TitleRest> WithoutHeading(std::string_view title, std::string_view heading);

// The parts between dashes, bars and the like.
std::vector<std::string_view> SplitTitle(std::string_view title);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_FORMATS_HTML_TITLE_H_
