#include "pipeline/isolate/serve.h"

#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <new>
#include <pugixml.hpp>
#include <thread>

#include "pipeline/isolate/frame.h"
#include "pipeline/isolate/mock_fault.h"
#include "pipeline/isolate/wire.h"

namespace sulieu {
namespace {

// The map of AddressSanitizer takes terabytes of address space.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
constexpr bool kSanitized = __has_feature(address_sanitizer);
#else
constexpr bool kSanitized = false;
#endif

constexpr int kSocket = STDIN_FILENO;
constexpr rlim_t kDescriptors = 64;
// The one file a worker writes: the input of a converter, in memory.
constexpr rlim_t kFileBytes = kMaxMemberBytes;

void Limit(int resource, rlim_t soft, rlim_t hard) {
  const rlimit limit{soft, hard};
  setrlimit(static_cast<__rlimit_resource>(resource), &limit);
}

[[noreturn]] void EndForMemory() { _exit(kOutOfMemory); }

void* AllocateOrEnd(size_t size) {
  void* const memory = std::malloc(size);
  if (!memory) EndForMemory();
  return memory;
}

void SetLimits(rlim_t memory) {
  Limit(RLIMIT_CORE, 0, 0);
  Limit(RLIMIT_NOFILE, kDescriptors, kDescriptors);
  Limit(RLIMIT_FSIZE, kFileBytes, kFileBytes);
  if (!kSanitized) Limit(RLIMIT_AS, memory, memory);
  std::set_new_handler(EndForMemory);
  pugi::set_memory_management_functions(AllocateOrEnd, std::free);
}

// Ends the worker with the program, also from a parser that never comes back.
void EndWithTheProgram() {
  std::thread([] {
    pollfd socket{kSocket, POLLRDHUP, 0};
    while (poll(&socket, 1, -1) <= 0) {
    }
    _exit(0);
  }).detach();
}

class Server {
 public:
  explicit Server(int seconds) : seconds_(seconds) {}

  [[noreturn]] void Run() {
    SetOpenGuard([this](const std::string& name) { return Guard(name); });
    for (Frame request; ReceiveFrame(kSocket, -1, &request) == Arrival::kWhole;) {
      GiveTime();
      if (request.kind == FrameKind::kOpen) {
        Open(request.payload);
      } else {
        Read(request.payload);
      }
    }
    _exit(0);
  }

 private:
  // Seconds of processor time from here on. The program looks at the clock on the wall; this is for the case
  // that it cannot.
  void GiveTime() const {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const rlim_t so_far = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
    Limit(RLIMIT_CPU, so_far + static_cast<rlim_t>(seconds_) + 2, RLIM_INFINITY);
  }

  void Answer(FrameKind kind, std::string_view payload) const {
    GiveTime();
    if (SendFrame(kSocket, kind, payload, -1) != Arrival::kWhole) _exit(0);
  }

  // Tells the program of each file within a file before its bytes are looked at.
  std::optional<Error> Guard(const std::string& name) const {
    const auto avoided = request_.avoid.find(name);
    if (avoided != request_.avoid.end()) return avoided->second;
    Answer(FrameKind::kOpened, name);
    MockFault("open", name);
    return std::nullopt;
  }

  // Says at every megabyte that the reading goes on.
  class LiveStream : public ByteStream {
   public:
    LiveStream(std::unique_ptr<ByteStream> stream, const Server& server)
        : stream_(std::move(stream)), server_(server) {}
    Result<size_t> Read(char* buffer, size_t size) override {
      constexpr uint64_t kStep = uint64_t{1} << 20;
      const auto got = stream_->Read(buffer, size);
      read_ += got.value_or(0);
      if (read_ >= kStep) {
        read_ = 0;
        server_.Answer(FrameKind::kAlive, "");
      }
      return got;
    }
    std::optional<uint64_t> size() const override { return stream_->size(); }
    Status Seek(uint64_t offset) override { return stream_->Seek(offset); }

   private:
    std::unique_ptr<ByteStream> stream_;
    const Server& server_;
    uint64_t read_ = 0;
  };

  void Open(std::string_view payload) {
    auto request = DecodeOpenRequest(payload);
    SULIEU_CHECK(request);
    request_ = std::move(*request);
    auto stream = OpenFileStream(request_.path);
    if (!stream) {
      Answer(FrameKind::kInput, Encode(FailedInput(request_.name, stream.error())));
    } else {
      const auto reader =
          OpenStream(request_.name, std::make_unique<LiveStream>(std::move(*stream), *this), 0);
      for (auto input = reader->Next(); input; input = reader->Next())
        Answer(FrameKind::kInput, Encode(*input));
    }
    Answer(FrameKind::kEnd, "");
  }

  void Read(std::string_view payload) const {
    const auto request = DecodeReadRequest(payload);
    SULIEU_CHECK(request);
    MockFault("read", request->raw);
    const auto reading =
        ReadDocument(request->raw, request->format,
                     {.override_label = request->override_label, .declared = request->declared});
    Answer(FrameKind::kReading, Encode(reading));
  }

  int seconds_;
  OpenRequest request_;
};

}  // namespace

void ServeIfWorker(int argc, char** argv) {
  if (argc != 4 || std::strcmp(argv[1], kWorkerCommand) != 0) return;
  signal(SIGXFSZ, SIG_IGN);
  SetLimits(std::strtoull(argv[3], nullptr, 10));
  EndWithTheProgram();
  Server(std::atoi(argv[2])).Run();
}

}  // namespace sulieu
