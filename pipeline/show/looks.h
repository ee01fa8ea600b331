// How a kind of fact looks wherever facts are marked: a colour and a line of its own. There are ten, then
// they repeat; beside them every mark has the letter of its kind, so none of it has to be seen in colour.
// Contrast of the colours as text is 4.5 to 1 or more on the light and the dark page.
#ifndef SULIEU_PIPELINE_SHOW_LOOKS_H_
#define SULIEU_PIPELINE_SHOW_LOOKS_H_

#include <cstddef>
#include <iterator>
#include <string_view>

namespace sulieu {

struct KindLook {
  std::string_view light, dark;
  std::string_view line;  // of the border below the words
};

inline constexpr KindLook kKindLooks[] = {
    {"#1a5fb4", "#7db4f5", "solid 2px"},  {"#a8430f", "#f2a07a", "double 4px"},
    {"#00705a", "#4fc9a7", "dashed 2px"}, {"#7a3db8", "#c39bf0", "dotted 3px"},
    {"#875500", "#e3b341", "double 4px"}, {"#b3204d", "#f58ba8", "dashed 2px"},
    {"#4a5a66", "#a9b8c4", "solid 2px"},  {"#5c5c00", "#c9c94a", "dotted 3px"},
    {"#006885", "#5fc5d8", "solid 2px"},  {"#8a3d7a", "#e09ad0", "dashed 2px"},
};

inline const KindLook& LookOf(size_t kind) { return kKindLooks[kind % std::size(kKindLooks)]; }

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_SHOW_LOOKS_H_
