#include "pipeline/read/page_layout.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <vector>

#include "pipeline/base/utf8.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;
  double height() const { return bottom - top; }
};

struct Line {
  Box box;
  double first_word = 0;  // its width
  std::string text;
};

double Number(std::string_view tag, std::string_view name) {
  const size_t at = tag.find(name);
  double value = 0;
  if (at != std::string_view::npos) {
    const size_t begin = at + name.size();
    std::from_chars(tag.data() + begin, tag.data() + tag.size(), value);
  }
  return value;
}

Box BoxOf(std::string_view tag) {
  return {Number(tag, "xMin=\""), Number(tag, "yMin=\""), Number(tag, "xMax=\""), Number(tag, "yMax=\"")};
}

std::string Unescaped(std::string_view text) {
  static constexpr std::pair<std::string_view, char> kEntities[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
  std::string out;
  while (!text.empty()) {
    const auto* const entity = std::find_if(std::begin(kEntities), std::end(kEntities),
                                            [&](const auto& e) { return text.starts_with(e.first); });
    const bool found = entity != std::end(kEntities);
    out += found ? entity->second : text[0];
    text.remove_prefix(found ? entity->first.size() : 1);
  }
  return out;
}

class Layout {
 public:
  std::string Run(std::string_view boxes) {
    for (size_t at = boxes.find('<'); at != std::string_view::npos; at = boxes.find('<', at)) {
      const size_t end = boxes.find('>', at);
      if (end == std::string_view::npos) break;
      const std::string_view tag = boxes.substr(at + 1, end - at - 1);
      at = end + 1;
      if (tag.starts_with("word ")) {
        AddWord(BoxOf(tag), boxes.substr(at, std::min(boxes.find('<', at), boxes.size()) - at));
      } else {
        Structure(tag);
      }
    }
    return std::move(out_);
  }

 private:
  void Structure(std::string_view tag) {
    if (tag.starts_with("line ")) lines_.push_back({BoxOf(tag), 0, ""});
    if (tag == "/page") EndPage();
  }

  void AddWord(const Box& box, std::string_view word) {
    if (lines_.empty()) return;
    Line& line = lines_.back();
    if (line.text.empty()) line.first_word = box.right - box.left;
    if (!line.text.empty()) line.text += ' ';
    line.text += Unescaped(word);
  }

  void EndPage() {
    width_ = 0;
    for (const Line& line : lines_) width_ = std::max(width_, line.box.right - line.box.left);
    const double leading = UsualLeading();
    for (size_t begin = 0, end = 0; begin < lines_.size(); begin = end) {
      for (end = begin + 1; end < lines_.size() && Follows(lines_[end - 1], lines_[end], leading);) ++end;
      if (begin > 0) out_ += '\n';
      PutRun(begin, end);
    }
    out_ += '\f';
    lines_.clear();
  }

  // The commonest distance from line to line, in points.
  double UsualLeading() const {
    std::map<long, int> counts;
    for (size_t i = 1; i < lines_.size(); ++i) {
      const double down = lines_[i].box.top - lines_[i - 1].box.top;
      if (down > 0) ++counts[std::lround(down)];
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? 0 : static_cast<double>(most->first);
  }

  // Below the other one, no further than lines of a paragraph are.
  static bool Follows(const Line& line, const Line& next, double leading) {
    const double down = next.box.top - line.box.top;
    return down > 0 &&
           down <= std::max(1.2 * std::min(leading, 2.5 * line.box.height()), 1.35 * line.box.height());
  }

  void PutRun(size_t begin, size_t end) {
    Box frame = lines_[begin].box;
    for (size_t i = begin; i < end; ++i) {
      frame.left = std::min(frame.left, lines_[i].box.left);
      frame.right = std::max(frame.right, lines_[i].box.right);
    }
    // The other lines of the column show how wide it is.
    for (const Line& line : lines_) {
      if (std::abs(line.box.left - frame.left) <= 2 * lines_[begin].box.height())
        frame.right = std::max(frame.right, line.box.right);
    }
    for (size_t i = begin; i < end; ++i) {
      out_ += lines_[i].text;
      // The last line may go on over the page where there is hardly room for a word.
      const bool goes_on = i + 1 < end ? GoesOn(lines_[i], lines_[i + 1], frame)
                                       : lines_[i].box.right + 3 * lines_[i].box.height() > frame.right;
      out_ += goes_on ? " \n" : "\n";
    }
  }

  bool GoesOn(const Line& line, const Line& next, const Box& frame) const {
    const double height = line.box.height();
    if (std::abs(next.box.height() - height) > 0.2 * height) return false;
    const double space = 0.2 * height;
    if (line.box.right + space + next.first_word < frame.right - space) return false;
    const double inset = next.box.left - frame.left;
    const bool centred = std::abs(inset - (frame.right - next.box.right)) < 0.5 * height;
    if (inset > 0.5 * height && line.box.left - frame.left < 0.25 * height && !centred) return false;
    // A short line before a capital: a letterhead, an address.
    const bool is_short = line.box.right - line.box.left < 0.6 * width_;
    return !(is_short && BeginsWithCapital(next.text));
  }

  static bool BeginsWithCapital(std::string_view text) {
    return !text.empty() && IsUpper(DecodeAt(text, 0).value);
  }

  std::vector<Line> lines_;  // of the page
  double width_ = 0;         // of the widest of them
  std::string out_;
};

}  // namespace

std::string TextOfPages(std::string_view boxes) { return Layout().Run(boxes); }

}  // namespace sulieu
