// An HTTP response as a web archive keeps it: status, fields, and the body with its chunks and compression
// undone. Tested by tests/web_archive_test.cc.
#ifndef SULIEU_PIPELINE_READ_HTTP_BODY_H_
#define SULIEU_PIPELINE_READ_HTTP_BODY_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/base/result.h"

namespace sulieu {

// `Name: value` lines; names are compared without case. A line that begins with white space goes on with the
// last one.
class HeaderFields {
 public:
  void AddLine(std::string_view line);
  // The first value; empty when there is none.
  std::string_view Get(std::string_view small_name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

struct HttpMessage {
  int status = 0;
  HeaderFields fields;
  size_t header_size = 0;  // bytes before the body
  std::string body;
  bool cut = false;  // the body ended before its length or its last chunk
};

// The body without its HTTP chunks; as it stands where it is in none. Sets `cut` when the last one is
// missing.
std::string Unchunk(std::string_view body, bool* cut);

// Fails with kPartial when the header breaks off or the compressed body is damaged, with kUnsupported for a
// compression nobody here knows, with kTooLarge.
Result<HttpMessage> ReadHttpMessage(std::string_view message, size_t limit);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_READ_HTTP_BODY_H_
