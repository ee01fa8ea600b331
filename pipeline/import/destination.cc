#include "pipeline/import/destination.h"

#include <fmt/chrono.h>

#include <ctime>

#include "pipeline/store/store.h"

namespace sulieu {

std::string NowUtc() { return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))); }

Result<std::unique_ptr<Destination>> Destination::Open(const Pipeline& pipeline, const ImportPlan& plan) {
  auto destination = std::make_unique<Destination>();
  if (!plan.dry_run) {
    auto database = OpenForWriting(plan.database, plan.upgraded);
    SULIEU_RETURN_IF_ERROR(database);
    destination->database_ = std::move(*database);
    auto writer = Writer::BeginRun(*destination->database_, pipeline, plan.command, NowUtc());
    SULIEU_RETURN_IF_ERROR(writer);
    destination->writer_ = std::move(*writer);
    const auto any = destination->database_->QueryInteger("SELECT EXISTS (SELECT 1 FROM documents_imported)");
    SULIEU_RETURN_IF_ERROR(any);
    destination->began_empty_ = *any == 0;
    return destination;
  }
  auto database = OpenForReading(plan.database);
  if (!database && database.error().code == ErrorCode::kNotFound) return destination;
  SULIEU_RETURN_IF_ERROR(database);
  destination->database_ = std::move(*database);
  auto duplicates = DuplicateFinder::Create(*destination->database_, pipeline.rules_digest());
  SULIEU_RETURN_IF_ERROR(duplicates);
  destination->duplicates_ = std::move(*duplicates);
  destination->began_empty_ = false;
  return destination;
}

std::vector<Parcel*> Destination::LikelyNew(std::vector<Parcel*> parcels) {
  std::unique_lock lock(mutex_, std::defer_lock);
  if (!began_empty_) {
    lock.lock();
  } else if (!lock.try_lock()) {
    return parcels;  // analysing what is one after all costs less than waiting for the writer
  }
  std::erase_if(parcels, [&](const Parcel* parcel) {
    const auto found = Find(parcel->name, parcel->sha256, parcel->document->metadata);
    return found && *found;
  });
  return parcels;
}

Result<std::optional<LedgerEntry>> Destination::Find(const std::string& name, const std::string& sha256,
                                                     const Metadata& metadata) {
  if (writer_) return writer_->FindDuplicate(name, sha256, metadata);
  if (seen_.contains(sha256)) return LedgerEntry{name, Outcome::kDuplicate, "same_bytes", "", sha256};
  if (duplicates_) return duplicates_->Find(name, sha256, metadata);
  return std::nullopt;
}

Result<std::optional<LedgerEntry>> Destination::Begin(const std::string& name, const std::string& sha256,
                                                      const Metadata& metadata) {
  const std::lock_guard lock(mutex_);
  return writer_ ? writer_->BeginDocument(name, sha256, metadata) : Find(name, sha256, metadata);
}

Result<LedgerEntry> Destination::Add(const Analysis& analysis, const Metadata& metadata,
                                     const std::string& fault) {
  const std::lock_guard lock(mutex_);
  if (writer_) return writer_->Add(analysis, metadata, fault);
  seen_.insert(analysis.source_sha256);
  if (!fault.empty())
    return LedgerEntry{analysis.name, Outcome::kImported, "no_facts", fault, analysis.source_sha256};
  return LedgerEntry{analysis.name, Outcome::kImported, "", "", analysis.source_sha256};
}

Status Destination::Record(const LedgerEntry& entry) {
  const std::lock_guard lock(mutex_);
  return writer_ ? writer_->Record(entry) : Status{};
}

Status Destination::Close(bool whole) {
  const std::lock_guard lock(mutex_);
  if (!writer_) return {};
  return whole ? writer_->Finish(NowUtc()) : writer_->Commit();
}

}  // namespace sulieu
