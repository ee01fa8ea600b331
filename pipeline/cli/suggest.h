// What was meant by a word that is not known. Tested by tests/rows_test.cc.
#ifndef SULIEU_PIPELINE_CLI_SUGGEST_H_
#define SULIEU_PIPELINE_CLI_SUGGEST_H_

#include <string>
#include <string_view>
#include <vector>

namespace sulieu {

// ` (did you mean `dates`?)` when one of the known words is near, else ` (known are: a, b)`.
std::string Suggest(std::string_view word, const std::vector<std::string>& known);

// Number of letters to insert, delete, change or swap.
size_t EditDistance(std::string_view a, std::string_view b);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_SUGGEST_H_
