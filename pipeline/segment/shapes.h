// What a line looks like: prose, a headline, a heading, an item of a list, a name, a signature.
// Tested by tests/segment_test.cc.
#ifndef SULIEU_PIPELINE_SEGMENT_SHAPES_H_
#define SULIEU_PIPELINE_SEGMENT_SHAPES_H_

#include <string_view>

namespace sulieu {

// Ends like a sentence, or is too long for a title or caption.
bool IsProse(std::string_view line);

// A headline may ask or exclaim, or break off.
bool MayBeHeadline(std::string_view line);

int CountWords(std::string_view line);

// No small letter in it: a heading.
bool IsAllCaps(std::string_view line);

// Begins with a number, a dash or a bullet.
bool StartsAsItem(std::string_view line);

// The body that signs: `Phòng Công tác Đảng và Công tác chính trị.`, `Ban Biên tập`
bool IsSignature(std::string_view line);

// The name of an organisation or area, without a verb: `SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH VĨNH LONG`.
bool IsOrganisationLine(std::string_view line);

// Two to nine words, all capitalised, with what stands about a reporter's name: `Đức Thuận – Hà Trang`,
// `Lữ Hằng (CCVH xã)`, `B.C.Đ`, `Mai Ngoan (TTXVN)`, `V.A`, `Vinh Quang/VOV`.
bool IsNameLine(std::string_view line);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_SEGMENT_SHAPES_H_
