// Expands the notation of patterns into RE2:
//   {name}        a fragment from [define], or a word list as an alternation
//   {name:group}  the same as a named group (?P<group>...)
//   a space       one or more spaces in the text
#ifndef SULIEU_PIPELINE_RULES_FRAGMENTS_H_
#define SULIEU_PIPELINE_RULES_FRAGMENTS_H_

#include <map>
#include <string>
#include <string_view>

#include "pipeline/base/result.h"

namespace sulieu {

using Fragments = std::map<std::string, std::string, std::less<>>;

// Fails with kRules on an unknown fragment or one that contains itself.
Result<std::string> ExpandPattern(std::string_view pattern, const Fragments& fragments);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_RULES_FRAGMENTS_H_
