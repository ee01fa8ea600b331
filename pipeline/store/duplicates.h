// Answers whether a document is in the database already, so that its analysis can be skipped.
#ifndef SULIEU_PIPELINE_STORE_DUPLICATES_H_
#define SULIEU_PIPELINE_STORE_DUPLICATES_H_

#include <optional>
#include <string>

#include "pipeline/document.h"
#include "pipeline/store/ledger.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

class DuplicateFinder {
 public:
  // Requires: the database outlives the finder.
  static Result<DuplicateFinder> Create(const Database& database, const std::string& rules_digest);

  // The duplicate's entry, or nothing when the document must be analysed and added. `unchanged`: these bytes
  // were at this path before. `same_bytes`: they are known under another path, whose metadata they keep.
  Result<std::optional<LedgerEntry>> Find(const std::string& path, const std::string& source_sha256,
                                          const Metadata& metadata);

 private:
  Statement by_sha_, by_path_;
  std::string rules_digest_;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_DUPLICATES_H_
