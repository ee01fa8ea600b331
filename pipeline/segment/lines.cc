#include "pipeline/segment/lines.h"

#include <algorithm>
#include <optional>

#include "pipeline/base/result.h"
#include "pipeline/segment/shapes.h"

namespace sulieu {
namespace {

// Longest line that the line rules are asked about.
constexpr uint32_t kMaxRuleLine = 400;
// A line above the title with at most that many words may be the name of a section or of the organisation.
constexpr int kMaxHeaderWords = 7;
// The same when it stands right on the title.
constexpr int kMaxKickerWords = 4;
// A line behind the article with fewer words than that is no caption.
constexpr int kMinCaptionWords = 3;

enum class Standing {
  kOpen,     // no rule took the line
  kSettled,  // a rule did
  kSection,  // the heading of a list that is not the article
  kHeader,   // the name of a portal or section: furniture, unless nothing else can be the title
  kTitled,   // a rule found the title in it
};

struct Line {
  TextSpan span;
  TextSpan title;    // kTitled
  bool gap = false;  // an empty line or a line that is not the article's stands before it
  Standing standing = Standing::kOpen;
  PassageKind kind = PassageKind::kParagraph;  // by rule
};

std::vector<Line> SplitLines(std::string_view text) {
  std::vector<Line> lines;
  bool gap = false;
  for (size_t begin = 0; begin < text.size();) {
    const size_t newline = std::min(text.find('\n', begin), text.size());
    size_t first = begin, last = newline;
    while (first < last && text[first] == ' ') ++first;
    while (last > first && text[last - 1] == ' ') --last;
    if (first < last) {
      Line line;
      line.span = {static_cast<uint32_t>(first), static_cast<uint32_t>(last)};
      line.gap = gap;
      lines.push_back(line);
    }
    gap = first == last;
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

// A line rule that names a group `title` splits the line: the rest is what the rule says.
void AskRules(std::string_view text, const RuleSet& rules, Line* line) {
  if (line->span.size() > kMaxRuleLine) return;
  const std::string_view words = line->span.In(text);
  const re2::StringPiece input(words.data(), words.size());
  for (size_t index : rules.Possible(words)) {
    const auto& rule = rules.rules[index];
    const auto& names = rule->group_names();
    std::vector<re2::StringPiece> groups(names.size());
    if (!rule->regex().Match(input, 0, input.size(), RE2::UNANCHORED, groups.data(),
                             static_cast<int>(groups.size()))) {
      continue;
    }
    const auto kind = KindOfRule(*rule);
    SULIEU_CHECK(kind.has_value());
    line->kind = *kind;
    line->standing = rule->id.starts_with("furniture.section")  ? Standing::kSection
                     : rule->id.starts_with("furniture.header") ? Standing::kHeader
                                                                : Standing::kSettled;
    for (size_t group = 2; group < groups.size(); ++group) {
      if (names[group] != "title" || groups[group].data() == nullptr || groups[group].empty()) continue;
      const auto begin = static_cast<uint32_t>(groups[group].data() - text.data());
      line->title = {begin, begin + static_cast<uint32_t>(groups[group].size())};
      line->standing = Standing::kTitled;
    }
    return;
  }
}

// Classifies the lines of one text in order.
class Page {
 public:
  Page(std::string_view text, const RuleSet& rules) : text_(text), lines_(SplitLines(text)) {
    for (Line& line : lines_) AskRules(text, rules, &line);
    if (lines_.size() == 1 && lines_[0].standing != Standing::kTitled) lines_[0].standing = Standing::kOpen;
    body_ = FindBody();
    tail_ = FindTail();
  }

  std::vector<Passage> Run() {
    ReadHead();
    for (size_t i = body_; i < lines_.size(); ++i) {
      if (!Settle(lines_[i], i)) ReadBody(i);
    }
    return std::move(passages_);
  }

 private:
  std::string_view Words(size_t i) const { return lines_[i].span.In(text_); }
  bool Open(size_t i) const { return lines_[i].standing == Standing::kOpen; }
  bool HasTitle(size_t before) const {
    for (size_t i = 0; i < before; ++i) {
      if (Open(i) || lines_[i].standing == Standing::kTitled) return true;
    }
    return false;
  }

  // The first line of the body: prose. The first open line is the headline when another one follows.
  size_t FindBody() const {
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (!Open(i) || !IsProse(Words(i))) continue;
      if (!HasTitle(i) && MayBeHeadline(Words(i)) && OpenBehind(i)) continue;
      return i;
    }
    return lines_.size();
  }

  bool OpenBehind(size_t i) const {
    return std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(i) + 1, lines_.end(),
                       [](const Line& line) { return line.standing == Standing::kOpen; });
  }

  // Behind the last line of prose.
  size_t FindTail() const {
    size_t tail = lines_.size();
    while (tail > body_ + 1) {
      const std::string_view words = Words(tail - 1);
      if (Open(tail - 1) && IsProse(words) && !StartsAsItem(words) && !IsSignature(words)) break;
      --tail;
    }
    return tail;
  }

  // The lines before the body. Of the open ones one is the title; a section's or an organisation's name may
  // stand above it, a lead or a reporter's name below.
  void ReadHead() {
    std::optional<size_t> title;
    for (size_t i = 0; i < body_; ++i) {
      if (lines_[i].standing == Standing::kTitled) title = i;
    }
    if (!title) title = ChooseTitle();
    for (size_t i = 0; i < body_; ++i) {
      if (title && i == *title) {
        PushTitle(lines_[i]);
      } else if (!Settle(lines_[i], i)) {
        if (!title || i < *title || Words(i) == Words(*title)) {
          Push(PassageKind::kFurniture, lines_[i].span);
        } else if (IsNameLine(Words(i))) {
          Push(PassageKind::kByline, lines_[i].span);
        } else {
          Push(PassageKind::kLead, lines_[i].span);
        }
      }
    }
  }

  std::optional<size_t> ChooseTitle() const {
    std::vector<size_t> open, headers;
    for (size_t i = 0; i < body_; ++i) {
      if (Open(i)) open.push_back(i);
      if (lines_[i].standing == Standing::kHeader) headers.push_back(i);
    }
    if (open.empty()) {
      if (headers.empty()) return std::nullopt;
      return headers.back();
    }
    size_t chosen = 0;
    while (chosen + 1 < open.size() && IsHeader(open[chosen], open[chosen + 1])) ++chosen;
    return open[chosen];
  }

  // A short line above a longer one, or the name of an organisation without a verb: what stands above the
  // title of a page. A text without page furniture begins with its title.
  bool IsHeader(size_t i, size_t next) const {
    if (!IsPage() || IsNameLine(Words(next))) return false;
    const int words = CountWords(Words(i));
    const bool shorter = CountWords(Words(next)) > words;
    const bool apart = lines_[next].gap || next > i + 1;
    return IsOrganisationLine(Words(i)) || (shorter && words <= (apart ? kMaxHeaderWords : kMaxKickerWords));
  }

  // Gaps between the lines of the head, or lines that are not the article's.
  bool IsPage() const {
    for (size_t i = 0; i < std::min(body_ + 1, lines_.size()); ++i) {
      if (lines_[i].gap || !Open(i)) return true;
    }
    return false;
  }

  // What the rules decided. False when the line is open.
  bool Settle(const Line& line, size_t i) {
    if (line.standing == Standing::kOpen) return false;
    if (line.standing == Standing::kTitled) {
      PushTitle(line);
      return true;
    }
    if (line.standing == Standing::kSection && i >= body_) in_furniture_ = true;
    if (line.kind == PassageKind::kByline && i >= tail_) signed_ = true;
    Push(line.kind, line.span);
    return true;
  }

  void ReadBody(size_t i) {
    const TextSpan line = lines_[i].span;
    const std::string_view words = Words(i);
    if (title_ && words == title_->In(text_)) {
      in_furniture_ = true;  // a repeated title opens the foot of the page
      return Push(PassageKind::kFurniture, line);
    }
    const bool prose = IsProse(words);
    if (in_furniture_ && (!prose || StartsAsItem(words))) return Push(PassageKind::kFurniture, line);
    if (i >= tail_ && !StartsAsItem(words)) return ReadTail(i);
    in_furniture_ = false;
    if (prose) {
      const bool lead = title_ && !lead_;
      lead_ = true;
      return Push(lead ? PassageKind::kLead : PassageKind::kParagraph, line);
    }
    Push(IsAllCaps(words) || StartsAsItem(words) || CountWords(words) < kMinCaptionWords
             ? PassageKind::kParagraph
             : PassageKind::kCaption,
         line);
  }

  // Behind the last prose: captions, then who wrote it, then what the page adds.
  void ReadTail(size_t i) {
    const TextSpan line = lines_[i].span;
    const std::string_view words = Words(i);
    if (signed_) return Push(PassageKind::kFurniture, line);
    if (IsNameLine(words) || IsSignature(words)) {
      signed_ = true;
      return Push(PassageKind::kByline, line);
    }
    Push(CountWords(words) < kMinCaptionWords ? PassageKind::kFurniture : PassageKind::kCaption, line);
  }

  void PushTitle(const Line& line) {
    const TextSpan title = line.standing == Standing::kTitled ? line.title : line.span;
    if (line.span.begin < title.begin) Push(line.kind, {line.span.begin, title.begin});
    title_ = title;
    Push(PassageKind::kTitle, title);
  }

  void Push(PassageKind kind, TextSpan span) {
    while (span.end > span.begin && text_[span.end - 1] == ' ') --span.end;
    lead_ = lead_ || kind == PassageKind::kLead;
    passages_.push_back({kind, span});
  }

  std::string_view text_;
  std::vector<Line> lines_;
  size_t body_ = 0;  // the first line of the body
  size_t tail_ = 0;  // the first line behind it
  std::vector<Passage> passages_;
  std::optional<TextSpan> title_;
  bool lead_ = false;
  bool signed_ = false;        // the reporter's name was seen behind the body
  bool in_furniture_ = false;  // inside a list of other articles or the foot of the page
};

}  // namespace

std::vector<Passage> ClassifyLines(std::string_view text, const RuleSet& rules) {
  return Page(text, rules).Run();
}

}  // namespace sulieu
