#include "pipeline/import/import.h"

#include <fmt/format.h>

#include <mutex>

#include "pipeline/base/ordered_pipeline.h"
#include "pipeline/base/sha256.h"
#include "pipeline/faults.h"
#include "pipeline/import/batch_reader.h"
#include "pipeline/import/destination.h"
#include "pipeline/import/text_only.h"
#include "pipeline/isolate/mock_fault.h"
#include "pipeline/normalize/normalize.h"
#include "pipeline/store/indexed.h"

namespace sulieu {
namespace {

// What is under way between reading and writing: enough that all threads have work while a batch is
// committed, few enough to stay in memory.
constexpr OrderedPipeline<Batch>::Limits kUnderWay{96, 4 * Pipeline::kBatchBytes};

LedgerEntry Unsure(LedgerEntry entry, const EncodingDecision& encoding, std::string_view raw) {
  entry.reason = encoding.unsure ? "encoding_unsure" : "encoding_damaged";
  entry.message = fmt::format("read as {}, confidence {:.2f}", encoding.label, encoding.confidence);
  if (encoding.replaced > 0) entry.message += fmt::format(", {} places unreadable", encoding.replaced);
  if (const auto offset = FindInvalidUtf8(raw)) {
    entry.message += fmt::format(" (not UTF-8 from byte {} on)", *offset);
  }
  return entry;
}

class Run {
 public:
  Run(const Pipeline& pipeline, ImportPlan plan, Destination* destination)
      : pipeline_(pipeline), plan_(std::move(plan)), destination_(*destination) {
    progress_.all_files = plan_.files.size();
    progress_.all_bytes = plan_.files.bytes();
  }

  ImportReport Go() {
    const int threads = ThreadsFor(plan_.jobs);
    BatchReader reader(plan_, static_cast<size_t>(threads));
    OrderedPipeline<Batch> pipeline(
        {[&] { return Stopping() ? nullptr : reader.Next(); }, [this](Batch* batch) { Analyze(batch); },
         [this](std::unique_ptr<Batch> batch) { Write(std::move(batch)); },
         [](const Batch& batch) { return batch.bytes; }},
        kUnderWay);
    pipeline.Run(threads);
    Close();
    return std::move(report_);
  }

 private:
  bool Stopping() const { return stopped_ || (plan_.interrupted && *plan_.interrupted); }

  // Parallel: everything that needs no order.
  void Analyze(Batch* batch) {
    FreeWritten();
    if (Stopping()) return;
    Laps laps(plan_.profile ? &batch->timing : nullptr);
    std::vector<Parcel*> read;
    for (Parcel& parcel : batch->parcels) {
      if (parcel.entry) continue;
      parcel.sha256 = parcel.document->sha256 = Sha256Hex(parcel.document->raw);
      read.push_back(&parcel);
    }
    const std::vector<Parcel*> to_analyze = destination_.LikelyNew(std::move(read));
    laps.Stage("digests");
    AnalyzeNow(to_analyze, &batch->timing);
  }

  void AnalyzeNow(const std::vector<Parcel*>& parcels, Timing* timing) {
    std::vector<const Document*> documents;
    for (const Parcel* parcel : parcels) documents.push_back(&*parcel->document);
    Analyses analyses = CatchFaults(documents, [&](std::span<const Document* const> some) {
      for (const Document* document : some) MockFault("extract", document->raw);
      return pipeline_.AnalyzeAll(some, plan_.profile ? timing : nullptr);
    });
    for (size_t i = 0; i < parcels.size(); ++i) SetAnalysis(std::move(analyses[i]), parcels[i]);
    Laps laps(plan_.profile ? timing : nullptr);
    for (Parcel* parcel : parcels) {
      if (parcel->analysis) parcel->analysis->indexed = IndexedOf(*parcel->analysis);
    }
    laps.Stage("fold, sketch, places");
  }

  void SetAnalysis(Result<std::unique_ptr<Analysis>> analysis, Parcel* parcel) {
    if (analysis) {
      parcel->analysis = std::move(*analysis);
    } else if (analysis.error().code == ErrorCode::kInternal) {
      LeaveOutFacts(analysis.error(), parcel);
    } else {
      parcel->entry = FailedEntry(parcel->name, analysis.error(), parcel->sha256);
    }
  }

  void LeaveOutFacts(const Error& fault, Parcel* parcel) {
    auto analysis = text_only_.Analyze(*parcel->document);
    if (analysis) {
      parcel->analysis = std::move(*analysis);
      parcel->fault = fault.message;
    } else {
      parcel->entry = FailedEntry(parcel->name, fault, parcel->sha256);
    }
  }

  // Serial and in order.
  void Write(std::unique_ptr<Batch> batch) {
    Laps laps(plan_.profile ? &report_.timing : nullptr);
    for (Parcel& parcel : batch->parcels) {
      if (Stopping()) return;  // dropped, as if never read
      Write(&parcel);
    }
    laps.Stage("write rows, index");
    report_.timing.Add(batch->timing);
    const std::lock_guard lock(written_mutex_);
    written_.push_back(std::move(batch));
  }

  // An analysis is a thousand pieces of memory: they are freed by the threads that made such, for the one
  // that writes has most to do.
  void FreeWritten() {
    std::vector<std::unique_ptr<Batch>> written;
    const std::lock_guard lock(written_mutex_);
    written.swap(written_);
  }

  // Decides what becomes of the input.
  void Write(Parcel* parcel) {
    const auto entry = Settle(parcel);
    if (!entry) {
      stopped_ = true;
      report_.stopped = entry.error();
      return;
    }
    Count(*entry, *parcel);
    progress_.files += parcel->ends_file ? 1 : 0;
    progress_.bytes += parcel->bytes;
    if (plan_.progress) plan_.progress(progress_);
  }

  Result<LedgerEntry> Settle(Parcel* parcel) {
    if (!parcel->entry) {
      auto duplicate = destination_.Begin(parcel->name, parcel->sha256, parcel->document->metadata);
      SULIEU_RETURN_IF_ERROR(duplicate);
      if (*duplicate) parcel->entry = std::move(**duplicate);
    }
    if (!parcel->entry && !parcel->analysis) AnalyzeNow({parcel}, &report_.timing);
    while (!parcel->entry) {
      auto added = destination_.Add(*parcel->analysis, parcel->document->metadata, parcel->fault);
      if (added || added.error().code != ErrorCode::kInternal) return added;
      if (parcel->fault.empty()) {
        LeaveOutFacts(added.error(), parcel);
      } else {
        parcel->entry = FailedEntry(parcel->name, added.error(), parcel->sha256);
      }
    }
    SULIEU_RETURN_IF_ERROR(destination_.Record(*parcel->entry));
    return *parcel->entry;
  }

  void Count(const LedgerEntry& entry, const Parcel& parcel) {
    ++report_.found;
    ++report_.counts[entry.outcome];
    report_.stored = report_.found - static_cast<uint64_t>(destination_.uncommitted());
    if (entry.outcome == Outcome::kFailed) report_.failed.push_back(entry);
    if (entry.outcome == Outcome::kSkipped) report_.skipped.push_back(entry);
    if (entry.outcome != Outcome::kImported) return;
    const Analysis& analysis = *parcel.analysis;
    if (analysis.encoding.unsure || analysis.encoding.replaced > 0) {
      report_.unsure.push_back(Unsure(entry, analysis.encoding, parcel.document->raw));
    }
    if (!parcel.fault.empty()) report_.without_facts.push_back(entry);
    report_.replaced += entry.reason == "replaced" ? 1 : 0;
    report_.extracted_again += entry.reason == "extracted_again" ? 1 : 0;
    for (const Extraction& extraction : analysis.extractions) {
      report_.facts[std::string(extraction.kind)] += extraction.facts.size();
    }
  }

  void Close() {
    report_.interrupted = plan_.interrupted && *plan_.interrupted;
    if (report_.stopped) return;
    if (!report_.interrupted) report_.unused_metadata = plan_.metadata.Unused();
    Laps laps(plan_.profile ? &report_.timing : nullptr);
    const auto closed = destination_.Close(!report_.interrupted);
    laps.Stage("close: reprints, indexes");
    if (closed) {
      report_.stored = report_.found;
    } else {
      report_.stopped = closed.error();
    }
  }

  const Pipeline& pipeline_;
  ImportPlan plan_;
  Destination& destination_;
  TextOnly text_only_;
  std::atomic<bool> stopped_ = false;
  std::mutex written_mutex_;
  std::vector<std::unique_ptr<Batch>> written_;  // with nothing more to do than to be freed
  Progress progress_;
  ImportReport report_;
};

}  // namespace

Result<ImportReport> RunImport(const Pipeline& pipeline, ImportPlan plan) {
  auto destination = Destination::Open(pipeline, plan);
  SULIEU_RETURN_IF_ERROR(destination);
  return Run(pipeline, std::move(plan), destination->get()).Go();
}

std::string_view Remedy(std::string_view reason) {
  static constexpr std::pair<std::string_view, std::string_view> kRemedies[] = {
      {"encoding", "name its encoding with --encoding; `sulieu convert` shows the text"},
      {"encoding_damaged", "look at it with `sulieu convert`; if the encoding is right, the file is damaged"},
      {"encoding_unsure", "look at it with `sulieu convert`, and name the right encoding with --encoding"},
      {"binary", "save its text as a plain text file"},
      {"empty", "nothing to read; delete it or fetch it again"},
      {"too_large", "split it into its articles"},
      {"partial", "fetch the file again; what could be read of it is stored"},
      {"unsupported", "save it as text, HTML, DOCX, ODT or PDF"},
      {"needs_ocr", "run it through text recognition, e.g. ocrmypdf -l vie OLD NEW"},
      {"timeout", "give it longer with --timeout, or save it as text"},
      {"crash", "save it as text, or in another format; a newer version of the program may read it"},
      {"memory", "split it, or save it as text"},
      {"bomb", "unpack it by hand if you trust it"},
      {"busy", "import it again with --retry-failed when the machine has less to do"},
      {"no_facts", "its text is stored; please report it with the document, a newer version reads it again"},
      {"internal", "this is a fault of the program; please report it with the document"},
  };
  for (const auto& [code, remedy] : kRemedies) {
    if (code == reason) return remedy;
  }
  return "";
}

}  // namespace sulieu
