#include "extractors/dates/grammar.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>

#include "extractors/dates/context.h"
#include "extractors/dates/expression.h"
#include "pipeline/base/utf8.h"
#include "pipeline/extract/extractor.h"
#include "pipeline/text/letters.h"

namespace sulieu::dates {
namespace {

// A match that may be a date, with what it says.
struct Leaf {
  Mention mention;
  Expression expression;
  bool beside_only = false;
};

bool IsLink(const Mention& match) { return match.rule->id == "date.interval"; }

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

// Reads one sentence.
class SentenceReader {
 public:
  SentenceReader(const Article& article, const RuleSet& rules) : article_(article), rules_(rules) {}

  void Read(std::vector<Mention> matches, std::vector<Mention>* out) {
    std::vector<Mention> links;
    std::vector<Mention> candidates;
    for (Mention& match : matches) (IsLink(match) ? links : candidates).push_back(std::move(match));
    for (Mention& leaf : Join(Leaves(std::move(candidates)), links)) out->push_back(std::move(leaf));
  }

 private:
  // The matches that are dates, none overlapping, in text order.
  std::vector<Leaf> Leaves(std::vector<Mention> candidates) {
    const Context context(article_, rules_);
    std::map<uint32_t, Leaf> read;  // by begin; without their mentions
    const auto is_date = [&](const Mention& match) {
      const Verdict verdict = context.Judge(match);
      if (verdict == Verdict::kNoDate) return false;
      auto expression = ReadExpression(article_.text, match.captures, rules_);
      if (!expression) return false;
      read.insert_or_assign(match.span.begin,
                            Leaf{{}, std::move(*expression), verdict == Verdict::kBesideDate});
      return true;
    };
    for (Mention& match : candidates) TrimFollow(&match);
    std::vector<Leaf> leaves;
    for (Mention& match : LongestFirst(std::move(candidates), is_date)) {
      leaves.push_back(std::move(read.at(match.span.begin)));
      leaves.back().mention = std::move(match);
    }
    DropLonely(&leaves);
    return leaves;
  }

  // In `tháng 3 tới nay`, `tháng 3 tới tháng 5` the word behind the month is no part of it.
  void TrimFollow(Mention* match) const {
    static const RE2 kLink(R"((?i)^ (?:nay|ngày|tháng|quý|năm|hết|giữa|cuối|đầu|\d))");
    const auto follow = match->Get("follow");
    if (!follow || follow->end != match->span.end) return;
    if (FoldForLookup(follow->In(article_.text)) != FoldForLookup("tới")) return;
    std::string_view behind = Behind(article_, *match);
    if (behind.size() > 16) behind = behind.substr(0, 16);
    if (!RE2::PartialMatch(Piece(behind), kLink)) return;
    match->span.end = follow->begin - 1;
    std::erase_if(match->captures, [](const Capture& capture) { return capture.name == "follow"; });
  }

  // Leaves that count only beside another date stay when a date of their kind stands right before or behind.
  void DropLonely(std::vector<Leaf>* leaves) const {
    const auto confirm = [&](Leaf* leaf, const Leaf& other, TextSpan gap) {
      if (leaf->beside_only && !other.beside_only && leaf->expression.unit == other.expression.unit &&
          IsListGap(gap))
        leaf->beside_only = false;
    };
    for (size_t i = 1; i < leaves->size(); ++i)
      confirm(&(*leaves)[i], (*leaves)[i - 1], GapBehind(*leaves, i - 1));
    for (size_t i = leaves->size(); i-- > 1;)
      confirm(&(*leaves)[i - 1], (*leaves)[i], GapBehind(*leaves, i - 1));
    std::erase_if(*leaves, [](const Leaf& leaf) { return leaf.beside_only; });
  }

  static TextSpan GapBehind(const std::vector<Leaf>& leaves, size_t i) {
    return {leaves[i].mention.span.end, leaves[i + 1].mention.span.begin};
  }

  bool IsListGap(TextSpan gap) const {
    static const RE2 kListGap(R"(,? ?(?:và|hoặc|hay|đến|tới|rạng sáng)? ?| ?[-–—;/&(] ?)");
    return gap.size() <= 24 && RE2::FullMatch(Piece(gap.In(article_.text)), kListGap);
  }

  std::vector<Mention> Join(std::vector<Leaf> leaves, const std::vector<Mention>& links) {
    std::vector<Mention> mentions;
    for (size_t i = 0; i < leaves.size(); ++i) {
      const Mention* link = i + 1 < leaves.size() ? LinkBetween(leaves[i], leaves[i + 1], links) : nullptr;
      if (!link) {
        mentions.push_back(std::move(leaves[i].mention));
        continue;
      }
      mentions.push_back(Joined(*link, leaves[i].mention, leaves[i + 1].mention));
      ++i;
    }
    return mentions;
  }

  const Mention* LinkBetween(const Leaf& from, const Leaf& to, const std::vector<Mention>& links) const {
    if (!MayJoin(from.expression) || !MayJoin(to.expression)) return nullptr;
    const TextSpan gap{from.mention.span.end, to.mention.span.begin};
    for (const Mention& link : links) {
      if (link.span.end < gap.begin || link.span.begin > gap.end) continue;
      const bool dash = !IsLetter(DecodeAt(link.span.In(article_.text), 0).value);
      if (dash && (from.expression.unit != to.expression.unit || from.expression.distance)) continue;
      if (gap.Contains(link.span) && OnlySpaces({gap.begin, link.span.begin}) &&
          OnlySpaces({link.span.end, gap.end})) {
        return &link;
      }
    }
    return nullptr;
  }

  bool OnlySpaces(TextSpan span) const {
    return span.In(article_.text).find_first_not_of(" ,") == std::string_view::npos;
  }

  static bool MayJoin(const Expression& expression) {
    return !expression.range && expression.items.size() <= 1 && expression.unit != Unit::kWeekday &&
           expression.unit != Unit::kMonths && expression.unit != Unit::kSchoolYear &&
           expression.unit != Unit::kWeek;
  }

  Mention Joined(const Mention& link, const Mention& from, const Mention& to) const {
    static const RE2 kFrom(
        R"((?i)((?:kể |tính |bắt đầu )?từ (?:lúc )?(?:\d{1,2} ?(?:giờ|h|g|:) ?(?:\d\d)?(?: ?phút)?,? )?)$)");
    Mention joined;
    joined.rule = link.rule;
    joined.sentence = link.sentence;
    joined.span = {from.span.begin, to.span.end};
    std::string_view before = Before(article_, from);
    if (before.size() > 48) before.remove_prefix(before.size() - 48);
    re2::StringPiece opener;
    if (RE2::PartialMatch(Piece(before), kFrom, &opener))
      joined.span.begin -= static_cast<uint32_t>(opener.size());
    joined.captures.push_back({"from", from.span});
    joined.captures.insert(joined.captures.end(), from.captures.begin(), from.captures.end());
    joined.captures.push_back({"to", to.span});
    joined.captures.insert(joined.captures.end(), to.captures.begin(), to.captures.end());
    return joined;
  }

  const Article& article_;
  const RuleSet& rules_;
};

}  // namespace

std::vector<Mention> ReadMentions(const Article& article, const RuleSet& rules,
                                  std::vector<Mention> matches) {
  std::vector<Mention> mentions;
  SentenceReader reader(article, rules);
  for (size_t begin = 0; begin < matches.size();) {
    size_t end = begin;
    while (end < matches.size() && matches[end].sentence == matches[begin].sentence) ++end;
    reader.Read({std::make_move_iterator(matches.begin() + static_cast<std::ptrdiff_t>(begin)),
                 std::make_move_iterator(matches.begin() + static_cast<std::ptrdiff_t>(end))},
                &mentions);
    begin = end;
  }
  return mentions;
}

}  // namespace sulieu::dates
