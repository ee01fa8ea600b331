// The upper halves of the one-byte encodings, sixteen characters a row from 0x80 on; U+FFFD where a byte
// means nothing. Sources: windows-1252 as in the WHATWG Encoding Standard, windows-1258 as Microsoft has it,
// VISCII of RFC 1456, TCVN 5712:1993 (VN1). Tested against glibc's iconv by tests/decode_test.cc.
#ifndef SULIEU_PIPELINE_DECODE_TABLES_H_
#define SULIEU_PIPELINE_DECODE_TABLES_H_

#include <string_view>

namespace sulieu {

inline constexpr std::u32string_view kWindows1252 =
    U"€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F"
    U"\x90‘’“”•–—˜™š›œ\x9DžŸ"
    U"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯"
    U"°±²³´µ¶·¸¹º»¼½¾¿"
    U"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"
    U"ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
    U"àáâãäåæçèéêëìíîï"
    U"ðñòóôõö÷øùúûüýþÿ";

inline constexpr std::u32string_view kWindows1258 =
    U"€\uFFFD‚ƒ„…†‡ˆ‰\uFFFD‹Œ\uFFFD\uFFFD\uFFFD"
    U"\uFFFD‘’“”•–—˜™\uFFFD›œ\uFFFD\uFFFDŸ"
    U"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯"
    U"°±²³´µ¶·¸¹º»¼½¾¿"
    U"ÀÁÂĂÄÅÆÇÈÉÊË\u0300ÍÎÏ"
    U"ĐÑ\u0309ÓÔƠÖ×ØÙÚÛÜƯ\u0303ß"
    U"àáâăäåæçèéêë\u0301íîï"
    U"đñ\u0323óôơö÷øùúûüư₫ÿ";

inline constexpr std::u32string_view kViscii =
    U"ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
    U"ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    U"Õắằặấầẩậẽẹếềểễệố"
    U"ồổỗỠƠộờởịỰỨỪỬơớƯ"
    U"ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
    U"ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    U"àáâãảăữẫèéêẻìíĩỉ"
    U"đựòóôõỏọụùúũủýợỮ";

inline constexpr std::u32string_view kTcvn5712 =
    U"ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨ"
    U"ÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
    U"\u00A0ĂÂÊÔƠƯĐăâêôơưđẰ"
    U"\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    U"ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
    U"éẹềểễếệìỉỄẾỒĩíịò"
    U"Ổỏõóọồổỗốộờởỡớợù"
    U"ỖủũúụừửữứựỳỷỹýỵỐ";

// VN3 as the ABC fonts have it: no capitals with tones, and the punctuation of windows-1252.
inline constexpr std::u32string_view kTcvn3 =
    U"€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F"
    U"\x90‘’“”•–—˜™š›œ\x9DžŸ"
    U"\u00A0ĂÂÊÔƠƯĐăâêôơưđ\uFFFD"
    U"\u0300\u0309\u0303\u0301\u0323àảãáạ\uFFFDằẳẵắ\uFFFD"
    U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDặầẩẫấậè\uFFFDẻẽ"
    U"éẹềểễếệìỉ\uFFFD\uFFFD\uFFFDĩíịò"
    U"\uFFFDỏõóọồổỗốộờởỡớợù"
    U"\uFFFDủũúụừửữứựỳỷỹýỵ\uFFFD";

// Letters in the place of control bytes: byte, letter, byte, letter ...
inline constexpr std::u32string_view kNoLowLetters;
inline constexpr std::u32string_view kVisciiLow = U"\x02Ẳ\x05Ẵ\x06Ẫ\x14Ỷ\x19Ỹ\x1EỴ";
inline constexpr std::u32string_view kTcvn5712Low =
    U"\x01Ú\x02Ụ\x04Ừ\x05Ử\x06Ữ\x11Ứ\x12Ự\x13Ỳ\x14Ỷ\x15Ỹ\x16Ý\x17Ỵ";

static_assert(kWindows1252.size() == 128 && kWindows1258.size() == 128 && kViscii.size() == 128 &&
              kTcvn5712.size() == 128 && kTcvn3.size() == 128);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_DECODE_TABLES_H_
