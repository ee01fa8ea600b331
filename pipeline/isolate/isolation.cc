#include "pipeline/isolate/isolation.h"

#include <unordered_set>

#include "pipeline/base/fault.h"
#include "pipeline/formats/foreign.h"
#include "pipeline/isolate/wire.h"

namespace sulieu {
namespace {

// So many faults in one file are borne, each of which may take the whole time.
constexpr size_t kMaxFaults = 8;

Error Nonsense() { return {kFaultCrash, "its parser gave an answer that makes no sense"}; }

}  // namespace

// The documents of a file, as a worker gives them.
class IsolatedReader : public Reader {
 public:
  IsolatedReader(const FoundFile& file, Isolation* isolation) : isolation_(*isolation) {
    request_.path = file.path;
    request_.name = file.name;
  }

  std::optional<Input> Next() override {
    while (!done_) {
      auto input = Step();
      if (!input) {
        worker_.reset();
        // Only what a new worker fails at is certain to be at fault.
        if (!std::exchange(new_worker_, true) && input.error().code != kFaultTimeout) continue;
        if (!Avoid(input.error())) return Finish(input.error());
      } else if (*input && IsNew(**input)) {
        return std::move(*input);
      }
    }
    return std::nullopt;
  }

 private:
  // One message of the worker: an input, or something else, which is noted. Fails when the worker did.
  Result<std::optional<Input>> Step() {
    if (!worker_) SULIEU_RETURN_IF_ERROR(Begin());
    auto frame = worker_->Receive();
    SULIEU_RETURN_IF_ERROR(frame);
    switch (frame->kind) {
      case FrameKind::kAlive:
        return std::nullopt;
      case FrameKind::kOpened:
        if (frame->payload.starts_with(request_.name + '!')) opened_ = std::move(frame->payload);
        return std::nullopt;
      case FrameKind::kEnd:
        done_ = true;
        isolation_.GiveBack(std::move(worker_));
        return std::nullopt;
      case FrameKind::kInput:
        if (auto input = DecodeInput(frame->payload)) return input;
        break;
      default:
        break;
    }
    return tl::unexpected<Error>(Nonsense());
  }

  Status Begin() {
    auto worker = isolation_.Take(new_worker_);
    SULIEU_RETURN_IF_ERROR(worker);
    worker_ = std::move(*worker);
    opened_.clear();
    return worker_->Send(FrameKind::kOpen, Encode(request_));
  }

  // Blames the innermost file that was open, or what is around it when it is left out already. False when
  // there is none but the whole file.
  bool Avoid(const Error& error) {
    std::string blamed = opened_;
    while (request_.avoid.contains(blamed)) blamed.resize(blamed.rfind('!'));
    if (error.code == ErrorCode::kBusy || blamed.size() <= request_.name.size() ||
        request_.avoid.size() == kMaxFaults)
      return false;
    request_.avoid.emplace(std::move(blamed), error);
    return true;
  }

  Input Finish(Error error) {
    done_ = true;
    if (request_.avoid.size() == kMaxFaults) error.message += "; not read any further after so many";
    return FailedInput(request_.name, std::move(error));
  }

  // False for what an earlier worker gave.
  bool IsNew(const Input& input) {
    const std::string& said = input.document ? std::string() : input.document.error().message;
    return given_.insert(std::hash<std::string>()(input.name + '\n' + said)).second;
  }

  Isolation& isolation_;
  OpenRequest request_;
  std::unique_ptr<Worker> worker_;
  std::string opened_;
  std::unordered_set<size_t> given_;
  bool new_worker_ = false, done_ = false;
};

std::unique_ptr<Reader> Isolation::Open(const FoundFile& file) {
  return std::make_unique<IsolatedReader>(file, this);
}

Result<Reading> Isolation::Read(std::string_view raw, std::string_view format, const DecodeOptions& options) {
  const ReadRequest request{std::string(format), std::string(raw), std::string(options.override_label),
                            std::string(options.declared)};
  auto reading = Ask(request, false);
  const bool failed =
      !reading && (reading.error().code == kFaultCrash || reading.error().code == kFaultMemory);
  // Only what a new worker fails at is certain to be at fault.
  return failed ? Ask(request, true) : std::move(reading);
}

Result<Reading> Isolation::Ask(const ReadRequest& request, bool new_worker) {
  auto worker = Take(new_worker);
  SULIEU_RETURN_IF_ERROR(worker);
  SULIEU_RETURN_IF_ERROR((*worker)->Send(FrameKind::kRead, Encode(request)));
  const auto frame = (*worker)->Receive();
  SULIEU_RETURN_IF_ERROR(frame);
  auto reading = DecodeReading(frame->payload, request.raw.size());
  if (frame->kind != FrameKind::kReading || !reading) return tl::unexpected<Error>(Nonsense());
  GiveBack(std::move(*worker));
  return std::move(*reading);
}

Result<std::unique_ptr<Worker>> Isolation::Take(bool new_worker) {
  if (!new_worker) {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto worker = std::move(idle_.back());
      idle_.pop_back();
      return worker;
    }
  }
  return Worker::Start(options_);
}

void Isolation::GiveBack(std::unique_ptr<Worker> worker) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(worker));
}

void ReadForeignApart(const WorkerOptions& options) {
  static Isolation isolation(options);
  SetForeignOpener([](const FoundFile& file) { return isolation.Open(file); });
  SetForeignReader([](std::string_view raw, std::string_view format, const DecodeOptions& how) {
    return isolation.Read(raw, format, how);
  });
}

}  // namespace sulieu
