// Raw UTF-8 bytes -> normalised text with its offset map. The wording stays as it is; only what a reader
// cannot see changes:
//   NFC; Ð/ð (U+00D0/F0) read as Đ/đ where the text is Vietnamese; NBSP, tabs and other odd spaces -> a
//   space; CRLF, CR, VT, FF, NEL, U+2028/9 -> a line feed; zero-width and bidi characters, soft hyphens, BOM,
//   controls -> gone.
// A removed character belongs to the edit of its neighbour, so every byte of the file is accounted for.
// Idempotent: normalising the text again changes nothing. Tested by tests/normalize_test.cc.
#ifndef SULIEU_PIPELINE_NORMALIZE_NORMALIZE_H_
#define SULIEU_PIPELINE_NORMALIZE_NORMALIZE_H_

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/base/result.h"
#include "pipeline/normalize/offset_map.h"

namespace sulieu {

struct NormalizedText {
  std::string text;
  OffsetMap map;
};

// Fails with kEncoding, naming the byte offset, when `raw` is not UTF-8, and with kTooLarge from 2 GiB on.
Result<NormalizedText> Normalize(std::string_view raw);

// The offset of the first byte that is not part of valid UTF-8; nothing when all is valid.
std::optional<size_t> FindInvalidUtf8(std::string_view raw);

// What the text was made of: the edits with their original bytes, as stored in the database, and the way
// back. Layout, little-endian base-128 integers: per edit the unchanged bytes before it, its text length, its
// raw length, its raw bytes. Empty when text and raw bytes are the same.
std::string EncodeEdits(const NormalizedText& normalized, std::string_view raw);
// The original bytes. Fails with kDatabase when the edits do not fit the text.
Result<std::string> RestoreRaw(std::string_view text, std::string_view edits);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_NORMALIZE_NORMALIZE_H_
