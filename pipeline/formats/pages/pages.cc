#include "pipeline/formats/pages/pages.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "pipeline/base/utf8.h"
#include "pipeline/formats/text_builder.h"

namespace sulieu {
namespace {

// What stands at the head or foot of this many pages, and of half of them, is no text.
constexpr size_t kRunningPages = 3;

struct Line {
  size_t begin = 0, end = 0;  // in the text, without the spaces around it
  size_t page = 0;
  bool goes_on = false;  // in the next line
  bool gap = false;      // an empty line or a page break before it
  const char* left_out = nullptr;

  std::string_view In(std::string_view text) const { return text.substr(begin, end - begin); }
};

// The lines that have words.
std::vector<Line> SplitPages(std::string_view text) {
  std::vector<Line> lines;
  size_t page = 0;
  bool gap = true;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find_first_of("\n\f", begin), text.size());
    size_t first = begin, last = end;
    while (first < last && text[first] == ' ') ++first;
    while (last > first && text[last - 1] == ' ') --last;
    if (first < last) lines.push_back({first, last, page, last < end, gap});
    const bool page_ends = end < text.size() && text[end] == '\f';
    gap = page_ends || first == last;
    page += page_ends;
    begin = end + 1;
  }
  return lines;
}

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

bool IsPageNumber(std::string_view line) {
  static const RE2 kNumber(R"((?:Trang|TRANG|trang)?[ \-–.]*\d{1,4}(?: ?/ ?\d{1,4})?[ \-–.]*)");
  return RE2::FullMatch(Piece(line), kNumber);
}

std::string WithoutDigits(std::string_view line) {
  std::string out;
  for (char c : line) {
    if (c < '0' || c > '9') out += c;
  }
  return out;
}

// The first and the last line of each page that are not marked yet, as indices of `lines`.
template <typename Function>
void ForEachEdge(const std::vector<Line>& lines, const Function& edge) {
  for (size_t begin = 0, end = 0; begin < lines.size(); begin = end) {
    while (end < lines.size() && lines[end].page == lines[begin].page) ++end;
    size_t first = begin, last = end;
    while (first < end && lines[first].left_out) ++first;
    while (last > first && lines[last - 1].left_out) --last;
    if (first < last) edge(first);
    if (first + 1 < last) edge(last - 1);
  }
}

void MarkFurniture(std::string_view text, std::vector<Line>* lines) {
  const size_t pages = lines->empty() ? 0 : lines->back().page + 1;
  if (pages < 2) return;
  for (int round = 0; round < 2; ++round) {  // a page number may stand below a running foot
    std::map<std::string, size_t> seen;
    std::vector<size_t> edges;
    ForEachEdge(*lines, [&](size_t i) {
      edges.push_back(i);
      ++seen[WithoutDigits((*lines)[i].In(text))];
    });
    for (size_t i : edges) {
      Line& line = (*lines)[i];
      const std::string_view words = line.In(text);
      const size_t times = seen[WithoutDigits(words)];
      if (IsPageNumber(words)) {
        line.left_out = "page number";
      } else if (times >= kRunningPages && times * 2 >= pages) {
        line.left_out = "running head";
      }
    }
  }
}

// `... ngành,` and `địa phương ...` on two pages.
bool GoesOnOverThePage(const Line& line, std::string_view words, std::string_view next) {
  static const RE2 kEnd(R"([.!?:;”"]$)");
  static const RE2 kBeginning(R"([\p{Ll}\d(][^.)]{2})");
  if (RE2::PartialMatch(Piece(words), kEnd)) return false;
  re2::StringPiece rest = Piece(next);
  return line.goes_on || RE2::Consume(&rest, kBeginning);
}

// What stands between two lines in the text.
std::string_view Between(std::string_view text, const Line& line, const Line& next) {
  if (line.page != next.page) {
    return GoesOnOverThePage(line, line.In(text), next.In(text)) ? " " : "\n\n";
  }
  return next.gap ? "\n\n" : line.goes_on ? " " : "\n";
}

}  // namespace

Result<Contents> ReadPages(std::string_view raw, const DecodeOptions& options) {
  auto decoded = Decode(raw, options);
  SULIEU_RETURN_IF_ERROR(decoded);
  const std::string_view text = decoded->text;
  std::vector<Line> lines = SplitPages(text);
  MarkFurniture(text, &lines);
  Contents contents;
  TextBuilder builder(text);
  const Line* before = nullptr;
  for (const Line& line : lines) {
    if (line.left_out) {
      contents.left_out.push_back(
          {decoded->map.ToRaw({static_cast<uint32_t>(line.begin), static_cast<uint32_t>(line.end)}),
           line.left_out, std::string(line.In(text))});
      continue;
    }
    if (before) builder.Put(Between(text, *before, line), before->end, line.begin);
    builder.Copy(line.begin, line.end);
    before = &line;
  }
  if (builder.text().empty()) return Fail(ErrorCode::kEmpty, "the pages have no text");
  return std::move(builder).FinishDecoded(std::move(*decoded), std::move(contents));
}

}  // namespace sulieu
