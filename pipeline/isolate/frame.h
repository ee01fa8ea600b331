// Messages on the socket between the program and a worker: a kind, a length, that many bytes.
#ifndef SULIEU_PIPELINE_ISOLATE_FRAME_H_
#define SULIEU_PIPELINE_ISOLATE_FRAME_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace sulieu {

enum class FrameKind : uint8_t {
  // To the worker.
  kOpen,  // an OpenRequest; kAlive, kOpened, kInput ... and kEnd come back
  kRead,  // a ReadRequest; one kReading comes back
  // From the worker.
  kAlive,    // it has read on in the file
  kOpened,   // the name of the file, or of the file within it, that it reads from here on
  kInput,    // an Input
  kEnd,      // the file has no more
  kReading,  // a Result<Reading>
};

struct Frame {
  FrameKind kind = FrameKind::kEnd;
  std::string payload;
};

enum class Arrival {
  kWhole,
  kEnded,    // the other end is gone
  kLate,     // not within the time
  kTooMuch,  // more bytes than a frame may have
};

// A frame may have this many bytes: a document of the greatest size, its text and its offset map.
inline constexpr uint64_t kMaxFrameBytes = uint64_t{512} << 20;

// `seconds`: how long the whole frame may take; negative: as long as it takes.
Arrival SendFrame(int socket, FrameKind kind, std::string_view payload, int seconds);
Arrival ReceiveFrame(int socket, int seconds, Frame* frame);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_ISOLATE_FRAME_H_
