// Sets of code points and the byte sequences they are written in, for the reader of triggers.
#ifndef SULIEU_PIPELINE_RULES_CODE_POINTS_H_
#define SULIEU_PIPELINE_RULES_CODE_POINTS_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sulieu {

class CodePoints {
 public:
  struct Range {
    char32_t low, high;
  };
  static constexpr char32_t kLast = 0x10FFFF;

  void Add(char32_t low, char32_t high) { ranges_.push_back({low, high}); }
  void Add(const CodePoints& other) {
    ranges_.insert(ranges_.end(), other.ranges_.begin(), other.ranges_.end());
  }
  // The code points of a general category (`L`, `Lu`, `N`). Those of rare scripts belong to every one.
  // False when the name is unknown.
  bool AddCategory(std::string_view name);
  void AddOtherCase();
  // Rare scripts stay where a category was added.
  void Negate();

  // Sorted, without overlaps.
  std::vector<Range> Ranges() const;

  // The set as sequences of byte ranges, each of `length` bytes.
  struct Bytes {
    size_t length = 0;
    std::array<unsigned char, 4> low{}, high{};
  };
  std::vector<Bytes> Utf8() const;

 private:
  std::vector<Range> ranges_;
  bool with_rare_ = false;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_RULES_CODE_POINTS_H_
