// The encodings Vietnamese text was ever kept in, with tables of our own: the C library lacks VNI, ICU lacks
// most. Every encoding reads one character at a time, which makes the offset map exact, and writes it back.
// `label` is what is stored and what `--encoding` takes:
//   UTF-8, UTF-16LE, UTF-16BE
//   windows-1258   base letter and combining tone
//   windows-1252   Western; also the refuge of what is no Vietnamese text
//   TCVN3          ABC fonts, the real use of TCVN 5712 VN3: capitals live in the font, see capitals.h
//   TCVN-5712      all of VN1, with capitals among the control characters
//   VISCII
//   VNI            base letter and a byte for all its marks
// Tested by tests/decode_test.cc: all letters, and glibc's iconv where it knows the encoding.
#ifndef SULIEU_PIPELINE_DECODE_CHARSET_H_
#define SULIEU_PIPELINE_DECODE_CHARSET_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "pipeline/base/result.h"

namespace sulieu {

inline constexpr char32_t kReplacement = 0xFFFD;

// One character and the bytes it was made of. `value` is kReplacement where the bytes mean nothing.
struct Unit {
  char32_t value = kReplacement;
  uint32_t length = 1;
};

struct Charset {
  std::string_view label;
  // Requires: at < raw.size().
  Unit (*decode)(std::string_view raw, size_t at);
  // Appends the bytes of `c`; false when the encoding has no such character.
  bool (*encode)(char32_t c, std::string* out);
};

std::span<const Charset> Charsets();

// By label or a usual other name, in any case: `utf8`, `cp1258`, `ABC`, `tcvn`, `vni-windows`, `latin1`.
// nullptr when unknown.
const Charset* FindCharset(std::string_view name);

// UTF-8 -> bytes of the encoding. Fails with kEncoding, naming the first character the encoding lacks.
Result<std::string> Encode(std::string_view text, const Charset& charset);

// The byte of windows-1252 for a character, -1 where there is none. Its five empty places stand for the C1
// controls, as browsers have it.
int Windows1252Byte(char32_t c);
// The character of a windows-1252 byte.
char32_t Windows1252Character(unsigned char byte);

// The decoders and encoders behind the list.
Unit DecodeUtf8(std::string_view raw, size_t at);
Unit DecodeVni(std::string_view raw, size_t at);
Unit DecodeTcvn3(std::string_view raw, size_t at);
bool EncodeVni(char32_t c, std::string* out);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_DECODE_CHARSET_H_
