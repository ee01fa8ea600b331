// Words out of the XML of an office document, with the place of each. Part of the office formats.
#ifndef SULIEU_PIPELINE_FORMATS_OFFICE_OFFICE_TEXT_H_
#define SULIEU_PIPELINE_FORMATS_OFFICE_OFFICE_TEXT_H_

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/decode/fonts.h"
#include "pipeline/formats/text_builder.h"

namespace sulieu {

class OfficeText {
 public:
  // Requires: `xml` is what was parsed and outlives the text.
  explicit OfficeText(std::string_view xml) : xml_(xml), builder_(xml) {}

  // The characters of a text node. Requires: nodes come in the order of the XML; those that do not are passed
  // over.
  void Put(const pugi::xml_node& text, const FontEncoding& font);
  // An element that stands for a character.
  void PutSign(std::string_view sign, const pugi::xml_node& element);
  // A space, line or paragraph break before what comes next. The strongest counts.
  void Break(std::string_view separator);
  // The words below `node` are not in the text. `is_text` says which text nodes hold words.
  void LeaveOut(const pugi::xml_node& node, const char* reason, bool (*is_text)(const pugi::xml_node&));

  // Fails with kEmpty where there are no words.
  Result<Contents> Finish(const DecodeOptions& options, Decoded decoded) &&;

 private:
  // The words of a run with the place of each character.
  struct Run {
    std::string text;
    std::vector<uint32_t> offsets;  // in the XML, one for each byte of `text` and one for its end
  };

  Run ReadRun(size_t at) const;
  void PutSeparator(size_t next);

  std::string_view xml_;
  TextBuilder builder_;
  std::string_view separator_;
  std::vector<LeftOut> left_out_;  // spans in the XML
};

// Calls `enter` and `leave` around each node of the tree; `enter` says whether to go into it. No recursion.
template <typename Enter, typename Leave>
void WalkXml(const pugi::xml_node& root, const Enter& enter, const Leave& leave) {
  for (pugi::xml_node node = root; node;) {
    if (enter(node) && node.first_child()) {
      node = node.first_child();
      continue;
    }
    leave(node);
    while (node != root && !node.next_sibling()) {
      node = node.parent();
      leave(node);
    }
    if (node == root) return;
    node = node.next_sibling();
  }
}

// Decodes and parses; offsets of nodes count in the decoded text. Fails with kPartial where the XML is cut or
// damaged.
Result<Decoded> LoadXml(std::string_view raw, const DecodeOptions& options, pugi::xml_document* xml);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_FORMATS_OFFICE_OFFICE_TEXT_H_
