#include "pipeline/read/line_reader.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>

namespace sulieu {
namespace {

constexpr size_t kRead = size_t{1} << 16;

void AddLine(std::string_view line, std::vector<std::string>* lines) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  lines->emplace_back(line);
}

bool HasInput(int file) {
  pollfd wanted{file, POLLIN, 0};
  return poll(&wanted, 1, 0) > 0;
}

}  // namespace

// Adds what one read gives. False when nothing was added: the end, a failure, or nothing is there without a
// wait.
bool LineReader::Fill(bool wait) {
  if (ended_ || (!wait && !HasInput(file_))) return false;
  const size_t had = buffer_.size();
  buffer_.resize(had + kRead);
  ssize_t got = 0;
  do {
    got = read(file_, buffer_.data() + had, kRead);
  } while (got < 0 && errno == EINTR);
  buffer_.resize(had + static_cast<size_t>(std::max<ssize_t>(got, 0)));
  if (got < 0) error_ = errno;
  ended_ = got <= 0;
  return got > 0;
}

std::vector<std::string> LineReader::Next(size_t bytes) {
  size_t end = std::string::npos;  // the last line feed
  for (;;) {
    const size_t last = std::string_view(buffer_).substr(searched_).rfind('\n');
    if (last != std::string_view::npos) end = searched_ + last;
    searched_ = buffer_.size();
    const bool enough = end != std::string::npos && buffer_.size() >= bytes;
    if (enough || !Fill(/*wait=*/end == std::string::npos)) break;
  }
  std::vector<std::string> lines;
  const size_t until = end == std::string::npos ? 0 : end + 1;
  if (error_ != 0 && until == 0) return {};
  for (size_t begin = 0; begin < until;) {
    const size_t next = buffer_.find('\n', begin) + 1;
    AddLine(std::string_view(buffer_).substr(begin, next - begin), &lines);
    begin = next;
  }
  buffer_.erase(0, until);
  searched_ = buffer_.size();
  if (lines.empty() && !buffer_.empty()) {  // the last line, without an end
    AddLine(buffer_, &lines);
    buffer_.clear();
    searched_ = 0;
  }
  return lines;
}

}  // namespace sulieu
