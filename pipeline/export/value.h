// A value of the database as text and as JSON. Tested by tests/rows_test.cc.
#ifndef SULIEU_PIPELINE_EXPORT_VALUE_H_
#define SULIEU_PIPELINE_EXPORT_VALUE_H_

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/extract/mention.h"

namespace sulieu {

using Row = std::vector<Value>;

// A value as people read it: 1101, 86.4, the text; empty for NULL.
std::string ValueToText(const Value& value);
// Whole numbers without a fraction, so that the type a column happens to have does not show.
nlohmann::ordered_json ValueToJson(const Value& value);
// The same as DumpJson gives it, without making a JSON value of it; for what is written by the million.
void AppendJsonText(std::string_view text, std::string* out);
void AppendJsonValue(const Value& value, std::string* out);
// JSON on one line; what is not UTF-8 is replaced, what a reader would not see is written as an escape.
std::string DumpJson(const nlohmann::ordered_json& json);
// The same on lines, for people.
std::string DumpJsonLines(const nlohmann::ordered_json& json);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EXPORT_VALUE_H_
