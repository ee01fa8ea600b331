// The words before an event noun, and the patterns asked of them: nearly all in which a sentence speaks of an
// event end right before its noun. What they mean is in context.cc and statement.cc.
#ifndef SULIEU_EXTRACTORS_EVENTS_BEFORE_NOUN_H_
#define SULIEU_EXTRACTORS_EVENTS_BEFORE_NOUN_H_

#include <cstddef>
#include <string_view>

#include "pipeline/rules/pattern_set.h"

namespace sulieu {

class BeforeNoun {
 public:
  enum class Pattern : size_t {
    kPlural,        // các hội nghị, 25 hội nghị
    kDays,          // hai ngày hội nghị: one
    kOne,           // một buổi họp
    kDenied,        // hoãn, chưa
    kPress,         // the press, near the noun
    kAttended,      // dự, chủ trì
    kAttendedAlso,  // dự và phát biểu ...
    kJourney,       // lên đường, rời
    kDuringVisit,   // trong chuyến
    kWorkingDay,    // ngày làm việc của
    kAside,         // trong bối cảnh nước này tổ chức: told only to date something else
    kOwner,         // ban tổ chức, kế hoạch tổ chức
    kOf,            // nghị quyết, văn kiện
    kOccasion,      // nhân dịp, bên lề
    kHeld,          // tổ chức, đã khai mạc
    kAt,            // tại, trong
    kMany,          // các địa phương tổ chức
    kYearly,        // hằng năm
    kAhead,         // sẽ ... tổ chức
    kDayAhead,      // ngày 5/6 tới
    kBack,          // trước đó, năm ngoái
    kTalkedOf,      // yêu cầu, sau khi: a verb of what is not reported as done
    kHas,           // có một
    kDone,          // đã, vừa
    kProgramme,     // chương trình làm việc của
    kWorked,        // đã đến, vừa có buổi
    kWorkWish,      // muốn, sẽ
    kNoOfficial,    // phóng viên, cảnh sát
    kCount,
  };

  explicit BeforeNoun(std::string_view words);

  std::string_view text() const { return words_.text(); }
  bool Match(Pattern pattern) const { return words_.Match(static_cast<size_t>(pattern)); }
  // The same behind the last of the signs, none of which may stand in a match.
  bool MatchBehind(std::string_view signs, Pattern pattern) const;

 private:
  PatternSet::Words words_;
};

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_EVENTS_BEFORE_NOUN_H_
