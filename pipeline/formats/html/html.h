// A web page: its article as text, with the metadata it states; menus, footers and the like are left out and
// can be shown. Every word leads back to its bytes, entities and encoding included. Parsed by gumbo as
// browsers parse; the choice of the main text is in main_text.h. Tested by tests/html_test.cc.
#ifndef SULIEU_PIPELINE_FORMATS_HTML_HTML_H_
#define SULIEU_PIPELINE_FORMATS_HTML_HTML_H_

#include <string>
#include <string_view>

#include "pipeline/formats/format.h"

namespace sulieu {

bool IsHtml(std::string_view head);

// Fails with kUnsupported where elements are nested more than a thousand deep: no page is, and parsers choke
// on it.
Result<Contents> ReadHtml(std::string_view raw, const DecodeOptions& options);

// The encoding a page declares in its first bytes; empty when it declares none.
std::string DeclaredCharset(std::string_view head);

// The source of claims that were read from the line that says when the page was published: words of its text.
inline constexpr const char* kPublicationLine = "publication line";

// A page of the same length whose references to characters beyond Unicode (`&#x99999999;`) are to U+FFFD: the
// parser counts them in 32 bits and makes bytes of them that are no UTF-8.
std::string WithSoundReferences(std::string html);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_FORMATS_HTML_HTML_H_
