// The nodes of one sentence, and what all readers of a conferral ask of them. Nodes outside the sentence are
// asked for freely: they are nothing. Tested by awards_test.cc.
#ifndef SULIEU_EXTRACTORS_AWARDS_AWARD_NODES_H_
#define SULIEU_EXTRACTORS_AWARDS_AWARD_NODES_H_

#include <cstddef>
#include <vector>

#include "extractors/awards/award_scan.h"

namespace sulieu {

struct NodeView {
  const AwardScanner& scanner;
  const TextWords& words;
  const std::vector<Node>& nodes;
  size_t floor = 0;  // nodes before it belong to the conferral before

  TextSpan Text(size_t begin, size_t end) const { return {words[begin].span.begin, words[end - 1].span.end}; }
  TextSpan SpanOf(const Node& node) const { return Text(node.begin, node.end); }
  bool In(size_t i) const { return i < nodes.size(); }
  bool Is(size_t i, Node::Kind kind) const { return In(i) && nodes[i].Is(kind); }
  bool Is(size_t i, Cue cue) const { return In(i) && nodes[i].Is(cue); }
  bool IsAdverb(size_t i) const { return Is(i, Cue::kAdverb) || Is(i, Cue::kDecision) || Is(i, Cue::kReal); }
  bool IsJoint(size_t i) const { return Is(i, Node::Kind::kComma) || Is(i, Node::Kind::kAnd); }

  // A node at which a noun phrase ends: no word, or a preposition or verb (tại, trong, đạt).
  bool EndsNoun(size_t i) const;
  // The last word of `nhân dịp này`, `tại đây`: a clause begins behind it.
  bool EndsPhrase(size_t i) const {
    return Is(i, Node::Kind::kWord) && (words[nodes[i].begin].Is("này") || words[nodes[i].begin].Is("đây"));
  }
  // `năm 2012, 2016`, `giai đoạn 2015 - 2020`: the node behind it; `i` itself when no period begins there.
  size_t PeriodEnd(size_t i) const;
  // Over the adverbs, brackets and decisions that end before node `i`.
  size_t SkipAdverbsBack(size_t i) const;
  // The bodies that end before node `i`; `i` itself when there are none.
  size_t BodiesBefore(size_t i, bool comma) const;
  // Does the passive at this node lead to a verb of conferral?
  bool GivesBehind(size_t passive) const;
};

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_AWARDS_AWARD_NODES_H_
