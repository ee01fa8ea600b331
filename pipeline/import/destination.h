// Where the documents of an import go: the database, or nowhere when it is a dry run. Safe to call from
// several threads.
#ifndef SULIEU_PIPELINE_IMPORT_DESTINATION_H_
#define SULIEU_PIPELINE_IMPORT_DESTINATION_H_

#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "pipeline/import/batch_reader.h"
#include "pipeline/import/import.h"
#include "pipeline/store/writer.h"

namespace sulieu {

class Destination {
 public:
  static Result<std::unique_ptr<Destination>> Open(const Pipeline& pipeline, const ImportPlan& plan);

  // Those of the parcels whose documents will have to be analysed: very likely, for another program may write
  // before their turn comes. All of them, without asking, where the database had no document and another
  // thread is writing.
  std::vector<Parcel*> LikelyNew(std::vector<Parcel*> parcels);
  // The entry of a document that needs no analysis. From here to Add or Record no other program writes, so
  // that the answer holds.
  Result<std::optional<LedgerEntry>> Begin(const std::string& name, const std::string& sha256,
                                           const Metadata& metadata);
  // A kInternal failure concerns this document only.
  Result<LedgerEntry> Add(const Analysis& analysis, const Metadata& metadata, const std::string& fault);
  Status Record(const LedgerEntry& entry);
  // Makes everything durable; `whole` marks the run as finished.
  Status Close(bool whole);
  int uncommitted() const { return writer_ ? writer_->uncommitted() : 0; }

 private:
  Result<std::optional<LedgerEntry>> Find(const std::string& name, const std::string& sha256,
                                          const Metadata& metadata);

  std::mutex mutex_;
  bool began_empty_ = true;
  std::optional<Database> database_;
  std::unique_ptr<Writer> writer_;             // none in a dry run
  std::optional<DuplicateFinder> duplicates_;  // of a dry run over an existing database
  std::set<std::string> seen_;                 // digests a dry run would have added
};

// Now, UTC: `2026-01-31T08:00:00Z`.
std::string NowUtc();

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_IMPORT_DESTINATION_H_
