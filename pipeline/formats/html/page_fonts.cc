#include "pipeline/formats/html/page_fonts.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/base/trim.h"
#include "pipeline/formats/html/blocks.h"

namespace sulieu {
namespace {

constexpr std::string_view kSpace = " \t\r\n\f";

std::string Small(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

// The last `font-family` of declarations; nothing when there is none.
std::optional<FontEncoding> FontFamily(std::string_view declarations) {
  std::optional<FontEncoding> font;
  const std::string small = Small(declarations);
  for (size_t at = small.find("font-family"); at != std::string::npos; at = small.find("font-family", at)) {
    at += 11;
    const size_t colon = small.find_first_not_of(kSpace, at);
    if (colon == std::string::npos || small[colon] != ':') continue;
    const std::string_view value = declarations.substr(colon + 1);
    font = EncodingOfFont(value.substr(0, value.find(';')));
  }
  return font;
}

// Each text node below the head's `style` elements. Pages have them in the body too, which are few: only the
// children of head and body are looked at.
template <typename Function>
void ForEachStyleSheet(const GumboNode* root, const Function& function) {
  const auto children = [](const GumboNode* node) {
    static constexpr GumboVector kNone{};
    if (node->type == GUMBO_NODE_DOCUMENT) return node->v.document.children;
    return node->type == GUMBO_NODE_ELEMENT ? node->v.element.children : kNone;
  };
  const auto visit = [&](const auto& self, const GumboNode* node, int depth) -> void {
    const GumboVector list = children(node);
    for (unsigned i = 0; i < list.length; ++i) {
      const auto* const child = static_cast<const GumboNode*>(list.data[i]);
      const bool style = node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == GUMBO_TAG_STYLE;
      if (style && (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_CDATA)) {
        function(std::string_view(child->v.text.text));
      } else if (depth > 0) {
        self(self, child, depth - 1);
      }
    }
  };
  visit(visit, root, 3);
}

}  // namespace

PageFonts::PageFonts(const GumboNode* root) {
  ForEachStyleSheet(root, [&](std::string_view sheet) { AddRules(sheet); });
}

void PageFonts::AddRules(std::string_view sheet) {
  for (size_t at = 0; at < sheet.size();) {
    const size_t open = sheet.find('{', at);
    if (open == std::string_view::npos) return;
    const size_t close = std::min(sheet.find('}', open), sheet.size());
    const auto font = FontFamily(sheet.substr(open + 1, close - open - 1));
    for (std::string_view rest = sheet.substr(at, open - at); font && !rest.empty();) {
      const size_t comma = std::min(rest.find(','), rest.size());
      std::string_view selector = rest.substr(0, comma);
      // Comments of old pages stand before the first selector: `<!--`, `/* Style Definitions */`.
      for (std::string_view end : {"<!--", "*/"}) {
        if (const size_t found = selector.rfind(end); found != std::string_view::npos)
          selector.remove_prefix(found + end.size());
      }
      rules_[Small(Trim(selector, kSpace))] = *font;
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    at = close + 1;
  }
}

std::optional<FontEncoding> PageFonts::FontOf(const GumboNode* element) const {
  if (const auto font = FontFamily(Attribute(element, "style"))) return font;
  if (element->v.element.tag == GUMBO_TAG_FONT) {
    if (const std::string_view face = Attribute(element, "face"); !face.empty()) return EncodingOfFont(face);
  }
  if (rules_.empty()) return std::nullopt;
  const std::string tag = gumbo_normalized_tagname(element->v.element.tag);
  const std::string classes = Small(Attribute(element, "class"));
  for (size_t begin = 0; begin < classes.size();) {
    const size_t end = std::min(classes.find_first_of(kSpace, begin), classes.size());
    const std::string_view name = std::string_view(classes).substr(begin, end - begin);
    for (const std::string& selector : {fmt::format("{}.{}", tag, name), fmt::format(".{}", name)}) {
      if (const auto rule = rules_.find(selector); rule != rules_.end()) return rule->second;
    }
    begin = end + 1;
  }
  const auto rule = rules_.find(tag);
  return rule == rules_.end() ? std::nullopt : std::optional(rule->second);
}

}  // namespace sulieu
