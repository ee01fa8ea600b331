#include "pipeline/formats/html/main_text.h"

#include <algorithm>
#include <unordered_map>

#include "pipeline/formats/html/sections.h"
#include "pipeline/formats/html/title.h"

namespace sulieu {
namespace {

constexpr double kLinky = 0.5;        // share of links from which on a block is a list of links
constexpr double kMost = 0.6;         // of the prose, that the main part holds
constexpr size_t kBeside = 2;         // levels up from the main part to what stands with it: a row, a table
constexpr size_t kMostLines = 20000;  // a page of more blocks is no page of a portal: its lines are not read
constexpr size_t kHeadingLines = 10;
constexpr size_t kFarthest = 3;  // blocks that are no prose, between two parts of an article
// A part of the page that stands apart is text of its own right from that share of the prose on ...
constexpr double kWorthy = 0.2;
constexpr double kPure = 0.8;  // ... where that share of its letters is prose.

// Furniture by name does not hold where it would take most of the prose away: a page whose frame is called
// `menu`.
std::vector<Block> WithoutWrongNames(std::vector<Block> blocks) {
  size_t prose = 0, hidden = 0;
  FindProse(&blocks);
  for (const Block& block : blocks) {
    if (block.prose) (block.furniture ? hidden : prose) += block.letters;
  }
  if (hidden > prose * 3) {
    for (Block& block : blocks) block.furniture = nullptr;
  }
  return blocks;
}

// The element that holds most prose, by its depth and number; depth 0 when there is none.
struct MainPart {
  size_t depth = 0;
  uint32_t element = 0;
  size_t letters = 0;  // of the prose it holds

  bool Holds(const Block& block) const {
    return depth == 0 || (block.path.size() >= depth && block.path[depth - 1] == element);
  }
};

// The letters that each element holds, of prose and all.
using Letters = std::unordered_map<uint32_t, std::pair<size_t, size_t>>;

Letters CountLetters(const std::vector<Block>& blocks) {
  Letters letters;
  for (const Block& block : blocks) {
    for (uint32_t element : block.path) {
      letters[element].first += IsProse(block) ? block.letters : 0;
      letters[element].second += block.letters;
    }
  }
  return letters;
}

MainPart FindMainPart(const std::vector<Block>& blocks, const Letters& letters) {
  size_t all = 0;
  for (const Block& block : blocks) all += IsProse(block) ? block.letters : 0;
  MainPart part;
  for (const Block& block : blocks) {
    for (size_t depth = part.depth; IsProse(block) && depth < block.path.size(); ++depth) {
      const size_t held = letters.at(block.path[depth]).first;
      if (static_cast<double>(held) >= kMost * static_cast<double>(all))
        part = {depth + 1, block.path[depth], held};
    }
  }
  // A single paragraph is not the main part; what is around it is.
  size_t prose = 0;
  for (const Block& block : blocks) prose += IsProse(block) && part.Holds(block);
  if (prose > 1 || part.depth <= 1) return part;
  const auto only = std::find_if(blocks.begin(), blocks.end(),
                                 [&](const Block& block) { return IsProse(block) && part.Holds(block); });
  return {part.depth - 1, only->path[part.depth - 2], part.letters};
}

size_t CommonDepth(const Block& a, const Block& b) {
  const auto end = std::mismatch(a.path.begin(), a.path.end(), b.path.begin(), b.path.end()).first;
  return static_cast<size_t>(end - a.path.begin());
}

class Chooser {
 public:
  Chooser(const std::vector<Block>& page, const std::vector<std::string>& titles)
      : blocks_(WithoutWrongNames(page)), titles_(titles), heading_(page.size()) {
    for (const Block& block : blocks_)
      lines_.push_back(blocks_.size() > kMostLines ? Line() : ReadLine(PartsOf(block)));
  }

  MainText Run() && {
    // Without any sentence the words of a page say nothing of it: `Trước` may be a button or not.
    if (std::any_of(blocks_.begin(), blocks_.end(), IsProse)) MarkFurniture(lines_, &blocks_);
    if (std::none_of(blocks_.begin(), blocks_.end(), IsProse)) {
      ChooseWithoutProse();
    } else {
      letters_ = CountLetters(blocks_);
      part_ = FindMainPart(blocks_, letters_);
      FindBounds();
      heading_ = FindHeading();
      Reach();
      Decide();
    }
    std::string title = heading_ < blocks_.size() ? HeadingAt(heading_) : "";
    return {std::move(reasons_), heading_, std::move(title), std::move(lines_)};
  }

 private:
  bool IsText(size_t i) const { return !blocks_[i].furniture && !IsLinks(i); }
  bool IsCore(size_t i) const { return part_.Holds(blocks_[i]) && IsText(i); }
  // Links that are no list of links: a date or a name that leads to more of them.
  bool IsPublication(size_t i) const {
    return blocks_[i].time || blocks_[i].author || lines_[i].kind == LineKind::kPublished ||
           lines_[i].kind == LineKind::kAuthor;
  }
  bool IsLinks(size_t i) const { return blocks_[i].link_density() > kLinky; }

  void ChooseWithoutProse() {
    for (const Block& block : blocks_) reasons_.push_back(block.furniture);
    const auto left_out = [](const char* reason) { return reason != nullptr; };
    if (std::all_of(reasons_.begin(), reasons_.end(), left_out))
      std::fill(reasons_.begin(), reasons_.end(), nullptr);
  }

  void FindBounds() {
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (!IsCore(i)) continue;
      if (end_ == 0) begin_ = i;
      if (first_prose_ == npos && IsProse(blocks_[i])) first_prose_ = i;
      end_ = i + 1;
    }
  }

  // The block that the page's own title confirms, the last one before the text; else its h1.
  size_t FindHeading() const {
    size_t heading = blocks_.size(), h1 = blocks_.size();
    for (size_t i = 0; i <= first_prose_; ++i) {
      const Block& block = blocks_[i];
      if (block.furniture || (IsLinks(i) && !block.heading)) continue;
      if (block.first_heading) h1 = i;
      const std::string words = HeadingAt(i);
      for (const std::string& title : titles_) {
        if (WithoutHeading(title, words)) heading = i;
      }
    }
    return heading < blocks_.size() ? heading : h1;
  }

  // Two blocks of one element: a heading of two lines.
  bool AreOneHeading(size_t i, size_t k) const {
    return blocks_[i].heading && blocks_[i].path == blocks_[k].path;
  }
  bool IsHeading(size_t i) const { return heading_ < blocks_.size() && AreOneHeading(i, heading_); }

  // All lines of the heading that the block is one of.
  std::string HeadingAt(size_t i) const {
    const size_t first = i < kHeadingLines ? 0 : i - kHeadingLines;
    const size_t last = std::min(i + kHeadingLines, blocks_.size());
    while (i > first && AreOneHeading(i - 1, i)) --i;
    std::string words = WordsOf(blocks_[i]);
    while (++i < last && AreOneHeading(i - 1, i)) words.append(1, ' ').append(WordsOf(blocks_[i]));
    return words;
  }

  bool IsBeside(size_t i) const {
    return part_.depth > 1 && CommonDepth(blocks_[i], blocks_[begin_of_part_]) + kBeside >= part_.depth;
  }

  // Extends the article from the main part up and down.
  void Reach() {
    begin_of_part_ = begin_;
    if (heading_ < blocks_.size()) {
      begin_ = heading_;
    } else {
      ReachUp();
      heading_ = GuessHeading();
    }
    while (begin_ > 0 && IsHeading(begin_ - 1)) --begin_;
    ReachDateAbove();
    ReachDown();
  }

  void ReachUp() {
    size_t between = 0;
    for (size_t i = begin_; i-- > 0 && between <= kFarthest;) {
      if (lines_[i].kind == LineKind::kTool) continue;
      if (!IsText(i)) break;
      ++between;
      if (IsProse(blocks_[i]) || IsBeside(i)) begin_ = i, between = 0;
    }
  }

  // What stands right above or else below the publication line, before the text.
  size_t GuessHeading() const {
    for (size_t date = begin_; date < first_prose_; ++date) {
      if (lines_[date].kind != LineKind::kPublished || blocks_[date].furniture) continue;
      for (size_t i = date; i-- > begin_;) {
        if (IsText(i)) return i;
      }
      for (size_t i = date + 1; i < first_prose_; ++i) {
        if (IsText(i)) return i;
      }
    }
    // Else a short line on top of the text.
    const bool line =
        begin_ + 1 == first_prose_ && IsText(begin_) && !WordsOf(blocks_[begin_]).ends_with('.');
    return line ? begin_ : blocks_.size();
  }

  // The date may stand above the heading.
  void ReachDateAbove() {
    for (size_t i = begin_; i-- > 0;) {
      if (lines_[i].kind == LineKind::kTool) continue;
      const size_t common = CommonDepth(blocks_[i], blocks_[begin_]);
      if (lines_[i].kind == LineKind::kPublished && common + 1 >= blocks_[begin_].path.size()) begin_ = i;
      return;
    }
  }

  void ReachDown() {
    size_t between = 0;
    for (size_t i = end_; i < blocks_.size() && between <= kFarthest; ++i) {
      if (!IsText(i) || lines_[i].kind == LineKind::kContact) break;
      ++between;
      if (IsProse(blocks_[i]) || IsBeside(i)) end_ = i + 1, between = 0;
    }
  }

  void Decide() {
    for (size_t i = 0; i < blocks_.size(); ++i) {
      const bool inside = i >= begin_ && i < end_;
      const char* reason = blocks_[i].furniture;
      if (!reason && IsLinks(i) && !IsHeading(i) && i != heading_ &&
          !(inside && i < first_prose_ && IsPublication(i)))
        reason = "links";
      if (!reason && !inside && !IsWorthy(i)) reason = "outside";
      reasons_.push_back(reason);
    }
  }

  // Prose that stands apart from the article, in a part of the page that is nothing but prose.
  bool IsWorthy(size_t i) const {
    if (!IsProse(blocks_[i])) return false;
    const size_t depth = CommonDepth(blocks_[i], blocks_[begin_of_part_]);
    if (depth >= blocks_[i].path.size()) return true;
    const auto [prose, all] = letters_.at(blocks_[i].path[depth]);
    return static_cast<double>(prose) >= kPure * static_cast<double>(all) &&
           static_cast<double>(prose) >= kWorthy * static_cast<double>(part_.letters);
  }

  static constexpr size_t npos = static_cast<size_t>(-1);

  std::vector<Block> blocks_;
  const std::vector<std::string>& titles_;
  std::vector<Line> lines_;
  std::vector<const char*> reasons_;
  Letters letters_;
  MainPart part_;
  size_t heading_, begin_ = 0, end_ = 0;  // the article is [begin_, end_)
  size_t begin_of_part_ = 0, first_prose_ = npos;
};

}  // namespace

MainText ChooseMainText(const std::vector<Block>& blocks, const std::vector<std::string>& titles) {
  return Chooser(blocks, titles).Run();
}

}  // namespace sulieu
