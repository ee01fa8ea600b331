#include "pipeline/segment/segment.h"

#include <optional>

#include "pipeline/base/result.h"
#include "pipeline/base/utf8.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

// Longest title, caption or byline, in bytes (about 200 letters); what is longer is prose.
constexpr uint32_t kMaxShortLine = 320;

std::vector<TextSpan> Lines(std::string_view text) {
  std::vector<TextSpan> lines;
  for (size_t begin = 0; begin < text.size();) {
    const size_t newline = std::min(text.find('\n', begin), text.size());
    size_t first = begin, last = newline;
    while (first < last && text[first] == ' ') ++first;
    while (last > first && text[last - 1] == ' ') --last;
    if (first < last) lines.push_back({static_cast<uint32_t>(first), static_cast<uint32_t>(last)});
    begin = newline + 1;
  }
  return lines;
}

std::optional<PassageKind> KindOfRule(const Rule& rule) {
  const std::string_view prefix = std::string_view(rule.id).substr(0, rule.id.find('.'));
  for (PassageKind kind :
       {PassageKind::kTitle, PassageKind::kCaption, PassageKind::kByline, PassageKind::kFurniture}) {
    if (prefix == PassageName(kind)) return kind;
  }
  return std::nullopt;
}

bool EndsLikeProse(std::string_view line) {
  for (std::string_view end : {".", "!", "?", ":", ";", "…", ".”", ".\"", "./."}) {
    if (line.ends_with(end)) return true;
  }
  return false;
}

bool IsProse(std::string_view line) { return line.size() > kMaxShortLine || EndsLikeProse(line); }

// Two to six words, all capitalised (dashes and commas between): `Xuân Thu`, `Đức Thuận – Hà Trang`.
bool IsNameLine(std::string_view line) {
  int words = 0;
  for (size_t at = 0; at < line.size();) {
    const CodePoint c = DecodeAt(line, at);
    if (!IsWordChar(c.value)) {
      if (c.value != ' ' && c.value != '-' && c.value != 0x2013 && c.value != ',') return false;
      at += c.length;
      continue;
    }
    if (!IsUpper(c.value)) return false;
    while (at < line.size() && IsWordChar(DecodeAt(line, at).value)) at += DecodeAt(line, at).length;
    ++words;
  }
  return words >= 2 && words <= 6;
}

// Classifies the lines of one text in order.
class Classifier {
 public:
  Classifier(std::string_view text, const RuleSet& rules) : text_(text), rules_(rules) {}

  std::vector<Passage> Run(const std::vector<TextSpan>& lines) {
    for (size_t i = 0; i < lines.size(); ++i) Add(lines[i], i + 1 == lines.size());
    return std::move(passages_);
  }

 private:
  void Add(TextSpan line, bool last) {
    if (ByRule(line)) return;
    const std::string_view words = line.In(text_);
    if (in_furniture_ && !IsProse(words)) return Push(PassageKind::kFurniture, line);
    in_furniture_ = false;
    if (!body_ && !IsProse(words)) return PushTitle(line);
    if (!body_) {
      body_ = true;
      return Push(passages_.empty() ? PassageKind::kParagraph : PassageKind::kLead, line);
    }
    if (title_ && words == title_->In(text_)) {
      in_furniture_ = true;  // a repeated title opens the foot of the page
      return Push(PassageKind::kFurniture, line);
    }
    if (IsNameLine(words) || (last && !IsProse(words) && words.size() < 80))
      return Push(PassageKind::kByline, line);
    Push(IsProse(words) ? PassageKind::kParagraph : PassageKind::kCaption, line);
  }

  // A line rule that names a group `title` splits the line: the rest is what the rule says.
  bool ByRule(TextSpan line) {
    const std::string_view words = line.In(text_);
    const re2::StringPiece input(words.data(), words.size());
    for (const auto& rule : rules_.rules) {
      const auto& names = rule->group_names();
      std::vector<re2::StringPiece> groups(names.size());
      if (!rule->regex().Match(input, 0, input.size(), RE2::UNANCHORED, groups.data(),
                               static_cast<int>(groups.size()))) {
        continue;
      }
      const auto kind = KindOfRule(*rule);
      SULIEU_CHECK(kind.has_value());
      if (rule->id.starts_with("furniture.section")) in_furniture_ = true;
      for (size_t group = 2; group < groups.size(); ++group) {
        if (names[group] != "title" || groups[group].data() == nullptr || groups[group].empty()) continue;
        const auto begin = static_cast<uint32_t>(groups[group].data() - text_.data());
        const TextSpan title{begin, begin + static_cast<uint32_t>(groups[group].size())};
        if (line.begin < title.begin) Push(*kind, {line.begin, title.begin});
        PushTitle(title);
        return true;
      }
      Push(*kind, line);
      return true;
    }
    return false;
  }

  void PushTitle(TextSpan span) {
    title_ = span;
    Push(PassageKind::kTitle, span);
  }

  void Push(PassageKind kind, TextSpan span) {
    while (span.end > span.begin && text_[span.end - 1] == ' ') --span.end;
    passages_.push_back({kind, span});
  }

  std::string_view text_;
  const RuleSet& rules_;
  std::vector<Passage> passages_;
  std::optional<TextSpan> title_;
  bool body_ = false;          // the first prose line was seen
  bool in_furniture_ = false;  // inside a list of other articles or the foot of the page
};

}  // namespace

Article Segment(std::string_view text, const RuleSet& passage_rules) {
  Article article;
  article.text = text;
  article.passages = Classifier(text, passage_rules).Run(Lines(text));
  const WordList& abbreviations = passage_rules.list("abbreviations");
  for (uint32_t i = 0; i < article.passages.size(); ++i) {
    for (TextSpan sentence : SplitSentences(text, article.passages[i].span, abbreviations)) {
      article.sentences.push_back({sentence, i});
    }
  }
  return article;
}

}  // namespace sulieu
