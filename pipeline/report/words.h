// What the report says, in English and Vietnamese. Every text of the page is there in both languages; the
// page shows one of them. Kinds, columns and values without words of their own keep their names in both.
#ifndef SULIEU_PIPELINE_REPORT_WORDS_H_
#define SULIEU_PIPELINE_REPORT_WORDS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sulieu {

// The same text in both languages.
struct Words {
  std::string en, vi;
};

Words KindWords(std::string_view kind);
Words ColumnWords(std::string_view column);
// The words of a value of a closed vocabulary, and `yes` and `no` for what is 1 or 0; nothing where the value
// is the article's own.
std::optional<Words> ValueWords(std::string_view view, std::string_view column, std::string_view value);

// 1,234 and 1.234.
Words NumberWords(int64_t number);
// 14 March 2019 and 14/3/2019; March 2019 and tháng 3/2019; what is no date stays.
Words DateWords(std::string_view date);
// `1 fact`, `2 facts`, `2 dữ kiện`.
Words CountWords(int64_t number, std::string_view one, std::string_view many, std::string_view vi);

Words operator+(Words a, const Words& b);

// Both texts as HTML, each shown in its language only. The texts are HTML already.
std::string Both(const Words& words);
// Both texts escaped first.
std::string BothEscaped(const Words& words);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REPORT_WORDS_H_
