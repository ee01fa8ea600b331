// Characters a reader does not see: controls, marks that turn the direction of the text, zero-width ones.
// What leaves the program shows them, so that a quote is what it looks like and no terminal obeys an article.
// Tested by tests/export_test.cc.
#ifndef SULIEU_PIPELINE_EXPORT_VISIBLE_H_
#define SULIEU_PIPELINE_EXPORT_VISIBLE_H_

#include <string>
#include <string_view>

namespace sulieu {

// Controls (C0, C1, DEL), format characters (bidirectional, zero-width, tags), line and paragraph separators.
bool IsInvisible(char32_t c);

// `<U+202E>` for each invisible character; a line break or tab is a space. What is not UTF-8 is U+FFFD.
std::string ShowInvisible(std::string_view text);
// The same, but line breaks and tabs stay.
std::string ShowInvisibleInLines(std::string_view text);

// `\u202E` for each invisible character that is no ASCII control: in JSON, and in TSV whose escapes are like
// it, the same text in visible form.
std::string EscapeInvisible(std::string_view text);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EXPORT_VISIBLE_H_
