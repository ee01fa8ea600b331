// Values as bytes, for the socket between the program and its workers. Both ends are the same binary, so no
// version is needed; but a worker whose memory is damaged may write anything, so what does not read back as
// whole and consistent values is refused. Tested by tests/isolate_test.cc.
#ifndef SULIEU_PIPELINE_ISOLATE_WIRE_H_
#define SULIEU_PIPELINE_ISOLATE_WIRE_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/formats/format.h"
#include "pipeline/read/reader.h"

namespace sulieu {

// Asks for the documents of a file, one after the other.
struct OpenRequest {
  std::string path, name;
  std::map<std::string, Error> avoid;  // files within it that are not to be opened, and what to say of them
};

// Asks for the text of a document.
struct ReadRequest {
  std::string format, raw;
  std::string override_label, declared;
};

std::string Encode(const OpenRequest& request);
std::string Encode(const ReadRequest& request);
std::string Encode(const Input& input);
std::string Encode(const Result<Reading>& reading);

// Nothing when the bytes are no such value.
std::optional<OpenRequest> DecodeOpenRequest(std::string_view bytes);
std::optional<ReadRequest> DecodeReadRequest(std::string_view bytes);
std::optional<Input> DecodeInput(std::string_view bytes);
// `raw_size`: of the document, in bytes; no span may lead beyond it.
std::optional<Result<Reading>> DecodeReading(std::string_view bytes, size_t raw_size);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_ISOLATE_WIRE_H_
