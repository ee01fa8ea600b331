#include "pipeline/cli/whole_day.h"

#include <fmt/format.h>

#include "pipeline/read/metadata.h"

namespace sulieu {

Result<std::string> WholeDay(std::string_view option, const std::string& date, bool last) {
  std::string day = date;
  if (day.size() == 4) day += last ? "-12" : "-01";
  if (day.size() == 7 && IsPublicationDate(day)) return day + (last ? "-31" : "-01");
  if (day.size() == 10 && IsPublicationDate(day)) return day;
  return Fail(ErrorCode::kUsage,
              fmt::format("{} `{}`: write a date as 2020, 2020-01 or 2020-01-31", option, date));
}

}  // namespace sulieu
