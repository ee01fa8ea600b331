#include "pipeline/reextract/reextract.h"

#include <fmt/format.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>

#include <mutex>

#include "pipeline/import/destination.h"
#include "pipeline/import/text_only.h"
#include "pipeline/reextract/stored_document.h"
#include "pipeline/store/store.h"
#include "pipeline/store/writer.h"

namespace sulieu {
namespace {

constexpr size_t kTokensPerThread = 4;

// A stored document on its way: what is read of it, and what is found in it.
struct Parcel : DocumentAsImported {
  int64_t id = 0;
  Result<std::unique_ptr<Analysis>> analysis;
};

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
    const auto work_left = database_.QueryInteger("SELECT count(*) FROM work_left");
    SULIEU_RETURN_IF_ERROR(work_left);
    if (ids_.empty() && *work_left == 0) return std::move(report_);
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
    namespace tbb = oneapi::tbb;
    const int jobs = plan_.jobs > 0 ? plan_.jobs : tbb::info::default_concurrency();
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<size_t>(jobs));
    tbb::parallel_pipeline(
        static_cast<size_t>(jobs) * kTokensPerThread,
        tbb::make_filter<void, Parcel*>(tbb::filter_mode::serial_in_order, [this](
                                                                               tbb::flow_control& control) {
          return Load(&control);
        }) & tbb::make_filter<Parcel*, Parcel*>(tbb::filter_mode::parallel, [this](Parcel* parcel) {
          parcel->analysis = Analyze(*parcel);
          return parcel;
        }) & tbb::make_filter<Parcel*, void>(tbb::filter_mode::serial_in_order, [this](Parcel* parcel) {
          const std::unique_ptr<Parcel> owned(parcel);
          if (!report_.stopped) Note(Write(*parcel));
        }));
  }

  bool Interrupted() const { return plan_.interrupted && *plan_.interrupted; }

  void Note(Status status) {
    if (status || report_.stopped) return;
    report_.stopped = status.error();
    stopped_ = true;
  }

  Parcel* Load(oneapi::tbb::flow_control* control) {
    while (!stopped_ && !Interrupted() && next_ < ids_.size()) {
      const std::lock_guard lock(mutex_);
      auto parcel = std::make_unique<Parcel>();
      parcel->id = ids_[next_++];
      const auto loaded = stored_->Read(parcel->id, parcel.get());
      if (loaded && *loaded) return parcel.release();
      if (loaded) continue;  // another program has removed it
      Note(tl::unexpected<Error>(loaded.error()));
    }
    control->stop();
    return nullptr;
  }

  Result<std::unique_ptr<Analysis>> Analyze(const Parcel& parcel) const {
    auto analysis = CatchFaults([&] { return pipeline_.Analyze(parcel.document); });
    SULIEU_RETURN_IF_ERROR(analysis);
    (*analysis)->indexed = IndexedOf(**analysis);
    if ((*analysis)->normalized.text != parcel.text || (*analysis)->source_sha256 != parcel.source_sha256) {
      return Fail(ErrorCode::kInternal,
                  "this version reads its source differently; import the file again to have the new text");
    }
    return analysis;
  }

  Status Write(const Parcel& parcel) {
    const std::lock_guard lock(mutex_);
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
