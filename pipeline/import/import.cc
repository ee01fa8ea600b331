#include "pipeline/import/import.h"

#include <fmt/format.h>

#include <thread>

#include "pipeline/base/ordered_pipeline.h"
#include "pipeline/base/sha256.h"
#include "pipeline/import/destination.h"
#include "pipeline/import/text_only.h"
#include "pipeline/isolate/mock_fault.h"
#include "pipeline/normalize/normalize.h"
#include "pipeline/read/reader.h"

namespace sulieu {
namespace {

// What travels down the pipeline: one input, and what is known of it so far.
struct Parcel {
  std::string name;
  std::optional<Document> document;
  std::optional<LedgerEntry> entry;  // settled without a write: failed, skipped, duplicate
  std::unique_ptr<Analysis> analysis;
  std::string fault;  // why the analysis has no facts
  std::string sha256;
  uint64_t bytes = 0;  // of the file, with its last document; for the progress line
  bool ends_file = false;
  Timing timing;
};

// What is under way between reading and writing: enough that all threads have work while a batch is
// committed, few enough to stay in memory.
constexpr OrderedPipeline<Parcel>::Limits kUnderWay{96, size_t{4} << 20};

LedgerEntry Failed(const std::string& name, const Error& error, const std::string& sha256) {
  return {name, Outcome::kFailed, ErrorCodeName(error.code), error.message, sha256};
}

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
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    OrderedPipeline<Parcel> pipeline(
        {[this] { return Read(); }, [this](Parcel* parcel) { Analyze(parcel); },
         [this](std::unique_ptr<Parcel> parcel) { Write(std::move(parcel)); },
         [](const Parcel& parcel) { return parcel.document ? parcel.document->raw.size() : 0; }},
        kUnderWay);
    pipeline.Run(plan_.jobs > 0 ? plan_.jobs : cores);
    Close();
    return std::move(report_);
  }

 private:
  bool Stopping() const { return stopped_ || (plan_.interrupted && *plan_.interrupted); }

  // Serial: the next input in the order of the files.
  std::unique_ptr<Parcel> Read() {
    auto parcel = std::make_unique<Parcel>();
    Laps laps(plan_.profile ? &parcel->timing : nullptr);
    if (Stopping() || !NextInput(parcel.get())) return nullptr;
    laps.Stage("read files");
    return parcel;
  }

  bool NextInput(Parcel* parcel) {
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

  static void SetSkipped(const FoundFile& file, Parcel* parcel) {
    parcel->name = file.name;
    parcel->ends_file = true;
    const bool failed = file.skipped == ErrorCodeName(ErrorCode::kUnreadable);
    parcel->entry =
        LedgerEntry{file.name, failed ? Outcome::kFailed : Outcome::kSkipped, file.skipped, file.message, ""};
  }

  void SetInput(Input input, Parcel* parcel) const {
    parcel->name = std::move(input.name);
    if (!input.skipped.empty()) {
      parcel->entry =
          LedgerEntry{parcel->name, Outcome::kSkipped, input.skipped, input.document.error().message, ""};
      return;
    }
    if (!input.document) {
      parcel->entry = Failed(parcel->name, input.document.error(), "");
      return;
    }
    parcel->document = std::move(*input.document);
    parcel->document->metadata = plan_.metadata.Find(parcel->name);
    if (parcel->document->metadata.encoding.empty()) parcel->document->metadata.encoding = plan_.encoding;
  }

  // Parallel: everything that needs no order.
  void Analyze(Parcel* parcel) {
    if (parcel->entry || Stopping()) return;
    Laps laps(plan_.profile ? &parcel->timing : nullptr);
    parcel->sha256 = parcel->document->sha256 = Sha256Hex(parcel->document->raw);
    laps.Stage("digests");
    // Very likely still one when its turn to be written comes.
    if (destination_.IsLikelyDuplicate(parcel->name, parcel->sha256, parcel->document->metadata)) return;
    AnalyzeNow(parcel);
  }

  void AnalyzeNow(Parcel* parcel) {
    auto analysis = CatchFaults([&] {
      MockFault("extract", parcel->document->raw);
      return pipeline_.Analyze(*parcel->document, plan_.profile ? &parcel->timing : nullptr);
    });
    if (analysis) {
      parcel->analysis = std::move(*analysis);
    } else if (analysis.error().code == ErrorCode::kInternal) {
      LeaveOutFacts(analysis.error(), parcel);
    } else {
      parcel->entry = Failed(parcel->name, analysis.error(), parcel->sha256);
    }
    if (!parcel->analysis) return;
    Laps laps(plan_.profile ? &parcel->timing : nullptr);
    parcel->analysis->indexed = IndexedOf(*parcel->analysis);
    laps.Stage("fold, sketch, places");
  }

  void LeaveOutFacts(const Error& fault, Parcel* parcel) {
    auto analysis = text_only_.Analyze(*parcel->document);
    if (analysis) {
      parcel->analysis = std::move(*analysis);
      parcel->fault = fault.message;
    } else {
      parcel->entry = Failed(parcel->name, fault, parcel->sha256);
    }
  }

  // Serial and in order: decides what becomes of the input.
  void Write(std::unique_ptr<Parcel> parcel) {
    if (Stopping()) return;  // dropped, as if never read
    Laps laps(plan_.profile ? &report_.timing : nullptr);
    const auto entry = Settle(parcel.get());
    laps.Stage("write rows, index");
    report_.timing.Add(parcel->timing);
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
      SULIEU_RETURN_IF_ERROR(destination_.Begin());
      auto duplicate = destination_.FindDuplicate(parcel->name, parcel->sha256, parcel->document->metadata);
      SULIEU_RETURN_IF_ERROR(duplicate);
      if (*duplicate) parcel->entry = std::move(**duplicate);
    }
    if (!parcel->entry && !parcel->analysis) AnalyzeNow(parcel);
    while (!parcel->entry) {
      auto added = destination_.Add(*parcel->analysis, parcel->document->metadata, parcel->fault);
      if (added || added.error().code != ErrorCode::kInternal) return added;
      if (parcel->fault.empty()) {
        LeaveOutFacts(added.error(), parcel);
      } else {
        parcel->entry = Failed(parcel->name, added.error(), parcel->sha256);
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
  size_t next_file_ = 0;
  std::unique_ptr<Reader> reader_;
  std::optional<Input> lookahead_;
  std::atomic<bool> stopped_ = false;
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
