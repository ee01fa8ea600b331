#include "pipeline/show/text.h"

#include <fmt/format.h>

#include "pipeline/export/visible.h"
#include "pipeline/show/fact_table.h"
#include "pipeline/show/html.h"
#include "pipeline/show/marks.h"

namespace sulieu {
namespace {

// Readable on light and dark terminals: the 16 basic colours, as foreground with an underline.
constexpr int kColours[] = {34, 32, 36, 33, 35, 31, 94, 92};

class TextMarker {
 public:
  TextMarker(const StoredDocument& document, const std::vector<StoredFact>& facts, bool colour)
      : document_(document),
        facts_(facts),
        kinds_(facts),
        colour_(colour),
        marks_(MakeMarks(facts, document.text.size())) {}

  std::string Run() {
    std::vector<size_t> open;
    for (const Segment& segment : MakeSegments(marks_, document_.text.size())) {
      CloseEnded(&open, segment.span.begin);
      for (size_t mark : segment.marks) {
        if (marks_[mark].span.begin != segment.span.begin) continue;
        open.push_back(mark);
        if (!colour_) out_ += fmt::format("[{} ", Labels(mark));
      }
      if (colour_ && !segment.marks.empty())
        out_ += fmt::format("\x1b[4;{}m", ColourOf(segment.marks.back()));
      out_ += ShowInvisibleInLines(segment.span.In(document_.text));  // no article commands the terminal
      if (colour_ && !segment.marks.empty()) out_ += "\x1b[0m";
    }
    CloseEnded(&open, static_cast<uint32_t>(document_.text.size()));
    return std::move(out_);
  }

 private:
  void CloseEnded(std::vector<size_t>* open, uint32_t at) {
    for (size_t i = open->size(); i > 0; --i) {
      const size_t mark = (*open)[i - 1];
      if (marks_[mark].span.end > at) continue;
      out_ += colour_ ? fmt::format("\x1b[2;{}m{}\x1b[0m", ColourOf(mark), Labels(mark))
                      : fmt::format(" {}]", Labels(mark));
      open->erase(open->begin() + static_cast<std::ptrdiff_t>(i) - 1);
    }
  }

  std::string Labels(size_t mark) const {
    std::string labels;
    for (size_t fact : marks_[mark].facts) {
      if (!labels.empty()) labels += ',';
      labels += FactLabel(facts_[fact], fact);
    }
    return labels;
  }

  int ColourOf(size_t mark) const { return kColours[kinds_.Of(marks_[mark].kind) % std::size(kColours)]; }

  const StoredDocument& document_;
  const std::vector<StoredFact>& facts_;
  KindNumbers kinds_;
  bool colour_;
  std::vector<Mark> marks_;
  std::string out_;
};

}  // namespace

std::string RenderText(const StoredDocument& document, const std::vector<StoredFact>& facts, bool colour) {
  std::string out = TextMarker(document, facts, colour).Run();
  if (!out.ends_with('\n')) out += '\n';
  out += "\n";
  for (size_t i = 0; i < facts.size(); ++i) {
    out += fmt::format("{:5} {:12} {}  {}\n", FactLabel(facts[i], i), facts[i].kind,
                       facts[i].fact_id.substr(0, 10), ShowInvisible(facts[i].value));
  }
  return out;
}

}  // namespace sulieu
