#include "pipeline/formats/html/main_text.h"

#include <algorithm>
#include <map>

namespace sulieu {
namespace {

constexpr size_t kLong = 80;    // letters of a block that is prose for certain
constexpr double kLinky = 0.5;  // share of links from which on a block is a list of links
constexpr double kNearlyAll = 0.85;

bool IsProse(const Block& block) {
  return !block.furniture && block.letters >= kLong && block.link_density() < 0.3;
}

// What portals write at their foot, whatever the element is called.
bool IsFooterText(const Block& block) {
  static constexpr std::string_view kBeginnings[] = {
      "Bản quyền",    "BẢN QUYỀN",    "Copyright",          "©",
      "Ghi rõ nguồn", "Giấy phép số", "Giấy phép xuất bản", "Đang truy cập"};
  for (const Piece& piece : block.pieces) {
    const size_t begin = piece.text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) continue;
    return std::any_of(std::begin(kBeginnings), std::end(kBeginnings),
                       [&](std::string_view words) { return piece.text.substr(begin).starts_with(words); });
  }
  return false;
}

// Furniture by name does not hold where it would take most of the prose away: a page whose frame is called
// `menu`.
std::vector<Block> WithoutWrongNames(std::vector<Block> blocks) {
  size_t prose = 0, hidden = 0;
  for (const Block& block : blocks) {
    if (block.letters < kLong || block.link_density() >= 0.3) continue;
    (block.furniture ? hidden : prose) += block.letters;
  }
  if (hidden > prose * 3) {
    for (Block& block : blocks) block.furniture = nullptr;
  }
  return blocks;
}

// The element that holds nearly all prose, by its depth and number; depth 0 when there is none.
struct Place {
  size_t depth = 0;
  uint32_t element = 0;

  bool Holds(const Block& block) const {
    return depth == 0 || (block.path.size() >= depth && block.path[depth - 1] == element);
  }
};

Place FindMainPart(const std::vector<Block>& blocks) {
  size_t all = 0;
  std::map<std::pair<size_t, uint32_t>, size_t> letters;
  for (const Block& block : blocks) {
    if (!IsProse(block)) continue;
    all += block.letters;
    for (size_t depth = 1; depth <= block.path.size(); ++depth)
      letters[{depth, block.path[depth - 1]}] += block.letters;
  }
  Place place;
  for (const auto& [key, held] : letters) {
    if (static_cast<double>(held) >= kNearlyAll * static_cast<double>(all) && key.first > place.depth) {
      place = {key.first, key.second};
    }
  }
  // A single paragraph is not the main part; what is around it is.
  size_t prose = 0;
  for (const Block& block : blocks) prose += IsProse(block) && place.Holds(block);
  if (prose == 1 && place.depth > 1) {
    for (const Block& block : blocks) {
      if (IsProse(block) && place.Holds(block)) return {place.depth - 1, block.path[place.depth - 2]};
    }
  }
  return place;
}

// The heading of the article: the last h1 before the main part or the first in it; else nothing.
size_t FindHeading(const std::vector<Block>& blocks, const Place& place) {
  size_t heading = blocks.size();
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].first_heading && !blocks[i].furniture) heading = i;
    if (place.Holds(blocks[i]) && IsProse(blocks[i])) break;
  }
  return heading;
}

}  // namespace

std::vector<const char*> ChooseMainText(const std::vector<Block>& page) {
  std::vector<Block> blocks = WithoutWrongNames(page);
  for (Block& block : blocks) {
    if (!block.furniture && IsFooterText(block)) block.furniture = "footer";
  }
  std::vector<const char*> reasons(blocks.size(), nullptr);
  if (std::none_of(blocks.begin(), blocks.end(), IsProse)) {
    for (size_t i = 0; i < blocks.size(); ++i) reasons[i] = blocks[i].furniture;
    const bool nothing =
        std::all_of(reasons.begin(), reasons.end(), [](const char* r) { return r != nullptr; });
    if (nothing) std::fill(reasons.begin(), reasons.end(), nullptr);
    return reasons;
  }
  const Place place = FindMainPart(blocks);
  const size_t heading = FindHeading(blocks, place);
  // A heading of two lines is two blocks of one element.
  const auto is_heading = [&](const Block& block) {
    return heading < blocks.size() && block.first_heading && block.path == blocks[heading].path;
  };
  bool above = false;  // between the heading and the main part: date, byline, lead
  for (size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    const bool inside = place.Holds(block);
    if (is_heading(block)) above = true;
    if (inside && IsProse(block)) above = false;
    if (block.furniture) {
      reasons[i] = block.furniture;
    } else if (is_heading(block)) {
      reasons[i] = nullptr;
    } else if (block.link_density() > kLinky) {
      reasons[i] = "links";
    } else if (!inside && !above && !IsProse(block)) {
      reasons[i] = "outside";
    }
  }
  return reasons;
}

}  // namespace sulieu
