// Makes files of every format for tests, byte for byte the same each time.
#ifndef SULIEU_TESTS_CONTAINERS_H_
#define SULIEU_TESTS_CONTAINERS_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sulieu {

// Names and contents, in order.
using Members = std::vector<std::pair<std::string, std::string>>;

std::string MakeGzip(std::string_view content);
std::string MakeZip(const Members& members);
std::string MakeTar(const Members& members);

// A record with its empty lines; `fields` are whole lines.
std::string WarcRecord(std::string_view type, std::string_view uri, std::string_view block,
                       std::string_view fields = "");
// A response record of an HTML page.
std::string WarcPage(std::string_view uri, std::string_view html);

// `&`, `<` and `>` as entities.
std::string EscapeMarkup(std::string_view text);

// Of these, empty lines of `text` (UTF-8) separate paragraphs, others are line breaks. `font` is named in the
// document as Word writes it; empty: none.
std::string MakeDocx(std::string_view text, std::string_view font = "");
std::string MakeOdt(std::string_view text, std::string_view font = "");
// A page whose article is `text`; `charset` goes into its meta tag. The result is UTF-8.
std::string MakeHtml(std::string_view text, std::string_view charset = "");
// `escaped`: letters beyond ASCII as \u escapes.
std::string MakeJsonLine(std::string_view text, bool escaped);
// Lines of at most 90 characters, as on paper. Those that had no room for the next word end with a space.
std::string Wrapped(std::string_view text);
// A PDF with the lines of `text`, each as wide as that of `layout` is, which is the same text in UTF-8 as
// Wrapped makes it; its font has no outlines but a ToUnicode table that says what its codes mean.
std::string MakePdf(std::string_view text, std::string_view layout);

}  // namespace sulieu

#endif  // SULIEU_TESTS_CONTAINERS_H_
