#include "pipeline/formats/html/sections.h"

#include <algorithm>

#include "pipeline/base/utf8.h"
#include "pipeline/normalize/normalize.h"

namespace sulieu {
namespace {

constexpr size_t kProseLetters = 80, kShortProseLetters = 25;
constexpr size_t kBoxBlocks = 1000;  // looked at on both sides of a heading
constexpr size_t kBeginning = 64;    // bytes of a block that show how it begins

// What portals write at their foot, whatever the element is called.
bool IsFooterText(const Block& block) {
  static constexpr std::string_view kBeginnings[] = {
      "Bản quyền",    "BẢN QUYỀN",    "Copyright",          "©",
      "Ghi rõ nguồn", "Giấy phép số", "Giấy phép xuất bản", "Đang truy cập"};
  for (const Piece& piece : block.pieces) {
    const size_t begin = piece.text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) continue;
    size_t end = std::min(begin + kBeginning, piece.text.size());
    while (end < piece.text.size() && IsContinuation(piece.text[end])) ++end;
    const auto words =
        Normalize(piece.text.substr(begin, end - begin));  // letters may stand apart from marks
    return words && std::any_of(std::begin(kBeginnings), std::end(kBeginnings),
                                [&](std::string_view known) { return words->text.starts_with(known); });
  }
  return false;
}

bool IsWithin(const Block& block, size_t depth, uint32_t element) {
  return block.path.size() >= depth && block.path[depth - 1] == element;
}

// The blocks of the smallest element around a section's heading that also holds what follows it.
struct Box {
  size_t begin = 0, end = 0;
  bool prose_before = false;  // it holds prose above the heading: it is no box of its own
  bool prose_behind = false;
  bool heading = false;  // it holds an h1
};

Box BoxAround(const std::vector<Block>& blocks, size_t i) {
  Box box{i, i + 1};
  if (i + 1 == blocks.size()) return box;
  const auto& path = blocks[i].path;
  const auto& next = blocks[i + 1].path;
  const auto depth = static_cast<size_t>(
      std::mismatch(path.begin(), path.end(), next.begin(), next.end()).first - path.begin());
  if (depth == 0) return box;
  const size_t first = i < kBoxBlocks ? 0 : i - kBoxBlocks, last = std::min(i + kBoxBlocks, blocks.size());
  while (box.begin > first && IsWithin(blocks[box.begin - 1], depth, path[depth - 1])) --box.begin;
  while (box.end < last && IsWithin(blocks[box.end], depth, path[depth - 1])) ++box.end;
  for (size_t k = box.begin; k < box.end; ++k) {
    if (IsProse(blocks[k])) (k < i ? box.prose_before : box.prose_behind) = true;
    box.heading = box.heading || blocks[k].first_heading;
  }
  return box;
}

// The section's heading and what belongs to it.
void MarkSection(size_t i, const char* reason, bool text_before, std::vector<Block>* blocks) {
  std::vector<Block>& all = *blocks;
  const Box box = BoxAround(all, i);
  all[i].furniture = reason;
  const bool side = std::string_view(reason) != "related";
  if (!text_before && (!side || box.prose_behind || box.heading)) return;  // above the article: a name only
  for (size_t k = i + 1; k < box.end; ++k) {
    if (all[k].furniture) continue;
    // Within the text, the links only; behind it, all there is.
    if (box.prose_before && box.prose_behind && all[k].link_density() <= 0.5) return;
    all[k].furniture = reason;
  }
}

}  // namespace

void FindProse(std::vector<Block>* blocks) {
  const auto mark = [&](size_t letters, bool sentences) {
    bool any = false;
    for (Block& block : *blocks) {
      if (block.letters < letters || block.link_density() >= 0.3) continue;
      block.prose = !sentences || WordsOf(block).ends_with('.');
      any = any || IsProse(block);
    }
    return any;
  };
  if (!mark(kProseLetters, false)) mark(kShortProseLetters, true);
}

void MarkFurniture(const std::vector<Line>& lines, std::vector<Block>* blocks) {
  for (size_t i = 0; i < blocks->size(); ++i) {
    Block& block = (*blocks)[i];
    if (block.furniture) continue;
    const bool row = block.cell || (i + 1 < blocks->size() && (*blocks)[i + 1].cell);
    if (lines[i].kind == LineKind::kTool && !row) block.furniture = lines[i].reason;
    if (IsFooterText(block)) block.furniture = "footer";
  }
  bool text_before = false;
  for (size_t i = 0; i < blocks->size(); ++i) {
    const Block& block = (*blocks)[i];
    if (lines[i].kind == LineKind::kSection && !block.furniture)
      MarkSection(i, lines[i].reason, text_before, blocks);
    text_before = text_before || IsProse(block);
  }
}

}  // namespace sulieu
