#include "pipeline/read/archive_kind.h"

#include <string>

namespace sulieu {
namespace {

bool IsTarHeader(std::string_view head) {
  if (head.size() < 512) return false;
  if (head.substr(257, 5) == "ustar") return true;
  // Older ones have nothing but the sum of their header bytes, in octal, at 148.
  unsigned sum = 0, stored = 0;
  for (size_t i = 0; i < 512; ++i) sum += i >= 148 && i < 156 ? ' ' : static_cast<unsigned char>(head[i]);
  size_t digits = 0;
  for (size_t i = 148; i < 156; ++i) {
    if (head[i] >= '0' && head[i] <= '7') {
      stored = stored * 8 + static_cast<unsigned>(head[i] - '0');
      ++digits;
    }
  }
  return digits >= 4 && stored == sum;
}

}  // namespace

ArchiveKind ArchiveKindOf(std::string_view head) {
  using namespace std::string_view_literals;
  for (std::string_view magic : {"PK\x03\x04"sv, "PK\x05\x06"sv}) {
    if (head.starts_with(magic)) return ArchiveKind::kZip;
  }
  for (std::string_view magic : {"\x1F\x8B\x08"sv, "BZh"sv,
                                 "\xFD"
                                 "7zXZ\0"sv,
                                 "\x28\xB5\x2F\xFD"sv}) {
    if (head.starts_with(magic)) return ArchiveKind::kCompressed;
  }
  if (head.starts_with("7z\xBC\xAF\x27\x1C"sv)) return ArchiveKind::kSevenZip;
  return IsTarHeader(head) ? ArchiveKind::kTar : ArchiveKind::kNone;
}

std::optional<uint64_t> ReadEndRecord(std::string_view tail) {
  const size_t at = tail.rfind("PK\x05\x06");
  if (at == std::string_view::npos || tail.size() - at < 22) return std::nullopt;
  const auto number = [&](size_t i) {
    return static_cast<unsigned char>(tail[at + i]) + 256u * static_cast<unsigned char>(tail[at + i + 1]);
  };
  if (tail.size() - at < 22u + number(20)) return std::nullopt;
  return number(10) == 0xFFFF ? 0 : number(10);  // as many or more: another record says it
}

}  // namespace sulieu
