// What became of each path the last time, of all runs. Tested by tests/ledger_test.cc.
#ifndef SULIEU_PIPELINE_STORE_LATEST_INPUTS_H_
#define SULIEU_PIPELINE_STORE_LATEST_INPUTS_H_

#include <string_view>

namespace sulieu {

// Where clause over `inputs`. An archive that was read in part is settled when what is within was read later
// without a word about the archive, which has a line only when it fails. '"' is the character after '!'.
inline constexpr std::string_view kLatestInputs =
    "id IN (SELECT max(id) FROM inputs GROUP BY path) AND NOT (outcome = 'failed' AND EXISTS (SELECT 1 FROM "
    "inputs AS within WHERE within.path > inputs.path || '!' AND within.path < inputs.path || '\"' AND "
    "within.run > inputs.run))";

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_LATEST_INPUTS_H_
