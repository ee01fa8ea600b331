// What stands before a name decides what it is: the type of a unit, or that it is of a person, a street, a
// company. Tested by tests/places_test.cc.
#ifndef SULIEU_PIPELINE_PLACES_WORDS_BEFORE_H_
#define SULIEU_PIPELINE_PLACES_WORDS_BEFORE_H_

#include <cstdint>
#include <string_view>

#include "pipeline/base/span.h"

namespace sulieu {

// The run of letters or digits that begins at a byte.
TextSpan WordAt(std::string_view text, uint32_t begin);

// The type of unit that the words before a name say, folded for lookup: `huyện`, of `H.` too; empty for none.
std::string_view TypeBefore(std::string_view text, uint32_t begin);

// Whether a name without a type belongs to a person (`Nguyễn Thị Hà Giang`, `ông Thái Bình`), a street or a
// company.
bool IsOtherName(std::string_view text, uint32_t begin);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_PLACES_WORDS_BEFORE_H_
