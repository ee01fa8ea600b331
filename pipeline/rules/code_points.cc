#include "pipeline/rules/code_points.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <map>

#include "pipeline/base/utf8.h"

namespace sulieu {
namespace {

using Range = CodePoints::Range;

// Latin, Greek and Cyrillic letters, and the symbols: here categories and cases are exact. All else is rare.
constexpr Range kKnown[] = {{0, 0x52F}, {0x1E00, 0x2BFF}};
constexpr Range kRare[] = {{0x530, 0x1DFF}, {0x2C00, CodePoints::kLast}};

uint32_t CategoryMask(std::string_view name) {
  if (name == "L") return U_GC_L_MASK;
  if (name == "Lu") return U_GC_LU_MASK;
  if (name == "Ll") return U_GC_LL_MASK;
  if (name == "M") return U_GC_M_MASK;
  if (name == "N") return U_GC_N_MASK;
  if (name == "Nd") return U_GC_ND_MASK;
  if (name == "P") return U_GC_P_MASK;
  return 0;
}

// The code points that are one another's other case.
const std::multimap<char32_t, char32_t>& ByFold() {
  static const auto* const made = [] {
    auto* const map = new std::multimap<char32_t, char32_t>;
    const auto add = [&](char32_t low, char32_t high) {
      for (char32_t c = low; c <= high; ++c) {
        const auto fold = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
        if (fold != c) map->emplace(fold, c);
      }
    };
    add(0, 0x52F);
    add(0x1E00, 0x2BFF);
    return map;
  }();
  return *made;
}

std::vector<Range> Merge(std::vector<Range> ranges) {
  std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) { return a.low < b.low; });
  std::vector<Range> merged;
  for (const Range& range : ranges) {
    if (!merged.empty() && range.low <= merged.back().high + 1) {
      merged.back().high = std::max(merged.back().high, range.high);
    } else {
      merged.push_back(range);
    }
  }
  return merged;
}

// Splits a range where the length or a leading byte changes, until only whole runs of last bytes are left.
void AddUtf8(char32_t low, char32_t high, std::vector<CodePoints::Bytes>* out) {
  for (char32_t last : {char32_t{0x7F}, char32_t{0x7FF}, char32_t{0xFFFF}}) {
    if (low <= last && last < high) {
      AddUtf8(low, last, out);
      return AddUtf8(last + 1, high, out);
    }
  }
  for (unsigned bits = 6; bits <= 18 && high >= 0x80; bits += 6) {
    const char32_t mask = (char32_t{1} << bits) - 1;
    if ((low & ~mask) == (high & ~mask)) continue;
    if ((low & mask) != 0) {
      AddUtf8(low, low | mask, out);
      return AddUtf8((low | mask) + 1, high, out);
    }
    if ((high & mask) != mask) {
      AddUtf8(low, (high & ~mask) - 1, out);
      return AddUtf8(high & ~mask, high, out);
    }
  }
  std::string first, last;
  AppendUtf8(low, &first);
  AppendUtf8(high, &last);
  CodePoints::Bytes bytes;
  bytes.length = first.size();
  std::copy(first.begin(), first.end(), bytes.low.begin());
  std::copy(last.begin(), last.end(), bytes.high.begin());
  out->push_back(bytes);
}

}  // namespace

bool CodePoints::AddCategory(std::string_view name) {
  const uint32_t mask = CategoryMask(name);
  if (mask == 0) return false;
  for (const Range& known : kKnown) {
    for (char32_t c = known.low; c <= known.high; ++c) {
      if ((U_GET_GC_MASK(static_cast<UChar32>(c)) & mask) == 0) continue;
      if (!ranges_.empty() && ranges_.back().high + 1 == c) {
        ranges_.back().high = c;
      } else {
        Add(c, c);
      }
    }
  }
  for (const Range& rare : kRare) ranges_.push_back(rare);
  with_rare_ = true;
  return true;
}

void CodePoints::AddOtherCase() {
  std::vector<Range> more;
  for (const Range& range : ranges_) {
    for (const Range& known : kKnown) {
      for (char32_t c = std::max(range.low, known.low); c <= std::min(range.high, known.high); ++c) {
        const auto fold = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
        more.push_back({fold, fold});
        const auto [begin, end] = ByFold().equal_range(fold);
        for (auto other = begin; other != end; ++other) more.push_back({other->second, other->second});
      }
    }
  }
  ranges_.insert(ranges_.end(), more.begin(), more.end());
}

void CodePoints::Negate() {
  std::vector<Range> outside;
  char32_t next = 0;
  for (const Range& range : Ranges()) {
    if (next < range.low) outside.push_back({next, range.low - 1});
    next = range.high + 1;
  }
  if (next <= kLast) outside.push_back({next, kLast});
  if (with_rare_) outside.insert(outside.end(), std::begin(kRare), std::end(kRare));
  ranges_ = std::move(outside);
}

std::vector<Range> CodePoints::Ranges() const { return Merge(ranges_); }

std::vector<CodePoints::Bytes> CodePoints::Utf8() const {
  std::vector<Bytes> sequences;
  for (const Range& range : Ranges()) AddUtf8(range.low, range.high, &sequences);
  return sequences;
}

}  // namespace sulieu
