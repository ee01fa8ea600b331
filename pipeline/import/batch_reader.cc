#include "pipeline/import/batch_reader.h"

#include <algorithm>

namespace sulieu {
namespace {

constexpr size_t kSmallBatch = size_t{16} << 10;  // bytes
// What there is to read is this many batches for each thread at least, that they share it evenly.
constexpr size_t kBatchesPerThread = 8;

// Texts and pages fill a batch by their bytes. What a converter reads may take seconds a document: it is a
// batch of its own, that the progress line goes on.
size_t Weight(const Document& document) {
  const bool quick = document.format == "text" || document.format == "json" || document.format == "html";
  return quick ? document.raw.size() : Pipeline::kBatchBytes;
}

void SetSkipped(const FoundFile& file, Parcel* parcel) {
  parcel->name = file.name;
  parcel->ends_file = true;
  const bool failed = file.skipped == ErrorCodeName(ErrorCode::kUnreadable);
  parcel->entry =
      LedgerEntry{file.name, failed ? Outcome::kFailed : Outcome::kSkipped, file.skipped, file.message, ""};
}

}  // namespace

LedgerEntry FailedEntry(const std::string& name, const Error& error, const std::string& sha256) {
  return {name, Outcome::kFailed, ErrorCodeName(error.code), error.message, sha256};
}

BatchReader::BatchReader(const ImportPlan& plan, size_t threads)
    : plan_(plan),
      full_(std::clamp(plan.files.bytes() / (kBatchesPerThread * threads), kSmallBatch,
                       Pipeline::kBatchBytes)) {}

std::unique_ptr<Batch> BatchReader::Next() {
  auto batch = std::make_unique<Batch>();
  Laps laps(plan_.profile ? &batch->timing : nullptr);
  size_t weight = 0;
  while (batch->parcels.size() < Pipeline::kBatchDocuments && weight < full_) {
    Parcel parcel;
    if ((plan_.interrupted && *plan_.interrupted) || !NextInput(&parcel)) break;
    if (parcel.document) {
      batch->bytes += parcel.document->raw.size();
      weight += Weight(*parcel.document);
    }
    batch->parcels.push_back(std::move(parcel));
  }
  laps.Stage("read files");
  return batch->parcels.empty() ? nullptr : std::move(batch);
}

bool BatchReader::NextInput(Parcel* parcel) {
  for (;;) {
    if (!reader_) {
      if (next_file_ == plan_.files.size()) return false;
      const FoundFile file = plan_.files[next_file_++];
      if (!file.skipped.empty()) {
        SetSkipped(file, parcel);
        return true;
      }
      reader_ = OpenFile(file);
      lookahead_ = reader_->Next();
    }
    if (!lookahead_) {
      reader_.reset();
      continue;
    }
    SetInput(std::move(*lookahead_), parcel);
    lookahead_ = reader_->Next();
    parcel->ends_file = !lookahead_;
    if (parcel->ends_file) parcel->bytes = plan_.files[next_file_ - 1].bytes;
    return true;
  }
}

void BatchReader::SetInput(Input input, Parcel* parcel) const {
  parcel->name = std::move(input.name);
  if (!input.skipped.empty()) {
    parcel->entry =
        LedgerEntry{parcel->name, Outcome::kSkipped, input.skipped, input.document.error().message, ""};
    return;
  }
  if (!input.document) {
    parcel->entry = FailedEntry(parcel->name, input.document.error(), "");
    return;
  }
  parcel->document = std::move(*input.document);
  parcel->document->metadata = plan_.metadata.Find(parcel->name);
  if (parcel->document->metadata.encoding.empty()) parcel->document->metadata.encoding = plan_.encoding;
}

}  // namespace sulieu
