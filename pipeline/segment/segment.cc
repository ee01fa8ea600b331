#include "pipeline/segment/segment.h"

#include <re2/re2.h>

#include "pipeline/segment/lines.h"
#include "pipeline/segment/paragraphs.h"

namespace sulieu {
namespace {

bool IsProseKind(PassageKind kind) { return kind == PassageKind::kLead || kind == PassageKind::kParagraph; }

// The index of the last passage of prose; the number of passages when a byline stands behind it.
size_t UnsignedEnd(const std::vector<Passage>& passages) {
  size_t last = passages.size();
  for (size_t i = 0; i < passages.size(); ++i) {
    if (IsProseKind(passages[i].kind)) last = i;
  }
  for (size_t i = last; i < passages.size(); ++i) {
    if (passages[i].kind == PassageKind::kByline) return passages.size();
  }
  return last;
}

}  // namespace

Article Segment(std::string_view text, const RuleSet& passage_rules) {
  Article article;
  article.text = text;
  const WordList& abbreviations = passage_rules.list("abbreviations");
  const std::vector<Passage> lines = ClassifyLines(text, passage_rules);
  const size_t unsigned_end = UnsignedEnd(lines);
  for (size_t i = 0; i < lines.size(); ++i) {
    if (!IsProseKind(lines[i].kind)) {
      article.passages.push_back(lines[i]);
      continue;
    }
    const auto parts = SplitParagraph(text, lines[i], i == unsigned_end, abbreviations);
    article.passages.insert(article.passages.end(), parts.begin(), parts.end());
  }
  for (uint32_t i = 0; i < article.passages.size(); ++i) {
    for (TextSpan sentence : SplitSentences(text, article.passages[i].span, abbreviations)) {
      article.sentences.push_back({sentence, i});
    }
  }
  return article;
}

std::string_view AuthorLine(const Article& article) {
  static const RE2 kNotAuthor(
      R"(\d|^\(?(?:Theo|THEO|Nguồn|NGUỒN)|^(?i:(?:[kt]m?\. ?)*(?:ủy ban|ubnd|(?:phó )?chủ tịch|cục trưởng|(?:phó )?giám đốc|bí thư|hiệu trưởng|tỉnh |huyện |thành phố )))");
  static const RE2 kLabel(
      R"([•*]? ?(?i:(?:tin|bài|ảnh|clip|video)(?:(?: ?[,&/+\-–] ?| và )(?:tin|bài|ảnh|clip|video))* ?:|tác giả(?: bài viết)? ?:|thực hiện ?:|người (?:đăng|viết|gửi) ?:|biên tập ?:) *)");
  std::string_view found;
  for (const Passage& passage : article.passages) {
    if (passage.kind != PassageKind::kByline) continue;
    const std::string_view line = passage.span.In(article.text);
    re2::StringPiece rest(line.data(), line.size());
    if (line.find(':') != line.npos && RE2::Consume(&rest, kLabel)) {
      const std::string_view author(rest.data(), rest.size());
      return author.substr(0, author.find(" |"));
    }
    if (found.empty() && !RE2::PartialMatch(rest, kNotAuthor)) found = line;
  }
  return found;
}

}  // namespace sulieu
