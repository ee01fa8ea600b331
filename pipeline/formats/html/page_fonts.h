// Which elements of a page have their words in a legacy Vietnamese font. Part of the HTML format.
#ifndef SULIEU_PIPELINE_FORMATS_HTML_PAGE_FONTS_H_
#define SULIEU_PIPELINE_FORMATS_HTML_PAGE_FONTS_H_

#include <gumbo.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/decode/fonts.h"

namespace sulieu {

// Reads the style sheets in the page, as far as old pages need it: rules for `p`, `.class` and `p.class`; of
// other selectors (`td p`, `#id`) nothing is known.
class PageFonts {
 public:
  explicit PageFonts(const GumboNode* root);

  // The font the element itself states (face, style, or a rule of the sheets), legacy or not; nothing when it
  // inherits that of the element around it.
  std::optional<FontEncoding> FontOf(const GumboNode* element) const;

 private:
  void AddRules(std::string_view sheet);

  std::map<std::string, FontEncoding, std::less<>> rules_;  // by selector, in small letters
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_FORMATS_HTML_PAGE_FONTS_H_
