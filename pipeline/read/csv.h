// CSV as RFC 4180 has it: fields in double quotes may hold commas, line breaks and doubled quotes. A
// byte-order mark is skipped. Tested by tests/read_test.cc.
#ifndef SULIEU_PIPELINE_READ_CSV_H_
#define SULIEU_PIPELINE_READ_CSV_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/result.h"

namespace sulieu {

struct CsvRow {
  int line = 0;  // where the row begins, from 1
  std::vector<std::string> fields;
};

// All rows, the header included; empty lines are left out. Fails with kUsage, `line N: ...`, on a quote that
// is not closed or stands inside an unquoted field.
Result<std::vector<CsvRow>> ParseCsv(std::string_view text);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_READ_CSV_H_
