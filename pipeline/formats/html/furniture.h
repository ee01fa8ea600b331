// What furniture of pages is called and what it says: names of classes, and the lines that the rules of
// segmentation know (`Các tin khác`, `Lượt xem: 12`, `Cập nhật: 12/11/2009`). Part of the HTML format.
#ifndef SULIEU_PIPELINE_FORMATS_HTML_FURNITURE_H_
#define SULIEU_PIPELINE_FORMATS_HTML_FURNITURE_H_

#include <string_view>

namespace sulieu {

// The words of a class or id that name furniture of pages: `menu`, `footer`, `tin-lien-quan`; the reason, or
// nullptr.
const char* FurnitureName(std::string_view class_or_id);

// Does a class or id name the author of an article?
bool NamesAuthor(std::string_view class_or_id);

enum class LineKind {
  kOther,
  kSection,    // the heading of a list or box that is not the article
  kTool,       // buttons, counters, ratings
  kContact,    // address, licence, copyright: the foot of a page, or the end of an announcement
  kPublished,  // when the article was published
  kAuthor,     // who wrote it, where it was taken from
};

struct Line {
  LineKind kind = LineKind::kOther;
  const char* reason = nullptr;  // what it is furniture of: kSection and kTool
};

// What a line of a page is by its words alone. They are the built-in rules always: rules of the user make
// other facts, not another text.
Line ReadLine(std::string_view words);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_FORMATS_HTML_FURNITURE_H_
