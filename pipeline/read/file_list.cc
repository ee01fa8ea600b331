#include "pipeline/read/file_list.h"

#include <algorithm>
#include <numeric>
#include <string_view>

namespace sulieu {

void FileList::Add(const FoundFile& file) {
  entries_.push_back({texts_.size(), file.bytes});
  for (const std::string_view text :
       {std::string_view(file.name),
        file.path == file.name ? std::string_view() : std::string_view(file.path),
        std::string_view(file.skipped), std::string_view(file.message)}) {
    texts_ += text;
    texts_ += '\0';
  }
}

void FileList::Sort() {
  const auto name = [this](const Entry& entry) {
    uint64_t at = entry.at;
    return Next(&at);
  };
  // By `at`, too: in the order they were added.
  std::sort(entries_.begin(), entries_.end(), [&](const Entry& a, const Entry& b) {
    const int order = name(a).compare(name(b));
    return order < 0 || (order == 0 && a.at < b.at);
  });
  entries_.erase(std::unique(entries_.begin(), entries_.end(),
                             [&](const Entry& a, const Entry& b) { return name(a) == name(b); }),
                 entries_.end());
}

uint64_t FileList::bytes() const {
  return std::accumulate(entries_.begin(), entries_.end(), uint64_t{0},
                         [](uint64_t sum, const Entry& entry) { return sum + entry.bytes; });
}

FoundFile FileList::operator[](size_t index) const {
  FoundFile file;
  uint64_t at = entries_[index].at;
  file.name = Next(&at);
  file.path = Next(&at);
  if (file.path.empty()) file.path = file.name;
  file.bytes = entries_[index].bytes;
  file.skipped = Next(&at);
  file.message = Next(&at);
  return file;
}

std::string_view FileList::Next(uint64_t* at) const {
  const std::string_view text(texts_.data() + *at);
  *at += text.size() + 1;
  return text;
}

}  // namespace sulieu
