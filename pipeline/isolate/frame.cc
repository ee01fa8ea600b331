#include "pipeline/isolate/frame.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>

namespace sulieu {
namespace {

using Clock = std::chrono::steady_clock;

constexpr size_t kHeaderBytes = 1 + sizeof(uint64_t);

class Deadline {
 public:
  explicit Deadline(int seconds) {
    if (seconds >= 0) end_ = Clock::now() + std::chrono::seconds(seconds);
  }

  // Until the socket is ready for `events`. Asks at least once: a program that was stopped (Ctrl-Z) finds
  // what arrived meanwhile.
  Arrival Await(int socket, short events) const {
    for (;;) {
      pollfd wanted{socket, events, 0};
      const int ready = poll(&wanted, 1, MillisecondsLeft());
      if (ready > 0) return Arrival::kWhole;
      if (ready == 0) return Arrival::kLate;
      if (errno != EINTR) return Arrival::kEnded;
    }
  }

 private:
  int MillisecondsLeft() const {
    if (!end_) return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*end_ - Clock::now()).count();
    return static_cast<int>(std::max<decltype(left)>(left, 0));
  }

  std::optional<Clock::time_point> end_;
};

bool TryAgain() { return errno == EAGAIN || errno == EINTR; }

Arrival SendAll(int socket, std::string_view bytes, const Deadline& deadline) {
  while (!bytes.empty()) {
    const ssize_t sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) bytes.remove_prefix(static_cast<size_t>(sent));
    if (sent >= 0) continue;
    if (!TryAgain()) return Arrival::kEnded;
    const Arrival ready = deadline.Await(socket, POLLOUT);
    if (ready != Arrival::kWhole) return ready;
  }
  return Arrival::kWhole;
}

Arrival ReceiveAll(int socket, char* buffer, size_t size, const Deadline& deadline) {
  while (size > 0) {
    const ssize_t got = recv(socket, buffer, size, MSG_DONTWAIT);
    if (got == 0) return Arrival::kEnded;
    if (got > 0) {
      buffer += got;
      size -= static_cast<size_t>(got);
      continue;
    }
    if (!TryAgain()) return Arrival::kEnded;
    const Arrival ready = deadline.Await(socket, POLLIN);
    if (ready != Arrival::kWhole) return ready;
  }
  return Arrival::kWhole;
}

}  // namespace

Arrival SendFrame(int socket, FrameKind kind, std::string_view payload, int seconds) {
  const Deadline deadline(seconds);
  const uint64_t size = payload.size();
  char header[kHeaderBytes];
  header[0] = static_cast<char>(kind);
  std::memcpy(header + 1, &size, sizeof size);
  const Arrival sent = SendAll(socket, {header, kHeaderBytes}, deadline);
  return sent == Arrival::kWhole ? SendAll(socket, payload, deadline) : sent;
}

Arrival ReceiveFrame(int socket, int seconds, Frame* frame) {
  constexpr size_t kStep = size_t{16} << 20;  // memory is taken as bytes arrive, not as a header promises
  const Deadline deadline(seconds);
  char header[kHeaderBytes];
  Arrival arrival = ReceiveAll(socket, header, kHeaderBytes, deadline);
  if (arrival != Arrival::kWhole) return arrival;
  frame->kind = static_cast<FrameKind>(header[0]);
  uint64_t size = 0;
  std::memcpy(&size, header + 1, sizeof size);
  if (size > kMaxFrameBytes) return Arrival::kTooMuch;
  frame->payload.clear();
  for (size_t had = 0; had < size && arrival == Arrival::kWhole; had = frame->payload.size()) {
    frame->payload.resize(std::min<size_t>(size, had + kStep));
    arrival = ReceiveAll(socket, frame->payload.data() + had, frame->payload.size() - had, deadline);
  }
  return arrival;
}

}  // namespace sulieu
