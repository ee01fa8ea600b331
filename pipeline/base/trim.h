// Tested by tests/fact_groups_test.cc, and by what is read of pages and headers.
#ifndef SULIEU_PIPELINE_BASE_TRIM_H_
#define SULIEU_PIPELINE_BASE_TRIM_H_

#include <string_view>

namespace sulieu {

// The text without the bytes `spaces` at its ends.
inline std::string_view Trim(std::string_view text, std::string_view spaces) {
  const size_t begin = text.find_first_not_of(spaces);
  return begin == std::string_view::npos ? "" : text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_BASE_TRIM_H_
