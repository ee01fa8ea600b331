// Is `giờ` an hour of the day or a duration? `16 giờ 30`, `khoảng 2 giờ sáng`, `lúc 15 giờ` are no
// quantities; `trong 14 giờ`, `48 giờ`, `3 giờ đồng hồ` are. Tested by quantities_test.cc.
#ifndef SULIEU_EXTRACTORS_QUANTITIES_CLOCK_H_
#define SULIEU_EXTRACTORS_QUANTITIES_CLOCK_H_

#include "pipeline/text/words.h"

namespace sulieu {

// Of hours whose number begins at word `begin` (with its bounding words), the first word behind `giờ` being
// `end`.
bool IsClockTime(const TextWords& words, size_t begin, size_t end, double hours, bool bounded);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_QUANTITIES_CLOCK_H_
