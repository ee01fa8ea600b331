#include "pipeline/read/inflate.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>

#include "pipeline/base/fault.h"

namespace sulieu {
namespace {

constexpr size_t kChunk = size_t{1} << 16;
constexpr uint64_t kFreeBytes = uint64_t{16} << 20;
constexpr uint64_t kMaxRatio = 100;

constexpr int kGzipOrZlib = 15 + 32;
constexpr int kRaw = -15;

class Inflater {
 public:
  explicit Inflater(int bits) { SULIEU_CHECK(inflateInit2(&stream_, bits) == Z_OK); }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  z_stream* get() { return &stream_; }

 private:
  z_stream stream_{};
};

Bytef* Bytes(std::string_view text) { return reinterpret_cast<Bytef*>(const_cast<char*>(text.data())); }

// Z_STREAM_END when the body is whole; what came out in `out`.
int InflateAll(std::string_view compressed, int bits, size_t limit, std::string* out) {
  Inflater inflater(bits);
  z_stream* z = inflater.get();
  z->next_in = Bytes(compressed);
  z->avail_in = static_cast<uInt>(compressed.size());
  int status = Z_OK;
  while (status == Z_OK && out->size() <= limit) {
    const size_t had = out->size();
    out->resize(had + kChunk);
    z->next_out = Bytes(std::string_view(*out).substr(had));
    z->avail_out = kChunk;
    status = inflate(z, Z_NO_FLUSH);
    out->resize(out->size() - z->avail_out);
    if (status == Z_OK && z->avail_in == 0 && out->size() < had + kChunk)
      break;  // it wants more than there is
  }
  return status;
}

}  // namespace

std::string InflateHead(std::string_view compressed, size_t size) {
  Inflater inflater(kGzipOrZlib);
  z_stream* z = inflater.get();
  std::string out(size, '\0');
  z->next_in = Bytes(compressed);
  z->avail_in = static_cast<uInt>(compressed.size());
  z->next_out = Bytes(out);
  z->avail_out = static_cast<uInt>(size);
  inflate(z, Z_SYNC_FLUSH);
  out.resize(size - z->avail_out);
  return out;
}

Result<std::string> InflateBody(std::string_view compressed, size_t limit) {
  std::string out;
  int status = InflateAll(compressed, kGzipOrZlib, limit, &out);
  if (status == Z_DATA_ERROR && out.empty()) status = InflateAll(compressed, kRaw, limit, &out);
  if (out.size() > limit)
    return Fail(limit / kMaxRatio > compressed.size() ? kFaultBomb : ErrorCode::kTooLarge,
                fmt::format("{} bytes expand to more than {}", compressed.size(), limit));
  if (status != Z_STREAM_END) {
    return Fail(ErrorCode::kPartial,
                fmt::format("its compressed body is cut or damaged after {} bytes", out.size()));
  }
  return out;
}

struct RecordBytes::Zlib {
  Inflater inflater{kGzipOrZlib};
  std::string in;
  uint64_t position = 0;  // compressed bytes taken so far
  uint64_t member = 0;    // where the current member begins
  bool between = true;    // before a member
  bool input_ended = false;
};

RecordBytes::RecordBytes(std::unique_ptr<PeekStream> stream) : stream_(std::move(stream)) {
  const auto head = stream_->Peek(2);
  if (head && *head == "\x1F\x8B") zlib_ = std::make_unique<Zlib>();
}

RecordBytes::~RecordBytes() = default;

Result<bool> RecordBytes::Fill() {
  if (zlib_) return FillCompressed();
  buffer_offset_ += buffer_.size();
  buffer_.resize(kChunk);
  at_ = 0;
  const auto got = stream_->Read(buffer_.data(), kChunk);
  buffer_.resize(got.value_or(0));
  SULIEU_RETURN_IF_ERROR(got);
  return *got > 0;
}

// Never hands out bytes of two members at once, so that record_offset is that of the byte at the front.
Result<bool> RecordBytes::FillCompressed() {
  z_stream* z = zlib_->inflater.get();
  buffer_.clear();
  at_ = 0;
  for (;;) {
    if (z->avail_in == 0 && !zlib_->input_ended) {
      zlib_->in.resize(kChunk);
      const auto got = stream_->Read(zlib_->in.data(), kChunk);
      SULIEU_RETURN_IF_ERROR(got);
      zlib_->input_ended = *got == 0;
      in_ += *got;
      z->next_in = Bytes(zlib_->in);
      z->avail_in = static_cast<uInt>(*got);
    }
    if (zlib_->between) {
      if (z->avail_in == 0 && zlib_->input_ended) return false;
      zlib_->member = zlib_->position;
      zlib_->between = false;
    }
    if (z->avail_in == 0) {
      return Fail(ErrorCode::kPartial, fmt::format("the gzip member at byte {} is cut at byte {}",
                                                   zlib_->member, zlib_->position));
    }
    buffer_.resize(kChunk);
    z->next_out = Bytes(buffer_);
    z->avail_out = kChunk;
    const uInt had = z->avail_in;
    const int status = inflate(z, Z_NO_FLUSH);
    zlib_->position += had - z->avail_in;
    buffer_.resize(kChunk - z->avail_out);
    out_ += buffer_.size();
    if (status == Z_STREAM_END) {
      inflateReset(z);
      zlib_->between = true;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      return Fail(ErrorCode::kPartial, fmt::format("the gzip member at byte {} is damaged near byte {}",
                                                   zlib_->member, zlib_->position));
    }
    if (out_ > kFreeBytes && out_ / kMaxRatio > in_) {
      return Fail(kFaultBomb, fmt::format("{} bytes expand to {} and more: not read any further", in_, out_));
    }
    if (!buffer_.empty()) return true;
  }
}

uint64_t RecordBytes::record_offset() {
  if (!zlib_) return buffer_offset_ + at_;
  return at_ == buffer_.size() && zlib_->between ? zlib_->position : zlib_->member;
}

Result<bool> RecordBytes::ReadLine(size_t limit, std::string* line) {
  line->clear();
  for (;;) {
    const size_t end = buffer_.find('\n', at_);
    line->append(buffer_, at_, end == std::string::npos ? std::string::npos : end - at_);
    if (line->size() > limit) return Fail(ErrorCode::kPartial, "a line of the header does not end");
    if (end != std::string::npos) {
      at_ = end + 1;
      if (line->ends_with('\r')) line->pop_back();
      return true;
    }
    at_ = buffer_.size();
    const auto more = Fill();
    SULIEU_RETURN_IF_ERROR(more);
    if (!*more) return false;
  }
}

Result<uint64_t> RecordBytes::ReadBytes(uint64_t size, std::string* out) {
  uint64_t done = 0;
  while (done < size) {
    if (at_ == buffer_.size()) {
      const auto more = Fill();
      SULIEU_RETURN_IF_ERROR(more);
      if (!*more) break;
    }
    const size_t take = static_cast<size_t>(std::min<uint64_t>(size - done, buffer_.size() - at_));
    if (out) out->append(buffer_, at_, take);
    at_ += take;
    done += take;
  }
  return done;
}

}  // namespace sulieu
