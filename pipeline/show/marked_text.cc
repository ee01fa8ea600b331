#include "pipeline/show/marked_text.h"

#include <algorithm>

#include "pipeline/show/html.h"

namespace sulieu {
namespace {

class TextWriter {
 public:
  TextWriter(std::string_view text, std::string_view title, const std::vector<Mark>& marks,
             const std::vector<MarkTags>& tags)
      : text_(text),
        title_(title),
        marks_(marks),
        tags_(tags),
        opened_(marks.size()),
        labelled_(marks.size()) {}

  std::string Run() {
    for (const Segment& segment : MakeSegments(marks_, text_.size())) WriteSegment(segment);
    CloseLine();
    return std::move(out_);
  }

 private:
  void WriteSegment(const Segment& segment) {
    for (uint32_t at = segment.span.begin; at < segment.span.end;) {
      const size_t newline = text_.find('\n', at);
      const auto end = static_cast<uint32_t>(std::min<size_t>(newline, segment.span.end));
      if (end > at) WritePiece({at, end}, segment.marks);
      at = end;
      if (at < segment.span.end) {
        CloseLine();
        ++at;
      }
    }
    for (size_t i = open_.size(); i > 0; --i) {
      if (marks_[open_[i - 1]].span.end == segment.span.end) CloseMarks(i - 1);
    }
  }

  void WritePiece(TextSpan piece, const std::vector<size_t>& marks) {
    OpenLine(piece.begin);
    size_t same = 0;
    while (same < open_.size() && same < marks.size() && open_[same] == marks[same]) ++same;
    CloseMarks(same);
    for (size_t i = same; i < marks.size(); ++i) OpenMark(marks[i]);
    out_ += EscapeHtml(piece.In(text_));
  }

  void OpenLine(uint32_t at) {
    if (in_line_) return;
    in_line_ = true;
    const size_t end = std::min(text_.find('\n', at), text_.size());
    out_ += text_.substr(at, end - at) == title_ ? "<p class=\"title\">" : "<p>";
  }

  void CloseLine() {
    CloseMarks(0);
    if (in_line_) out_ += "</p>\n";
    in_line_ = false;
  }

  void OpenMark(size_t mark) {
    out_ += opened_[mark] ? tags_[mark].reopen : tags_[mark].open;
    opened_[mark] = true;
    open_.push_back(mark);
  }

  // Closes the marks from `keep` on; one that ends here shows the labels of its facts.
  void CloseMarks(size_t keep) {
    while (open_.size() > keep) {
      const size_t mark = open_.back();
      open_.pop_back();
      out_ += tags_[mark].close;
      if (!labelled_[mark]) out_ += tags_[mark].label;
      labelled_[mark] = true;
    }
  }

  std::string_view text_, title_;
  const std::vector<Mark>& marks_;
  const std::vector<MarkTags>& tags_;
  std::vector<size_t> open_;
  std::vector<bool> opened_, labelled_;
  bool in_line_ = false;
  std::string out_;
};

}  // namespace

std::string MarkedText(std::string_view text, std::string_view title, const std::vector<Mark>& marks,
                       const std::vector<MarkTags>& tags) {
  return TextWriter(text, title, marks, tags).Run();
}

}  // namespace sulieu
