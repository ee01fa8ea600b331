#include "pipeline/base/number_sorter.h"

#include <fmt/format.h>
#include <sys/types.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>

#include "pipeline/base/disk_full.h"

namespace sulieu {
namespace {

constexpr uint64_t kRefill = 8192;  // numbers of a run that are read at once

std::string Folder() {
  std::error_code error;
  const auto folder = std::filesystem::temp_directory_path(error);
  return error ? std::string("/tmp") : folder.string();
}

tl::unexpected<Error> Failed() {
  const std::string folder = Folder();
  if (IsDiskFull(errno)) return tl::unexpected<Error>(DiskFull(folder));
  return Fail(ErrorCode::kDatabase,
              fmt::format("{}: temporary files cannot be kept there ({}); name another folder with TMPDIR",
                          folder, std::strerror(errno)));
}

Status OpenTemporary(Descriptor* file) {
  std::string name = Folder() + "/sulieu.XXXXXX";
  file->Reset(mkstemp(name.data()));
  if (file->get() < 0) return Failed();
  unlink(name.c_str());  // it lives as long as it is open
  return {};
}

Status WriteAll(int file, const char* bytes, size_t size) {
  while (size > 0) {
    const ssize_t written = write(file, bytes, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return Failed();
    bytes += written;
    size -= static_cast<size_t>(written);
  }
  return {};
}

Status ReadAll(int file, uint64_t at, char* bytes, size_t size) {
  while (size > 0) {
    const ssize_t read = pread(file, bytes, size, static_cast<off_t>(at));
    if (read < 0 && errno == EINTR) continue;
    if (read <= 0) return Failed();
    bytes += read;
    at += static_cast<uint64_t>(read);
    size -= static_cast<size_t>(read);
  }
  return {};
}

}  // namespace

Status NumberSorter::Add(uint64_t number) {
  if (numbers_.size() == in_memory_) SULIEU_RETURN_IF_ERROR(Spill());
  numbers_.push_back(number);
  return {};
}

Status NumberSorter::ForEach(const std::function<Status(uint64_t)>& use) {
  if (!runs_.empty()) return Merge(use);
  std::sort(numbers_.begin(), numbers_.end());
  for (const uint64_t number : numbers_) SULIEU_RETURN_IF_ERROR(use(number));
  return {};
}

Status NumberSorter::Spill() {
  if (file_.get() < 0) SULIEU_RETURN_IF_ERROR(OpenTemporary(&file_));
  std::sort(numbers_.begin(), numbers_.end());
  SULIEU_RETURN_IF_ERROR(WriteAll(file_.get(), reinterpret_cast<const char*>(numbers_.data()),
                                  numbers_.size() * sizeof(uint64_t)));
  runs_.push_back({in_file_, in_file_ + numbers_.size(), {}});
  in_file_ += numbers_.size();
  numbers_.clear();
  return {};
}

Status NumberSorter::Refill(Run* run) const {
  run->buffer.resize(std::min(kRefill, run->end - run->next));
  SULIEU_RETURN_IF_ERROR(ReadAll(file_.get(), run->next * sizeof(uint64_t),
                                 reinterpret_cast<char*>(run->buffer.data()),
                                 run->buffer.size() * sizeof(uint64_t)));
  std::reverse(run->buffer.begin(), run->buffer.end());
  run->next += run->buffer.size();
  return {};
}

Status NumberSorter::Merge(const std::function<Status(uint64_t)>& use) {
  SULIEU_RETURN_IF_ERROR(Spill());
  numbers_ = {};
  std::vector<Run*> heap;  // the smallest next number on top
  for (Run& run : runs_) {
    SULIEU_RETURN_IF_ERROR(Refill(&run));
    if (!run.buffer.empty()) heap.push_back(&run);
  }
  const auto later = [](const Run* a, const Run* b) { return a->buffer.back() > b->buffer.back(); };
  std::make_heap(heap.begin(), heap.end(), later);
  while (!heap.empty()) {
    std::pop_heap(heap.begin(), heap.end(), later);
    Run* run = heap.back();
    SULIEU_RETURN_IF_ERROR(use(run->buffer.back()));
    run->buffer.pop_back();
    if (run->buffer.empty()) SULIEU_RETURN_IF_ERROR(Refill(run));
    if (run->buffer.empty()) {
      heap.pop_back();
    } else {
      std::push_heap(heap.begin(), heap.end(), later);
    }
  }
  return {};
}

}  // namespace sulieu
