// What became of an input: the line of the ledger.
#ifndef SULIEU_PIPELINE_STORE_LEDGER_H_
#define SULIEU_PIPELINE_STORE_LEDGER_H_

#include <string>

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

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_LEDGER_H_
