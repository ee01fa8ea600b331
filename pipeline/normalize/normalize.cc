#include "pipeline/normalize/normalize.h"

#include <fmt/format.h>
#include <simdjson.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <cstring>
#include <limits>

#include "pipeline/base/find_byte.h"
#include "pipeline/base/utf8.h"

namespace sulieu {
namespace {

const icu::Normalizer2& Nfc() {
  static const icu::Normalizer2* const nfc = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = icu::Normalizer2::getNFCInstance(status);
    SULIEU_CHECK(U_SUCCESS(status));
    return instance;
  }();
  return *nfc;
}

// Letters only Vietnamese writes, composed or decomposed (horn, hook above, dot below).
bool LooksVietnamese(std::string_view raw) {
  for (std::string_view mark : {"\xE1\xBA", "\xE1\xBB", "\xC4\x90", "\xC4\x91", "\xC6\xA0", "\xC6\xA1",
                                "\xC6\xAF", "\xC6\xB0", "\xCC\x9B", "\xCC\x89", "\xCC\xA3"}) {
    if (raw.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

bool IsLineBreak(char32_t c) {
  return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool IsOddSpace(char32_t c) {
  return c == '\t' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

bool IsInvisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

bool IsRemoved(char32_t c) { return IsInvisible(c) && !IsLineBreak(c) && !IsOddSpace(c); }

// How many of the first bytes, in whole blocks, are of the kinds below. Requires: valid UTF-8. May end within
// a character.
size_t CertainlyNormalBlocks(std::string_view raw) {
  size_t at = 0;
  for (ByteBlock c, second, third; at + sizeof c + 2 <= raw.size(); at += sizeof c) {
    std::memcpy(&c, raw.data() + at, sizeof c);
    std::memcpy(&second, raw.data() + at + 1, sizeof second);
    std::memcpy(&third, raw.data() + at + 2, sizeof third);
    const auto ascii = ((c >= 0x20) & (c < 0x7F)) | (c == '\n');
    const auto behind = (c & 0xC0) == 0x80;
    const auto two = ((c >= 0xC4) & (c <= 0xC6)) | ((c == 0xC3) & (second != 0x90) & (second != 0xB0));
    const auto letter = (c == 0xE1) & ((second == 0xBA) | (second == 0xBB));
    const auto mark = (c == 0xE2) & (second == 0x80) & (third >= 0x90) & (third <= 0xA7);
    if (AnyOfBlock(~(ascii | behind | two | letter | mark))) break;
  }
  return at;
}

// How many of the first bytes need no change for certain: printable ASCII, line feeds, and the two- and
// three-byte letters and punctuation that Vietnamese text is made of. A necessary filter only; the slow path
// decides the rest.
size_t CertainlyNormalBytes(std::string_view raw) {
  size_t at = CertainlyNormalBlocks(raw);
  while (at < raw.size() && IsContinuation(raw[at])) --at;
  const auto* const begin = reinterpret_cast<const unsigned char*>(raw.data());
  const auto* p = begin + at;
  const auto* const end = begin + raw.size();
  while (p < end) {
    const unsigned char c = *p;
    if (c < 0x80) {
      if ((c < 0x20 && c != '\n') || c == 0x7F) break;
      ++p;
    } else if (c == 0xC3) {
      if (p[1] == 0x90 || p[1] == 0xB0) break;  // Ð, ð
      p += 2;
    } else if (c >= 0xC4 && c <= 0xC6) {
      p += 2;
    } else if (c == 0xE1) {
      if (p[1] != 0xBA && p[1] != 0xBB) break;
      p += 3;
    } else if (c == 0xE2) {
      // U+2010..2027: dashes, quotes, bullets, ellipsis
      if (p[1] != 0x80 || p[2] < 0x90 || p[2] > 0xA7) break;
      p += 3;
    } else {
      break;
    }
  }
  return static_cast<size_t>(p - begin);
}

// Walks the raw bytes once and writes text and edits.
class Normalization {
 public:
  explicit Normalization(std::string_view raw) : raw_(raw), vietnamese_(LooksVietnamese(raw)) {}

  NormalizedText Run() {
    out_.text.reserve(raw_.size());
    while (at_ < raw_.size()) {
      TakeNormal();
      Step();
    }
    CloseTrailing();
    return std::move(out_);
  }

 private:
  // Takes what needs no change as it is, but for its last character: a mark may follow.
  void TakeNormal() {
    if (unit_begin_ != at_) return;
    const size_t normal = CertainlyNormalBytes(raw_.substr(at_));
    if (normal == 0) return;
    const size_t taken = normal - DecodeBefore(raw_, at_ + normal).length;
    out_.text += raw_.substr(at_, taken);
    at_ = unit_begin_ = at_ + taken;
  }

  void Step() {
    const CodePoint c = DecodeAt(raw_, at_);
    if (IsRemoved(c.value)) {
      at_ += c.length;  // stays between unit_begin_ and the next unit, which takes it in
    } else if (c.value == '\r' && at_ + 1 < raw_.size() && raw_[at_ + 1] == '\n') {
      Emit("\n", 2);
    } else if (IsLineBreak(c.value)) {
      Emit("\n", c.length);
    } else if (c.value == ' ' || IsOddSpace(c.value)) {
      Emit(" ", c.length);
    } else if (vietnamese_ && (c.value == 0xD0 || c.value == 0xF0)) {
      Emit(c.value == 0xD0 ? "Đ" : "đ", c.length);
    } else {
      EmitCluster();
    }
  }

  // A starter with the marks that follow it, composed. Removed characters between them do not keep them
  // apart.
  void EmitCluster() {
    size_t end = at_ + DecodeAt(raw_, at_).length;
    std::string visible(raw_.substr(at_, end - at_));
    for (size_t next = end; next < raw_.size();) {
      const CodePoint c = DecodeAt(raw_, next);
      next += c.length;
      if (IsRemoved(c.value)) continue;
      if (Nfc().hasBoundaryBefore(static_cast<UChar32>(c.value))) break;
      visible.append(raw_.substr(next - c.length, c.length));
      end = next;
    }
    Emit(Compose(visible), end - at_);
  }

  static std::string Compose(const std::string& visible) {
    if (visible.size() == 1) return visible;
    std::string composed;
    icu::StringByteSink<std::string> sink(&composed);
    UErrorCode status = U_ZERO_ERROR;
    Nfc().normalizeUTF8(0, visible, sink, nullptr, status);
    SULIEU_CHECK(U_SUCCESS(status));
    return composed;
  }

  // One unit: `text` for the next `raw_length` bytes and for the removed ones before them.
  void Emit(std::string_view text, size_t raw_length) {
    const size_t raw_end = at_ + raw_length;
    const std::string_view source = raw_.substr(unit_begin_, raw_end - unit_begin_);
    const auto text_begin = static_cast<uint32_t>(out_.text.size());
    out_.text += text;
    if (source != text) {
      out_.map.Add({{static_cast<uint32_t>(unit_begin_), static_cast<uint32_t>(raw_end)},
                    {text_begin, static_cast<uint32_t>(out_.text.size())}});
    }
    last_unit_begin_ = unit_begin_;
    last_text_begin_ = text_begin;
    at_ = unit_begin_ = raw_end;
  }

  // Removed characters at the very end belong to the last unit.
  void CloseTrailing() {
    if (unit_begin_ == raw_.size() || out_.text.empty()) return;
    OffsetMap map;
    for (const OffsetMap::Edit& edit : out_.map.edits()) {
      if (edit.raw.begin < last_unit_begin_) map.Add(edit);
    }
    map.Add({{static_cast<uint32_t>(last_unit_begin_), static_cast<uint32_t>(raw_.size())},
             {last_text_begin_, static_cast<uint32_t>(out_.text.size())}});
    out_.map = std::move(map);
  }

  std::string_view raw_;
  bool vietnamese_;
  size_t at_ = 0;
  size_t unit_begin_ = 0;  // where the bytes not yet accounted for begin
  size_t last_unit_begin_ = 0;
  uint32_t last_text_begin_ = 0;
  NormalizedText out_;
};

void AppendVarint(uint32_t value, std::string* out) {
  for (; value >= 0x80; value >>= 7) *out += static_cast<char>(value | 0x80);
  *out += static_cast<char>(value);
}

std::optional<uint32_t> ReadVarint(std::string_view* in) {
  uint64_t value = 0;
  for (int shift = 0; shift < 35 && !in->empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(in->front());
    in->remove_prefix(1);
    value |= static_cast<uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80 && value <= std::numeric_limits<uint32_t>::max()) return static_cast<uint32_t>(value);
    if (byte < 0x80) return std::nullopt;
  }
  return std::nullopt;
}

// Length of the valid sequence at `at`, 0 when there is none (RFC 3629: no overlong forms, no surrogates).
size_t ValidSequence(std::string_view raw, size_t at) {
  const auto byte = [&](size_t i) {
    return at + i < raw.size() ? static_cast<unsigned char>(raw[at + i]) : 0u;
  };
  const auto tail = [&](size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const unsigned c = byte(0);
  if (c < 0x80) return 1;
  if (c >= 0xC2 && c < 0xE0) return tail(1) ? 2 : 0;
  if (c >= 0xE0 && c < 0xF0) {
    if ((c == 0xE0 && byte(1) < 0xA0) || (c == 0xED && byte(1) >= 0xA0)) return 0;
    return tail(1) && tail(2) ? 3 : 0;
  }
  if (c >= 0xF0 && c < 0xF5) {
    if ((c == 0xF0 && byte(1) < 0x90) || (c == 0xF4 && byte(1) >= 0x90)) return 0;
    return tail(1) && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::optional<size_t> FindInvalidUtf8(std::string_view raw) {
  if (simdjson::validate_utf8(raw.data(), raw.size())) return std::nullopt;
  for (size_t at = 0; at < raw.size();) {
    const size_t length = ValidSequence(raw, at);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

Result<NormalizedText> Normalize(std::string_view raw) {
  if (raw.size() >= static_cast<size_t>(std::numeric_limits<int32_t>::max())) {
    return Fail(ErrorCode::kTooLarge, fmt::format("{} bytes; a document may have at most 2 GiB", raw.size()));
  }
  if (const auto offset = FindInvalidUtf8(raw)) {
    return Fail(ErrorCode::kEncoding, fmt::format("not UTF-8: byte 0x{:02X} at offset {}",
                                                  static_cast<unsigned char>(raw[*offset]), *offset));
  }
  if (CertainlyNormalBytes(raw) == raw.size()) return NormalizedText{std::string(raw), {}};
  return Normalization(raw).Run();
}

std::string EncodeEdits(const NormalizedText& normalized, std::string_view raw) {
  std::string out;
  if (normalized.text.empty() && !raw.empty()) {  // nothing visible: one edit without text
    AppendVarint(0, &out);
    AppendVarint(0, &out);
    AppendVarint(static_cast<uint32_t>(raw.size()), &out);
    return out.append(raw);
  }
  uint32_t text_end = 0;
  for (const OffsetMap::Edit& edit : normalized.map.edits()) {
    AppendVarint(edit.text.begin - text_end, &out);
    AppendVarint(edit.text.size(), &out);
    AppendVarint(edit.raw.size(), &out);
    out += edit.raw.In(raw);
    text_end = edit.text.end;
  }
  return out;
}

Result<std::string> RestoreRaw(std::string_view text, std::string_view edits) {
  std::string raw;
  while (!edits.empty()) {
    const auto gap = ReadVarint(&edits);
    const auto text_length = ReadVarint(&edits);
    const auto raw_length = ReadVarint(&edits);
    if (!gap || !text_length || !raw_length || uint64_t{*gap} + *text_length > text.size() ||
        *raw_length > edits.size()) {
      return Fail(ErrorCode::kDatabase, "the stored edits do not fit the stored text");
    }
    raw.append(text.substr(0, *gap)).append(edits.substr(0, *raw_length));
    text.remove_prefix(*gap + *text_length);
    edits.remove_prefix(*raw_length);
  }
  return raw.append(text);
}

}  // namespace sulieu
