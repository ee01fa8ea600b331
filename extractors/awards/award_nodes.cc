#include "extractors/awards/award_nodes.h"

#include <algorithm>

namespace sulieu {
namespace {

using Kind = Node::Kind;

constexpr size_t kMaxModifiers = 10;  // nodes between an award and its recipients

}  // namespace

bool NodeView::EndsNoun(size_t i) const {
  if (!In(i)) return true;
  const Node& node = nodes[i];
  return !node.Is(Kind::kWord) || words[node.begin].kind != Word::Kind::kWord ||
         words[node.begin].Is("tại") || words[node.begin].Is("trong") || words[node.begin].Is("ở") ||
         words[node.begin].Is("trên") || words[node.begin].Is("thuộc") || words[node.begin].Is("đạt") ||
         words[node.begin].Is("là") || words[node.begin].Is("này") || words[node.begin].Is("theo") ||
         words[node.begin].Is("với") || words[node.begin].Is("khi") ||
         (words[node.begin].Is("nhân") && node.end < words.size() &&
          (words[node.end].Is("dịp") || words[node.end].Is("kỷ") || words[node.end].Is("ngày")));
}

size_t NodeView::SkipAdverbsBack(size_t i) const {
  while (i > floor && (IsAdverb(i - 1) || Is(i - 1, Kind::kBracket) || Is(i - 1, Cue::kOrganise))) --i;
  return i;
}

size_t NodeView::BodiesBefore(size_t i, bool comma) const {
  size_t begin = i;
  while (begin > floor && Is(begin - 1, Kind::kBody)) {
    --begin;
    const bool joined = begin > floor + 1 && Is(begin - 2, Kind::kBody) &&
                        (Is(begin - 1, Kind::kAnd) || (comma && Is(begin - 1, Kind::kComma)));
    if (!joined) break;
    comma = true;  // A, B và C: the last joint is the word
    --begin;
  }
  return begin;
}

bool NodeView::GivesBehind(size_t passive) const {
  for (size_t i = passive + 1; In(i) && i < passive + kMaxModifiers; ++i) {
    if (Is(i, Cue::kGive) || Is(i, Cue::kCommend)) return true;
    if (Is(i, Kind::kBreak) || Is(i, Kind::kAward)) return false;
  }
  return false;
}

size_t NodeView::PeriodEnd(size_t i) const {
  if (!Is(i, Cue::kPeriod)) return i;
  const size_t begin = i;
  ++i;
  while (In(i) && (Is(i, Node::Kind::kNumber) || Is(i, Node::Kind::kDash) || Is(i, Cue::kPeriod) ||
                   (IsJoint(i) && Is(i + 1, Node::Kind::kNumber)))) {
    ++i;
  }
  return i == begin + 1 ? begin : i;
}

}  // namespace sulieu
