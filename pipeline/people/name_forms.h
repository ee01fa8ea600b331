// The forms of one name: `Trump` beside `Donald Trump`, `Sergey Ryabkov` and `Sergei Ryabkov`. Persons are
// compared only within a name; this says which appearances count under which. Tested by tests/people_test.cc.
#ifndef SULIEU_PIPELINE_PEOPLE_NAME_FORMS_H_
#define SULIEU_PIPELINE_PEOPLE_NAME_FORMS_H_

#include <string_view>
#include <vector>

#include "pipeline/people/link.h"

namespace sulieu {

// The name each appearance counts under, a view into the input: its own; or, when it is short, the one full
// name of its article that it shortens, else the foreign one in the input that has such a title; or, of
// foreign names written alike that hold the same post, the most frequent.
std::vector<std::string_view> NamesCountedUnder(const LinkInput& input);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_PEOPLE_NAME_FORMS_H_
