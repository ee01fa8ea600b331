#include "pipeline/read/expansion.h"

#include <fmt/format.h>

#include "pipeline/base/fault.h"

namespace sulieu {
namespace {

constexpr uint64_t kFreeBytes = uint64_t{16} << 20;
constexpr uint64_t kMaxRatio = 100;
constexpr uint64_t kMaxBytes = uint64_t{10} << 30;
constexpr int kMaxLeft = 16;

}  // namespace

Expansion::Expansion(std::shared_ptr<Expansion> around)
    : around_(std::move(around)), left_(around_ ? around_->left_ : std::make_shared<int>(0)) {}

bool Expansion::TooMuch(uint64_t free_bytes) const {
  return is_left_ || *left_ > kMaxLeft || (out_ > free_bytes && (out_ / kMaxRatio > in_ || out_ > kMaxBytes));
}

Status Expansion::AddOut(uint64_t bytes) {
  for (Expansion* each = this; each; each = each->around_.get()) each->out_ += bytes;
  uint64_t free_bytes = 0;
  for (Expansion* each = this; each; each = each->around_.get()) {
    free_bytes += kFreeBytes;  // so that the innermost is left first
    if (!each->TooMuch(free_bytes)) continue;
    const uint64_t out = each->out_;
    if (!each->is_left_) {
      each->is_left_ = true;
      ++*left_;
      for (Expansion* outer = each->around_.get(); outer; outer = outer->around_.get()) outer->out_ -= out;
    }
    return Fail(kFaultBomb,
                fmt::format("{} bytes expand to {} and more: not read any further", each->in_, out));
  }
  return {};
}

}  // namespace sulieu
