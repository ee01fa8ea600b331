// A document as one self-contained HTML page: the text with its facts marked, a legend, a table of the facts
// with links both ways. No script, no request to anywhere (its Content-Security-Policy forbids both); light
// and dark; kinds differ by letter and line as well as by colour. Tested by tests/show_test.cc.
#ifndef SULIEU_PIPELINE_SHOW_HTML_H_
#define SULIEU_PIPELINE_SHOW_HTML_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/store/queries.h"

namespace sulieu {

std::string RenderHtml(const StoredDocument& document, const std::vector<StoredFact>& facts);

// The text with & < > " ' as entities: safe between tags and in quoted attributes; characters nobody sees as
// <U+202E>.
std::string EscapeHtml(std::string_view text);

// The source expression a Content-Security-Policy allows an inline style or script of this content by:
// `'sha256-...'`.
std::string PolicyHash(std::string_view content);

// The label of a fact in text and table: the letter of its kind and its number, `D3`.
std::string FactLabel(const StoredFact& fact, size_t index);

// The style sheet of the page; `kinds` in the order of their colours.
std::string PageStyle(size_t kinds);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_SHOW_HTML_H_
