#include "pipeline/reextract/reextract.h"

#include <fmt/format.h>

#include <mutex>

#include "pipeline/base/ordered_pipeline.h"
#include "pipeline/faults.h"
#include "pipeline/import/destination.h"
#include "pipeline/reextract/stored_document.h"
#include "pipeline/store/indexed.h"
#include "pipeline/store/store.h"
#include "pipeline/store/work_left.h"
#include "pipeline/store/writer.h"

namespace sulieu {
namespace {

// A stored document on its way: what is read of it, and what is found in it.
struct Parcel : DocumentAsImported {
  int64_t id = 0;
  Result<std::unique_ptr<Analysis>> analysis;
};

// What is analysed together (Pipeline::AnalyzeAll).
struct Batch {
  std::vector<Parcel> parcels;
  size_t bytes = 0;
};

constexpr OrderedPipeline<Batch>::Limits kUnderWay{96, 4 * Pipeline::kBatchBytes};

Result<std::vector<int64_t>> StaleDocuments(const Database& database, const std::string& rules_digest) {
  auto select = database.Prepare("SELECT id FROM documents_imported WHERE rules_digest <> ? ORDER BY id");
  SULIEU_RETURN_IF_ERROR(select);
  select->Bind(1, rules_digest);
  std::vector<int64_t> ids;
  for (;;) {
    const auto row = select->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return ids;
    ids.push_back(select->Integer(0));
  }
}

class Run {
 public:
  Run(const Pipeline& pipeline, const ReextractPlan& plan, Database database)
      : pipeline_(pipeline), plan_(plan), database_(std::move(database)) {}

  Result<ReextractReport> Go() {
    auto ids = StaleDocuments(database_, pipeline_.rules_digest());
    SULIEU_RETURN_IF_ERROR(ids);
    ids_ = std::move(*ids);
    const auto documents = database_.QueryInteger("SELECT count(*) FROM documents_imported");
    SULIEU_RETURN_IF_ERROR(documents);
    report_.documents = static_cast<uint64_t>(*documents);
    // Of a run that was interrupted behind its last document.
    const auto work_left = HasWorkLeft(database_);
    SULIEU_RETURN_IF_ERROR(work_left);
    if (ids_.empty() && !*work_left) return std::move(report_);
    auto stored = StoredDocumentReader::Create(database_);
    SULIEU_RETURN_IF_ERROR(stored);
    stored_ = std::move(*stored);
    auto writer = Writer::BeginRun(database_, pipeline_, plan_.command, NowUtc());
    SULIEU_RETURN_IF_ERROR(writer);
    writer_ = std::move(*writer);
    report_.run = writer_->run();
    Flow();
    Close();
    return std::move(report_);
  }

 private:
  void Flow() {
    OrderedPipeline<Batch> flow({[this] { return Load(); }, [this](Batch* batch) { Analyze(batch); },
                                 [this](std::unique_ptr<Batch> batch) {
                                   for (Parcel& parcel : batch->parcels) Take(&parcel);
                                 },
                                 [](const Batch& batch) { return batch.bytes; }},
                                kUnderWay);
    flow.Run(ThreadsFor(plan_.jobs));
  }

  bool Interrupted() const { return plan_.interrupted && *plan_.interrupted; }

  void Note(Status status) {
    if (status || report_.stopped) return;
    report_.stopped = status.error();
    stopped_ = true;
  }

  // Nothing at the end, and when the run ends before it.
  std::unique_ptr<Batch> Load() {
    auto batch = std::make_unique<Batch>();
    const std::lock_guard lock(mutex_);
    while (next_ < ids_.size() && batch->parcels.size() < Pipeline::kBatchDocuments &&
           batch->bytes < Pipeline::kBatchBytes) {
      if (stopped_ || Interrupted()) return nullptr;
      Parcel parcel;
      parcel.id = ids_[next_++];
      const auto loaded = stored_->Read(parcel.id, &parcel);
      if (!loaded) {
        Note(tl::unexpected<Error>(loaded.error()));
      } else if (*loaded) {  // else another program has removed it
        batch->bytes += parcel.document.raw.size();
        batch->parcels.push_back(std::move(parcel));
      }
    }
    return batch->parcels.empty() ? nullptr : std::move(batch);
  }

  void Analyze(Batch* batch) const {
    std::vector<const Document*> documents;
    for (const Parcel& parcel : batch->parcels) documents.push_back(&parcel.document);
    Analyses analyses = CatchFaults(
        documents, [&](std::span<const Document* const> some) { return pipeline_.AnalyzeAll(some); });
    for (size_t i = 0; i < analyses.size(); ++i)
      batch->parcels[i].analysis = Checked(std::move(analyses[i]), batch->parcels[i]);
  }

  static Result<std::unique_ptr<Analysis>> Checked(Result<std::unique_ptr<Analysis>> analysis,
                                                   const Parcel& parcel) {
    SULIEU_RETURN_IF_ERROR(analysis);
    (*analysis)->indexed = IndexedOf(**analysis);
    if ((*analysis)->normalized.text != parcel.text || (*analysis)->source_sha256 != parcel.source_sha256) {
      return Fail(ErrorCode::kInternal,
                  "this version reads its source differently; import the file again to have the new text");
    }
    return analysis;
  }

  void Take(Parcel* parcel) {
    const std::lock_guard lock(mutex_);
    if (!stopped_) Note(Write(*parcel));
    parcel->analysis = nullptr;
  }

  Status Write(const Parcel& parcel) {
    ++progress_.files;
    progress_.all_files = ids_.size();
    if (plan_.progress) plan_.progress(progress_);
    if (parcel.analysis) {
      const auto entry = writer_->ExtractAgain(parcel.id, **parcel.analysis);
      if (entry) {
        report_.extracted += *entry ? 1 : 0;
        return {};
      }
      if (entry.error().code != ErrorCode::kInternal) return tl::unexpected<Error>(entry.error());
      return Failed(parcel, entry.error());
    }
    return Failed(parcel, parcel.analysis.error());
  }

  Status Failed(const Parcel& parcel, const Error& error) {
    report_.failed.push_back({parcel.document.name, Outcome::kFailed, ErrorCodeName(error.code),
                              error.message, parcel.source_sha256});
    return writer_->Record(report_.failed.back());
  }

  void Close() {
    report_.interrupted = Interrupted();
    if (report_.stopped) return;
    Note(report_.interrupted ? writer_->Commit() : writer_->Finish(NowUtc()));
  }

  const Pipeline& pipeline_;
  const ReextractPlan& plan_;
  Database database_;
  std::optional<StoredDocumentReader> stored_;
  std::unique_ptr<Writer> writer_;
  std::mutex mutex_;  // over the connection
  std::vector<int64_t> ids_;
  size_t next_ = 0;
  std::atomic<bool> stopped_ = false;
  Progress progress_;
  ReextractReport report_;
};

}  // namespace

Result<ReextractReport> Reextract(const Pipeline& pipeline, const ReextractPlan& plan) {
  auto database = OpenExistingForWriting(plan.database, plan.upgraded);
  SULIEU_RETURN_IF_ERROR(database);
  return Run(pipeline, plan, std::move(*database)).Go();
}

}  // namespace sulieu
