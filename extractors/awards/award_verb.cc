#include "extractors/awards/award_verb.h"

#include <algorithm>

namespace sulieu {
namespace {

using Kind = Node::Kind;

constexpr size_t kMaxSubjectWords = 12;  // of a subject outside the phrase grammar

}  // namespace

AwardVerb VerbReader::Read(const AwardRun& run) const {
  AwardVerb verb;
  std::vector<AwardRecipient> middle;
  size_t give = run.begin;
  if (!run.commend) {
    const auto found = VerbBefore(run.begin, &middle);
    if (!found) return verb;
    give = *found;
    verb.begin = verb.subject_end = give;
    if (!view_.nodes[give].Is(Cue::kGive)) {
      verb.voice = Voice::kReceive;
      while (verb.begin > view_.floor &&
             (view_.Is(verb.begin - 1, Cue::kPassive) || view_.IsAdverb(verb.begin - 1)))
        --verb.begin;
      verb.subject_end = verb.begin;
      return verb;
    }
  }
  verb.recipients = std::move(middle);
  ReadAgent(run, give, &verb);
  return verb;
}

AwardVerb VerbReader::Agent(size_t give) const {
  AwardVerb verb;
  ReadAgent({.begin = give, .end = give + 1, .awards = {}, .own_authority = {}, .commend = true}, give,
            &verb);
  return verb;
}

std::optional<size_t> VerbReader::VerbBefore(size_t run_begin, std::vector<AwardRecipient>* middle) const {
  size_t words = 0;
  for (size_t i = run_begin; i > view_.floor;) {
    --i;
    const Node& node = view_.nodes[i];
    if (node.Is(Cue::kGive) || node.Is(Cue::kReceive) || node.Is(Cue::kAttain)) return i;
    if (node.Is(Kind::kCounted)) {
      middle->insert(middle->begin(), recipients_.Counted(node));
      continue;
    }
    if (!middle->empty() && (view_.IsJoint(i) || node.Is(Cue::kFor))) continue;
    const bool person = node.Is(Kind::kPerson) && node.core_begin < node.core_end && i > view_.floor;
    if (person && i + 1 == run_begin && (view_.Is(i - 1, Cue::kGive) || view_.Is(i - 1, Cue::kFor))) {
      middle->push_back({.text = view_.Text(node.core_begin, node.core_end), .number = {}, .rest = {}});
      continue;  // trao tặng ông A Huân chương
    }
    if (node.Is(Kind::kColon) || node.Is(Cue::kPlural) || node.Is(Kind::kNumber) || view_.IsAdverb(i) ||
        node.Is(Cue::kDetail)) {
      continue;
    }
    if (!node.Is(Kind::kWord) || ++words > 6) return std::nullopt;
  }
  return std::nullopt;
}

void VerbReader::ReadAgent(const AwardRun& run, size_t give, AwardVerb* verb) const {
  verb->voice = Voice::kActive;
  size_t at = view_.SkipAdverbsBack(give);
  verb->begin = give;
  if (at > view_.floor && view_.Is(at - 1, Cue::kPassive)) {
    SetPassive(at - 1, verb);
    return;
  }
  if (at > view_.floor && view_.Is(at - 1, Kind::kPerson)) {
    verb->person = true;
    verb->begin = at - 1;
    const size_t before = view_.SkipAdverbsBack(at - 1);
    if (before > view_.floor && view_.Is(before - 1, Cue::kPassive)) {
      if (view_.nodes[at - 1].title)
        verb->authority = view_.Text(view_.nodes[at - 1].post, view_.nodes[at - 1].post_end);
      SetPassive(before - 1, verb);
    } else if (view_.nodes[at - 1].title) {
      verb->authority = Chief(view_.nodes[at - 1], run);
    }
    return;
  }
  const size_t listed = view_.BodiesBefore(SkipTailBack(at), true);
  const size_t passive = view_.SkipAdverbsBack(listed);
  if (listed < at && passive > view_.floor && view_.Is(passive - 1, Cue::kPassive)) {
    verb->authority = view_.Text(view_.nodes[listed].begin, view_.nodes[at - 1].end);
    SetPassive(passive - 1, verb);
    return;
  }
  if (const auto by = PassiveBehind(at)) {
    verb->authority = view_.Text(view_.nodes[*by + 1].begin, view_.nodes[at - 1].end);
    for (size_t k = *by + 1; k < at; ++k) {
      if (!view_.nodes[k].Is(Kind::kPerson)) continue;
      verb->authority.reset();
      if (view_.nodes[k].title) verb->authority = view_.Text(view_.nodes[k].post, view_.nodes[k].post_end);
    }
    SetPassive(*by, verb);
    return;
  }
  const size_t tail = SkipTailBack(at);
  const size_t bodies = view_.BodiesBefore(tail, false);
  if (bodies == tail) {
    ReadUnit(at, verb);
    return;
  }
  verb->authority = view_.Text(view_.nodes[bodies].begin, view_.nodes[at - 1].end);
  if (view_.nodes[bodies].title && HandsOver(run, view_.nodes[bodies].begin)) verb->authority.reset();
  verb->begin = bodies;
  verb->person = bodies > view_.floor + 1 &&
                 (view_.Is(bodies - 1, Kind::kComma) || view_.Is(bodies - 1, Kind::kDash)) &&
                 view_.Is(bodies - 2, Kind::kPerson);
  if (verb->person) verb->authority.reset();
}

// `; huyện khen 30 tập thể`: the unit stands for its authorities.
void VerbReader::ReadUnit(size_t at, AwardVerb* verb) const {
  static constexpr std::string_view kUnits[] = {"tỉnh", "huyện", "xã", "phường", "quận", "ngành"};
  if (at == view_.floor || !view_.Is(at - 1, Kind::kWord)) return;
  const bool opens = at - 1 == 0 || view_.Is(at - 2, Kind::kBreak) || view_.Is(at - 2, Kind::kComma);
  const Word& word = view_.words[view_.nodes[at - 1].begin];
  if (!opens || std::find(std::begin(kUnits), std::end(kUnits), word.key) == std::end(kUnits)) return;
  verb->authority = word.span;
  verb->begin = at - 1;
}

size_t VerbReader::SkipTailBack(size_t at) const {
  size_t i = at;
  while (i > view_.floor && i + 3 > at && view_.Is(i - 1, Kind::kWord) && !view_.EndsNoun(i - 1) &&
         !view_.words[view_.nodes[i - 1].begin].Is("lãnh") &&
         !view_.words[view_.nodes[i - 1].begin].Is("lên")) {
    --i;
  }
  return i > view_.floor && view_.Is(i - 1, Kind::kBody) ? i : at;
}

void VerbReader::SetPassive(size_t passive, AwardVerb* verb) const {
  verb->voice = Voice::kPassive;
  verb->begin = passive;
  verb->subject_end = passive;
}

std::optional<size_t> VerbReader::PassiveBehind(size_t end) const {
  for (size_t i = end; i > view_.floor && i + kMaxSubjectWords > end;) {
    --i;
    if (view_.Is(i, Cue::kPassive)) return i + 1 < end ? std::optional(i) : std::nullopt;
    const Node& node = view_.nodes[i];
    if (!node.Is(Kind::kWord) && !node.Is(Kind::kBody) && !node.Is(Kind::kAnd) && !node.Is(Cue::kOf) &&
        !node.Is(Kind::kBracket) && !node.Is(Cue::kPlural) && !node.Is(Kind::kNumber) &&
        !node.Is(Kind::kPerson))
      return std::nullopt;
    if (node.Is(Kind::kWord) && view_.EndsNoun(i)) return std::nullopt;
  }
  return std::nullopt;
}

// `Bí thư Thành ủy trao Huy hiệu Đảng`: orders and the badges of the Party are not his to confer.
bool VerbReader::HandsOver(const AwardRun& run, size_t post) const {
  if (run.commend) return false;
  const Node& award = view_.nodes[run.awards.front()];
  bool high = view_.words[award.core_begin].Is("huân");
  for (size_t w = award.core_begin; w < award.end; ++w) high |= view_.words[w].Is("đảng");
  static constexpr std::string_view kHeads[] = {"tổng", "quốc", "nhà", "vua", "nữ"};
  const bool state = post + 2 < view_.words.size() && view_.words[post + 2].Is("nước");
  return high && !state &&
         std::find(std::begin(kHeads), std::end(kHeads), view_.words[post].key) == std::end(kHeads);
}

std::optional<TextSpan> VerbReader::Chief(const Node& person, const AwardRun& run) const {
  const size_t award = view_.nodes[run.begin].core_begin;
  if (!run.commend && (view_.words[award].Is("huân") || view_.words[award].Is("huy") ||
                       view_.words[award].Is("kỷ") || view_.words[award].Is("kỉ"))) {
    static constexpr std::string_view kHeads[] = {"tổng", "nữ", "quốc", "nhà", "vua"};
    const bool head =
        (view_.words[person.post].Is("chủ") && person.post + 2 < view_.words.size() &&
         view_.words[person.post + 2].Is("nước")) ||
        std::find(std::begin(kHeads), std::end(kHeads), view_.words[person.post].key) != std::end(kHeads);
    if (!head) return std::nullopt;
  }
  static constexpr std::string_view kDeputies[] = {"phó", "nguyên", "bí", "ủy",  "uỷ", "thứ",
                                                   "đại", "trưởng", "uv", "pct", "pbt"};
  if (std::find(std::begin(kDeputies), std::end(kDeputies), view_.words[person.post].key) !=
      std::end(kDeputies)) {
    return std::nullopt;
  }
  return view_.Text(person.post, person.post_end);
}

}  // namespace sulieu
