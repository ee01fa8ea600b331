// Any bytes as a web archive, plain or (after a `G`) in one gzip member a record; every other file also goes
// this way.
#include <algorithm>

#include "tests/containers.h"
#include "tests/fuzz/targets.h"

namespace sulieu {

void FuzzWarc(std::string_view bytes) {
  if (!bytes.starts_with('G')) return CheckDocuments(bytes);
  std::string file;
  for (size_t begin = 1; begin < bytes.size();) {
    const size_t end = std::min(bytes.find("WARC/", begin + 1), bytes.size());
    file += MakeGzip(bytes.substr(begin, end - begin));
    begin = end;
  }
  CheckDocuments(file);
}

}  // namespace sulieu

SULIEU_FUZZ_TARGET(FuzzWarc)
