// What became of an input: the line of the ledger.
#ifndef SULIEU_PIPELINE_STORE_LEDGER_H_
#define SULIEU_PIPELINE_STORE_LEDGER_H_

#include <string>
#include <string_view>

namespace sulieu {

enum class Outcome { kImported, kDuplicate, kFailed, kSkipped };

// `imported`, `duplicate`, `failed`, `skipped`: as stored and shown.
const char* OutcomeName(Outcome outcome);

struct LedgerEntry {
  std::string path;
  Outcome outcome = Outcome::kImported;
  std::string reason;   // code; empty for a plain import
  std::string message;  // for people; may be empty
  std::string sha256;   // of the source, when it could be read
};

// Where clause: of each path what became of it the last time. An archive that was read in part is settled
// when what is within was read later without a word about the archive, which has a line only when it fails.
inline constexpr std::string_view kLatestInputs =
    "id IN (SELECT max(id) FROM inputs GROUP BY path) AND NOT (outcome = 'failed' AND EXISTS (SELECT 1 FROM "
    "inputs AS within WHERE within.path > inputs.path || '!' AND within.path < inputs.path || '\"' AND "
    "within.run > inputs.run))";  // '\"' is the character after '!'

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_LEDGER_H_
