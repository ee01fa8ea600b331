#include "extractors/quantities/clock.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace sulieu {
namespace {

template <size_t N>
bool IsIn(const Word& word, const std::string_view (&list)[N]) {
  return std::any_of(std::begin(list), std::end(list),
                     [&](std::string_view other) { return word.Is(other); });
}

// Words behind the hour of a day, and words behind and before a duration.
constexpr std::string_view kHourBehind[] = {"sáng", "trưa", "chiều", "tối",  "đêm", "khuya", "ngày", "hôm",
                                            "cùng", "kém",  "thứ",   "rạng", "mỗi", "hàng",  "hằng", "ở"};
constexpr std::string_view kDurationBehind[] = {
    "qua", "liền", "nữa",  "liên", "đầu",   "bay",  "lái", "đi",   "chạy", "làm", "học",  "trước", "đồng",
    "sau", "để",   "cuối", "lao",  "tranh", "phẫu", "vật", "căng", "đàm",  "xét", "thảo", "họp"};
constexpr std::string_view kDurationBefore[] = {"trong", "suốt", "dài",   "mất", "sau",    "thêm", "đủ",
                                                "hết",   "tốn",  "cả",    "cần", "chỉ",    "từng", "mỗi",
                                                "chậm",  "sớm",  "chờ",   "gấp", "khoảng", "cách", "muộn",
                                                "vòng",  "đợi",  "nhanh", "tới", "gần",    "hơn",  "trước"};

}  // namespace

bool IsClockTime(const TextWords& words, size_t begin, size_t end, double hours, bool bounded) {
  if (hours >= 24 || hours != std::floor(hours)) return false;
  if (end < words.size() && IsIn(words[end], kHourBehind)) return true;
  if (end < words.size() && words[end].kind == Word::Kind::kNumber) {
    // `14 giờ 30`, `7 giờ 30 phút`; but `trong 1 giờ 30 phút`
    return begin == 0 || !IsIn(words[begin - 1], kDurationBefore) || words[begin - 1].Is("trước") ||
           words[begin - 1].Is("sau");
  }
  if (end < words.size() && words[end].Is("/")) return false;  // 8 giờ/ngày
  if (end < words.size() && IsIn(words[end], kDurationBehind)) return begin > 0 && words[begin - 1].Is("lúc");
  if (begin > 0 && IsIn(words[begin - 1], kDurationBefore)) {
    if (begin > 1 && words[begin - 2].Is("lên")) return false;  // lên tới 13 giờ
    return words[begin - 1].Is("tới") || words[begin - 1].Is("trước");
  }
  const bool up_to = begin > 1 && words[begin - 2].Is("lên") && words[begin - 1].Is("đến");
  return !bounded && !up_to;
}

}  // namespace sulieu
