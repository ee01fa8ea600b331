#include "extractors/awards/award_frame.h"

#include <algorithm>

namespace sulieu {
namespace {

using Kind = Node::Kind;

constexpr size_t kMaxModifiers = 10;      // nodes between an award and its recipients
constexpr size_t kMaxDecision = 25;       // nodes between a decision and whose it is
constexpr size_t kMaxOmission = 40;       // nodes between a subject and the verb of a later clause
constexpr size_t kMaxNameWords = 16;      // of a recipient named in lower case
constexpr size_t kMaxSubjectWords = 12;   // of a subject outside the phrase grammar
constexpr size_t kMaxListModifiers = 40;  // nodes between two recipients of a list

enum class Voice { kNone, kActive, kPassive, kReceive };

// A run of awards conferred together, and what stands around it.
struct Run {
  size_t begin = 0;  // nodes [begin, end)
  size_t end = 0;
  std::vector<size_t> awards;
  std::optional<TextSpan> own_authority;  // Bằng khen của UBND tỉnh
  bool commend = false;                   // khen thưởng: verb and award in one
};

// The verb before a run.
struct Verb {
  Voice voice = Voice::kNone;
  size_t begin = 0;        // the first node of the verb, with its subject (active) or its agent (passive)
  size_t subject_end = 0;  // the subject of a passive ends before this node
  std::optional<TextSpan> authority;       // a body that acts
  bool person = false;                     // a person acts, for somebody else
  std::vector<AwardRecipient> recipients;  // between verb and award: tặng 3 tập thể Bằng khen
};

class Frame {
 public:
  Frame(std::string_view text, const AwardScanner& scanner, const std::vector<Word>& words,
        const std::vector<Node>& nodes, std::optional<TextSpan>* carried)
      : text_(text), scanner_(scanner), words_(words), nodes_(nodes), carried_(carried) {}

  std::vector<Conferral> Read() {
    const bool item = !nodes_.empty() && (nodes_[0].Is(Kind::kDash) || nodes_[0].Is(Kind::kAward));
    if (!item) carried_->reset();
    authority_ = *carried_;
    for (size_t i = 0; i < nodes_.size();) {
      if (nodes_[i].Is(Kind::kAward) || nodes_[i].Is(Cue::kCommend)) {
        const Run run = ReadRun(i);
        Interpret(run);
        i = previous_end_ = run.end;
      } else {
        if (nodes_[i].Is(Kind::kBreak)) delegate_.reset();
        NoteDelegate(i);
        NoteSubject(i);
        ++i;
      }
    }
    if (!nodes_.empty() && nodes_.back().Is(Kind::kColon)) *carried_ = authority_;
    return std::move(conferrals_);
  }

 private:
  TextSpan Words(size_t begin, size_t end) const {
    return {words_[begin].span.begin, words_[end - 1].span.end};
  }
  TextSpan SpanOf(const Node& node) const { return Words(node.begin, node.end); }
  bool In(size_t i) const { return i < nodes_.size(); }
  bool Is(size_t i, Kind kind) const { return In(i) && nodes_[i].Is(kind); }
  bool Is(size_t i, Cue cue) const { return In(i) && nodes_[i].Is(cue); }
  bool IsAdverb(size_t i) const { return Is(i, Cue::kAdverb) || Is(i, Cue::kDecision) || Is(i, Cue::kReal); }
  bool IsJoint(size_t i) const { return Is(i, Kind::kComma) || Is(i, Kind::kAnd); }

  // --- who acts in whose name ---

  // thừa ủy quyền của Chủ tịch nước; theo Quyết định số ... của Ban Thường vụ Tỉnh ủy
  void NoteDelegate(size_t i) {
    if (Is(i, Cue::kDelegate)) {
      size_t body = Is(i + 1, Cue::kOf) ? i + 2 : i + 1;
      while (Is(body, Kind::kWord) && body < i + 5) ++body;  // thay mặt lãnh đạo
      if (Is(body, Kind::kBody)) delegate_ = SpanOf(nodes_[body]);
      if (Is(body, Kind::kPerson) && nodes_[body].title) {
        delegate_ = Words(nodes_[body].post, nodes_[body].post_end);
      }
      used_ = false;
    } else if (Is(i, Cue::kDecision)) {
      if (Is(i + 1, Kind::kBody)) decision_ = SpanOf(nodes_[i + 1]);
      for (size_t k = i + 1; In(k) && k < i + kMaxDecision && !Is(k, Kind::kBreak) && !Is(k, Kind::kAward);
           ++k) {
        if (!Is(k, Cue::kOf) || !Is(k + 1, Kind::kBody)) continue;
        decision_ = SpanOf(nodes_[k + 1]);
        return;
      }
    }
  }

  // --- the run of awards ---

  size_t SkipPeriod(size_t i) {
    if (!Is(i, Cue::kPeriod)) return i;
    const size_t begin = i;
    ++i;
    while (In(i) && (Is(i, Kind::kNumber) || Is(i, Kind::kDash) || Is(i, Cue::kPeriod) ||
                     (IsJoint(i) && Is(i + 1, Kind::kNumber)))) {
      ++i;
    }
    if (i == begin + 1) return begin;
    period_ = Words(nodes_[begin].begin, nodes_[i - 1].end);
    return i;
  }

  // Bằng khen của tỉnh Nghệ An, của ngành: a unit that stands for its authorities.
  size_t ReadPlace(size_t i, std::optional<TextSpan>* authority) const {
    const Word& first = words_[nodes_[i].begin];
    static constexpr std::string_view kUnits[] = {"tỉnh",  "thành", "huyện",  "quận", "thị", "xã",  "phường",
                                                  "ngành", "trung", "trường", "nhà",  "bộ",  "ban", "hội"};
    const bool unit = std::find(std::begin(kUnits), std::end(kUnits), first.key) != std::end(kUnits);
    if (!unit && !first.capital) return i;
    size_t end = i;
    while (Is(end, Kind::kWord) && end < i + kMaxModifiers &&
           words_[nodes_[end].begin].kind == Word::Kind::kWord &&
           (unit || words_[nodes_[end].begin].capital) && (end == i || !EndsNoun(end))) {
      ++end;
    }
    *authority = Words(nodes_[i].begin, nodes_[end - 1].end);
    return end;
  }

  // The body behind `của`, with a body joined to it.
  size_t ReadBodies(size_t i, std::optional<TextSpan>* authority) const {
    if (Is(i, Kind::kPerson) && nodes_[i].title) {
      *authority = Words(nodes_[i].post, nodes_[i].post_end);
      return i + 1;
    }
    if (Is(i, Kind::kWord)) return ReadPlace(i, authority);
    if (!Is(i, Kind::kBody)) return i;
    size_t end = i + 1;
    while (Is(end, Kind::kAnd) && Is(end + 1, Kind::kBody)) end += 2;
    size_t tail = end;  // Đảng ủy Khối | các cơ quan Trung ương
    while (tail < end + 6 && In(tail) &&
           ((Is(tail, Kind::kWord) && !EndsNoun(tail)) || Is(tail, Cue::kPlural)))
      ++tail;
    if (!In(tail) || Is(tail, Cue::kFor) || Is(tail, Cue::kGive) || Is(tail, Kind::kComma) ||
        Is(tail, Kind::kBreak)) {
      end = tail;
    }
    *authority = Words(nodes_[i].begin, nodes_[end - 1].end);
    return end;
  }

  Run ReadRun(size_t i) {
    Run run{.begin = i, .end = i + 1, .awards = {i}, .own_authority = {}};
    run.commend = nodes_[i].Is(Cue::kCommend);
    period_.reset();
    while (!run.commend) {
      size_t next = run.end;
      while (Is(next, Kind::kBracket)) ++next;
      next = SkipPeriod(next);
      while (Is(next, Kind::kBracket)) ++next;
      if (!run.own_authority && Is(next, Cue::kOf)) {
        const size_t behind = ReadBodies(next + 1, &run.own_authority);
        if (behind > next + 1) {
          run.end = behind;
          continue;
        }
      }
      if (!run.own_authority && Is(next, Cue::kBy)) {
        std::optional<TextSpan> by;
        const size_t behind = ReadBodies(next + 1, &by);
        if (behind > next + 1 && (Is(behind, Cue::kGive) || Is(behind + 1, Cue::kGive))) {
          run.own_authority = by;
          run.end = Is(behind, Cue::kGive) ? behind + 1 : behind + 2;
          continue;
        }
      }
      run.end = std::max(run.end, next);
      if (IsJoint(next) && Is(next + 1, Kind::kAward) && !run.own_authority) {
        run.awards.push_back(next + 1);
        run.end = next + 2;
        continue;
      }
      break;
    }
    return run;
  }

  // --- the verb ---

  size_t SkipAdverbsBack(size_t i) const {
    while (i > previous_end_ && (IsAdverb(i - 1) || Is(i - 1, Kind::kBracket) || Is(i - 1, Cue::kOrganise)))
      --i;
    return i;
  }

  // The bodies that end before node `i`; `i` itself when there are none.
  size_t BodiesBefore(size_t i, bool comma) const {
    size_t begin = i;
    while (begin > previous_end_ && Is(begin - 1, Kind::kBody)) {
      --begin;
      const bool joined = begin > previous_end_ + 1 && Is(begin - 2, Kind::kBody) &&
                          (Is(begin - 1, Kind::kAnd) || (comma && Is(begin - 1, Kind::kComma)));
      if (!joined) break;
      --begin;
    }
    return begin;
  }

  // What stands between the verb and the run: `nhiều phần thưởng cao quý:`, the recipients of `tặng 3 tập
  // thể`.
  std::optional<size_t> VerbBefore(size_t run_begin, std::vector<AwardRecipient>* middle) const {
    size_t words = 0;
    for (size_t i = run_begin; i > previous_end_;) {
      --i;
      const Node& node = nodes_[i];
      if (node.Is(Cue::kGive) || node.Is(Cue::kReceive) || node.Is(Cue::kAttain)) return i;
      if (node.Is(Kind::kCounted)) {
        middle->insert(middle->begin(), Counted(node));
        continue;
      }
      if (!middle->empty() && (IsJoint(i) || node.Is(Cue::kFor))) continue;
      const bool person = node.Is(Kind::kPerson) && node.core_begin < node.core_end && i > previous_end_;
      if (person && i + 1 == run_begin && (Is(i - 1, Cue::kGive) || Is(i - 1, Cue::kFor))) {
        middle->push_back({.text = Words(node.core_begin, node.core_end), .number = {}, .rest = {}});
        continue;  // trao tặng ông A Huân chương
      }
      if (node.Is(Kind::kColon) || node.Is(Cue::kPlural) || node.Is(Kind::kNumber) || IsAdverb(i) ||
          node.Is(Cue::kDetail)) {
        continue;
      }
      if (!node.Is(Kind::kWord) || ++words > 6) return std::nullopt;
    }
    return std::nullopt;
  }

  Verb ReadVerb(const Run& run) const {
    Verb verb;
    std::vector<AwardRecipient> middle;
    size_t give = run.begin;
    if (!run.commend) {
      const auto found = VerbBefore(run.begin, &middle);
      if (!found) return verb;
      give = *found;
      verb.begin = verb.subject_end = give;
      if (!nodes_[give].Is(Cue::kGive)) {
        verb.voice = Voice::kReceive;
        while (verb.begin > previous_end_ && (Is(verb.begin - 1, Cue::kPassive) || IsAdverb(verb.begin - 1)))
          --verb.begin;
        verb.subject_end = verb.begin;
        return verb;
      }
    }
    verb.recipients = std::move(middle);
    ReadAgent(run, give, &verb);
    return verb;
  }

  // Left of the verb: [được] [authority] [đã] tặng
  void ReadAgent(const Run& run, size_t give, Verb* verb) const {
    verb->voice = Voice::kActive;
    size_t at = SkipAdverbsBack(give);
    verb->begin = give;
    if (at > previous_end_ && Is(at - 1, Cue::kPassive)) {
      SetPassive(at - 1, verb);
      return;
    }
    if (at > previous_end_ && Is(at - 1, Kind::kPerson)) {
      verb->person = true;
      verb->begin = at - 1;
      const size_t before = SkipAdverbsBack(at - 1);
      if (before > previous_end_ && Is(before - 1, Cue::kPassive)) {
        if (nodes_[at - 1].title) verb->authority = Words(nodes_[at - 1].post, nodes_[at - 1].post_end);
        SetPassive(before - 1, verb);
      } else if (nodes_[at - 1].title) {
        verb->authority = Chief(nodes_[at - 1], run);
      }
      return;
    }
    const size_t listed = BodiesBefore(SkipTailBack(at), true);
    const size_t passive = SkipAdverbsBack(listed);
    if (listed < at && passive > previous_end_ && Is(passive - 1, Cue::kPassive)) {
      verb->authority = Words(nodes_[listed].begin, nodes_[at - 1].end);
      SetPassive(passive - 1, verb);
      return;
    }
    if (const auto by = PassiveBehind(at)) {
      verb->authority = Words(nodes_[*by + 1].begin, nodes_[at - 1].end);
      for (size_t k = *by + 1; k < at; ++k) {
        if (!nodes_[k].Is(Kind::kPerson)) continue;
        verb->authority.reset();
        if (nodes_[k].title) verb->authority = Words(nodes_[k].post, nodes_[k].post_end);
      }
      SetPassive(*by, verb);
      return;
    }
    const size_t tail = SkipTailBack(at);
    const size_t bodies = BodiesBefore(tail, false);
    if (bodies == tail) return;
    verb->authority = Words(nodes_[bodies].begin, nodes_[at - 1].end);
    verb->begin = bodies;
    verb->person = bodies > previous_end_ + 1 &&
                   (Is(bodies - 1, Kind::kComma) || Is(bodies - 1, Kind::kDash)) &&
                   Is(bodies - 2, Kind::kPerson);
    if (verb->person) verb->authority.reset();
  }

  // Words of the body that the phrase grammar leaves: Viện trưởng VKSND | tối cao.
  size_t SkipTailBack(size_t at) const {
    size_t i = at;
    while (i > previous_end_ && i + 3 > at && Is(i - 1, Kind::kWord) && !EndsNoun(i - 1) &&
           !words_[nodes_[i - 1].begin].Is("lãnh") && !words_[nodes_[i - 1].begin].Is("lên")) {
      --i;
    }
    return i > previous_end_ && Is(i - 1, Kind::kBody) ? i : at;
  }

  void SetPassive(size_t passive, Verb* verb) const {
    verb->voice = Voice::kPassive;
    verb->begin = passive;
    verb->subject_end = passive;
  }

  // A passive whose agent the phrase grammar does not know: được Ban tổ chức cuộc thi tặng
  std::optional<size_t> PassiveBehind(size_t end) const {
    for (size_t i = end; i > previous_end_ && i + kMaxSubjectWords > end;) {
      --i;
      if (Is(i, Cue::kPassive)) return i + 1 < end ? std::optional(i) : std::nullopt;
      const Node& node = nodes_[i];
      if (!node.Is(Kind::kWord) && !node.Is(Kind::kBody) && !node.Is(Kind::kAnd) && !node.Is(Cue::kOf) &&
          !node.Is(Kind::kBracket) && !node.Is(Cue::kPlural) && !node.Is(Kind::kNumber) &&
          !node.Is(Kind::kPerson))
        return std::nullopt;
      if (node.Is(Kind::kWord) && EndsNoun(i)) return std::nullopt;
    }
    return std::nullopt;
  }

  // The post of a person who confers in his own right: a head, not a deputy.
  // Orders and the badges of the Party are handed over, not conferred, by all but the head of state.
  std::optional<TextSpan> Chief(const Node& person, const Run& run) const {
    const size_t award = nodes_[run.begin].core_begin;
    if (!run.commend && (words_[award].Is("huân") || words_[award].Is("huy"))) {
      static constexpr std::string_view kHeads[] = {"tổng", "nữ", "quốc", "nhà", "vua"};
      const bool head =
          (words_[person.post].Is("chủ") && person.post + 2 < words_.size() &&
           words_[person.post + 2].Is("nước")) ||
          std::find(std::begin(kHeads), std::end(kHeads), words_[person.post].key) != std::end(kHeads);
      if (!head) return std::nullopt;
    }
    static constexpr std::string_view kDeputies[] = {"phó", "nguyên", "bí", "ủy",  "uỷ", "thứ",
                                                     "đại", "trưởng", "uv", "pct", "pbt"};
    if (std::find(std::begin(kDeputies), std::end(kDeputies), words_[person.post].key) !=
        std::end(kDeputies)) {
      return std::nullopt;
    }
    return Words(person.post, person.post_end);
  }

  // --- recipients ---

  AwardRecipient Counted(const Node& node) const {
    AwardRecipient recipient{.text = Words(node.core_begin, node.core_end), .number = {}, .rest = {}};
    if (node.Is(Kind::kEach)) {
      recipient.each = true;
      recipient.number = NumberOf(node);
    } else {
      recipient.number = Words(node.begin, node.begin + 1);
      recipient.occasions = node.occasions;
      size_t end = node.begin + 1;
      if (words_[node.begin].kind == Word::Kind::kWord) {
        while (end < node.core_begin && !words_[end].Is("lượt") && !words_[end].Is("con")) ++end;
        recipient.number = Words(node.begin, end);
      }
    }
    return recipient;
  }

  // `45 chị ...; mỗi chị`: the number counted before.
  std::optional<TextSpan> NumberOf(const Node& each) const {
    for (const Node& node : nodes_) {
      if (node.begin >= each.begin) break;
      if (node.Is(Kind::kCounted) && words_[node.core_begin].key == words_[each.core_begin].key) {
        return Counted(node).number;
      }
    }
    return std::nullopt;
  }

  // The list of recipients that begins at node `i`; the node behind its last in *end.
  std::vector<AwardRecipient> ReadList(size_t i, bool counted_award, size_t* end) const {
    std::vector<AwardRecipient> list;
    std::vector<size_t> at;
    size_t modifiers = 0;
    for (bool expected = true; In(i);) {
      if (expected) {
        size_t behind = i;
        const auto recipient = ReadRecipient(i, list.empty(), counted_award, &behind);
        // a name only right behind the joint: `cho Hội A vì ..., Hà Nội` is no list
        if (recipient && (list.empty() || recipient->number || (modifiers <= 1 && EndsItem(behind)))) {
          list.push_back(*recipient);
          at.push_back(i);
          if (recipient->rest && words_[WordAt(recipient->rest->begin)].capital) {
            list.push_back({.text = *recipient->rest, .number = {}, .rest = {}});
            at.push_back(i);
          }
          i = behind;
          *end = behind;
          expected = false;
          modifiers = 0;
          continue;
        }
        if (list.empty()) return list;
      }
      if (EndsList(i) || ++modifiers > kMaxListModifiers) break;
      expected = IsJoint(i) || Is(i, Kind::kBracket);
      ++i;
    }
    DropForeign(&list, at, end);
    return list;
  }

  // Nothing of a new clause follows: `cho Hội A, Chủ tịch B | nhấn mạnh` is no list.
  bool EndsItem(size_t i) const {
    return !In(i) || IsJoint(i) || Is(i, Kind::kBreak) || Is(i, Kind::kBracket) || Is(i, Kind::kDash) ||
           Is(i, Cue::kReason) || Is(i, Cue::kDetail);
  }

  size_t WordAt(uint32_t byte) const {
    return static_cast<size_t>(
        std::partition_point(words_.begin(), words_.end(),
                             [&](const Word& word) { return word.span.begin < byte; }) -
        words_.begin());
  }

  bool EndsList(size_t i) const {
    const Node& node = nodes_[i];
    return node.Is(Kind::kBreak) || node.Is(Kind::kAward) || node.Is(Kind::kColon) || node.Is(Cue::kGive) ||
           node.Is(Cue::kReceive) || node.Is(Cue::kPassive) || node.Is(Cue::kDetail) ||
           node.Is(Cue::kCommend) || node.Is(Cue::kUnreal) || node.Is(Kind::kEach);
  }

  // Of `cho 5 tập thể, 12 cá nhân được tặng Giấy khen` the last is the subject of what follows.
  void DropForeign(std::vector<AwardRecipient>* list, const std::vector<size_t>& at, size_t* end) const {
    for (size_t k = 1; k < list->size(); ++k) {
      if (!Is(at[k] - 1, Kind::kComma)) continue;
      for (size_t i = at.back() + 1; In(i); ++i) {
        if (Is(i, Kind::kBreak) || Is(i, Kind::kComma) || Is(i, Kind::kAward)) return;
        const bool verb = Is(i, Cue::kReceive) || (Is(i, Cue::kPassive) && GivesBehind(i));
        if (!verb) continue;
        *end = at[k] - 1;
        list->resize(k);
        return;
      }
      return;
    }
  }

  bool GivesBehind(size_t passive) const {
    for (size_t i = passive + 1; In(i) && i < passive + kMaxModifiers; ++i) {
      if (Is(i, Cue::kGive) || Is(i, Cue::kCommend)) return true;
      if (Is(i, Kind::kBreak) || Is(i, Kind::kAward)) return false;
    }
    return false;
  }

  std::optional<AwardRecipient> ReadRecipient(size_t i, bool first, bool counted_award, size_t* end) const {
    const Node& node = nodes_[i];
    *end = i + 1;
    if (node.Is(Kind::kCounted)) return Counted(node);
    if (counted_award && first) {
      if (const auto noun = BareNoun(i, end)) return noun;
    }
    if (node.Is(Kind::kPerson)) {
      if (node.core_begin == node.core_end) return std::nullopt;
      return AwardRecipient{.text = Words(node.core_begin, node.core_end), .number = {}, .rest = {}};
    }
    if (node.Is(Kind::kBody)) return node.title ? std::nullopt : NamedBody(i, end);
    if (node.Is(Kind::kNumber)) return CountedUnknown(i, end);
    if (!first && !words_[node.begin].capital) return std::nullopt;
    for (size_t k = i; In(k) && k < i + 5; ++k) {  // cho học sinh | Phạm Huy
      if (Is(k, Kind::kPerson) && nodes_[k].core_begin < nodes_[k].core_end) {
        *end = k + 1;
        static constexpr std::string_view kKin[] = {"gia", "vợ", "cha", "bố", "mẹ", "con", "thân", "cặp"};
        if (k > i && std::find(std::begin(kKin), std::end(kKin), words_[node.begin].key) != std::end(kKin)) {
          return AwardRecipient{.text = Words(node.begin, nodes_[k].core_end), .number = {}, .rest = {}};
        }
        return AwardRecipient{
            .text = Words(nodes_[k].core_begin, nodes_[k].core_end), .number = {}, .rest = {}};
      }
      if (!Is(k, Kind::kWord)) break;
    }
    return NamedInLowerCase(i, end);
  }

  bool EndsNoun(size_t i) const {
    const Node& node = nodes_[i];
    return !node.Is(Kind::kWord) || words_[node.begin].kind != Word::Kind::kWord ||
           words_[node.begin].Is("tại") || words_[node.begin].Is("trong") || words_[node.begin].Is("ở") ||
           words_[node.begin].Is("trên") || words_[node.begin].Is("thuộc") || words_[node.begin].Is("đạt") ||
           words_[node.begin].Is("là") || words_[node.begin].Is("này") || words_[node.begin].Is("theo") ||
           words_[node.begin].Is("với") || words_[node.begin].Is("khi") ||
           (words_[node.begin].Is("nhân") && node.end < words_.size() &&
            (words_[node.end].Is("dịp") || words_[node.end].Is("kỷ") || words_[node.end].Is("ngày")));
  }

  // A number and a noun outside the list, behind `cho`: at most three words.
  std::optional<AwardRecipient> CountedUnknown(size_t i, size_t* end) const {
    size_t last = i + 1;
    while (In(last) && last < i + 4 && !EndsNoun(last)) ++last;
    if (last == i + 1) return std::nullopt;
    const std::string& first = words_[nodes_[i + 1].begin].key;
    if (first == "triệu" || first == "tỷ" || first == "đồng" || first == "nghìn" || first == "suất")
      return std::nullopt;
    AwardRecipient recipient{.text = Words(nodes_[i + 1].begin, nodes_[last - 1].end),
                             .number = SpanOf(nodes_[i])};
    *end = last;
    return recipient;
  }

  // Behind a counted award the bare noun: 6 cờ cho CĐ cấp trên cơ sở, 15 bằng khen cho các tập thể.
  std::optional<AwardRecipient> BareNoun(size_t i, size_t* end) const {
    while (Is(i, Cue::kPlural)) ++i;
    if (!In(i) || Is(i, Kind::kNumber)) return std::nullopt;
    const size_t noun = scanner_.RecipientNounEnd(words_, nodes_[i].begin);
    if (noun == nodes_[i].begin || nodes_[i].end > noun) return std::nullopt;
    *end = i;
    while (In(*end) && nodes_[*end].begin < noun) ++*end;
    if (Is(*end, Kind::kBody) && words_[nodes_[i].begin].Is("lãnh")) {
      return AwardRecipient{.text = Words(nodes_[i].begin, nodes_[(*end)++].end), .number = {}, .rest = {}};
    }
    return AwardRecipient{.text = Words(nodes_[i].begin, noun), .number = {}, .rest = {}};
  }

  // A body with what the phrase grammar leaves of its name: Khoa Hồi sức | tích cực - Chống độc.
  std::optional<AwardRecipient> NamedBody(size_t i, size_t* end) const {
    size_t last = i + 1;
    for (size_t k = i + 1; In(k) && k < i + 7; ++k) {
      const bool dash = Is(k, Kind::kDash) && In(k + 1) && words_[nodes_[k + 1].begin].capital;
      if (!dash && (EndsNoun(k) || scanner_.IsNoName(words_, nodes_[k].begin))) break;
      if (!dash && words_[nodes_[k].begin].capital) last = k + 1;
    }
    // Công ty TNHH Giày | Hoàng Long: what looks like a person behind it is its name
    if (Is(last, Kind::kPerson) && nodes_[last].begin == nodes_[last].core_begin && !nodes_[last].title)
      ++last;
    size_t more = last;
    while (last > i + 1 && In(more) && more < last + 2 && !EndsNoun(more)) ++more;
    if (!In(more) || EndsNoun(more)) last = more;  // Chống | độc
    if (words_[nodes_[i].begin].Is("đại") && Is(last, Kind::kWord) && words_[nodes_[last].begin].Is("tại")) {
      ++last;  // Đại sứ quán Việt Nam tại Nhật Bản
      while (In(last) && words_[nodes_[last].begin].capital &&
             (Is(last, Kind::kWord) || Is(last, Kind::kBody)))
        ++last;
    }
    *end = last;
    const size_t word_end = nodes_[last - 1].end;
    for (size_t w = nodes_[i].begin + 2; w < word_end; ++w) {
      if (words_[w].Is("thuộc"))
        return AwardRecipient{.text = Words(nodes_[i].begin, w), .number = {}, .rest = {}};
    }
    // Đội A, Công an xã B và ...: in a list the comma separates; Hội Phụ nữ xã A, xã B are two
    for (size_t w = nodes_[i].begin; w < word_end; ++w) {
      if (!words_[w].Is(",") || w + 1 >= word_end) continue;
      bool again = Is(last, Kind::kAnd) && words_[w + 1].capital;
      for (size_t v = nodes_[i].begin; v < w; ++v) again |= words_[v].key == words_[w + 1].key;
      if (!again) continue;
      return AwardRecipient{.text = Words(nodes_[i].begin, w), .number = {}, .rest = Words(w + 1, word_end)};
    }
    return AwardRecipient{.text = Words(nodes_[i].begin, word_end), .number = {}, .rest = {}};
  }

  // `cán bộ và nhân dân xóm Mường Lầm`, `tàu HQ-571`: words up to the end of the phrase, a proper name among
  // them.
  std::optional<AwardRecipient> NamedInLowerCase(size_t i, size_t* end) const {
    const size_t begin = i;
    if (Is(begin, Cue::kPlural)) return std::nullopt;
    bool proper = false;
    size_t last = begin;
    for (; In(last); ++last) {
      const Node& node = nodes_[last];
      if (node.end - nodes_[begin].begin > kMaxNameWords) return std::nullopt;
      const bool number = node.Is(Kind::kNumber) && last > begin;
      const bool joint = node.Is(Kind::kAnd) || (node.Is(Kind::kComma) && !proper);
      const bool dash = node.Is(Kind::kDash) && last > begin && Is(last + 1, Kind::kNumber);
      if (node.Is(Kind::kBody)) {
        proper = true;
      } else if (joint) {
        if (!Is(last + 1, Kind::kWord) && !Is(last + 1, Kind::kBody)) break;
        if (proper) break;
      } else if (!number && !dash && EndsNoun(last)) {
        break;
      } else if (words_[node.begin].capital &&
                 (last > begin || Is(last + 1, Kind::kNumber) || Is(last + 1, Kind::kDash))) {
        proper = true;
      }
    }
    if (!proper || last == begin) return std::nullopt;
    bool joined = false;
    for (size_t k = begin; k < last; ++k) joined |= Is(k, Kind::kAnd) || Is(k, Kind::kComma);
    if (!joined && scanner_.IsMembers(words_, nodes_[begin].begin)) return std::nullopt;
    *end = last;
    return AwardRecipient{.text = Words(nodes_[begin].begin, nodes_[last - 1].end), .number = {}, .rest = {}};
  }

  // Behind the run: cho R, tặng R, : R, or the count at once.
  std::vector<AwardRecipient> RecipientsBehind(const Run& run, size_t* end) {
    const bool counted_award = !run.commend && nodes_[run.awards.back()].count >= 0;
    size_t i = run.end;
    for (size_t modifiers = 0; In(i) && modifiers < kMaxModifiers; ++modifiers) {
      if (Is(i, Kind::kCounted) && modifiers == 0) return ReadList(i, false, end);
      if (Is(i, Cue::kFor) || (Is(i, Cue::kGive) && !run.commend) || Is(i, Kind::kColon)) {
        const bool colon = Is(i, Kind::kColon);
        ++i;
        if (Is(i, Cue::kRespectively)) {
          respectively_ = true;
          ++i;
        }
        if (Is(i, Cue::kFor)) ++i;
        if (colon && !Is(i, Kind::kCounted)) return {};
        return ReadRespectively(i, counted_award, end);
      }
      if (Is(i, Cue::kPassive) && Is(i + 1, Cue::kGive)) {
        ++i;
        continue;
      }
      const size_t behind = SkipPeriod(i);
      if (behind > i) {
        i = behind;
        continue;
      }
      if (Is(i, Cue::kRespectively)) respectively_ = true;
      if (Is(i, Kind::kWord) && words_[nodes_[i].begin].Is("lên")) return FlagOwner(i, end);
      if (IsJoint(i) && (Is(i + 1, Cue::kPlural) || Is(i + 1, Kind::kNumber) || IsGift(i + 1))) {
        ++i;  // Bằng khen và nhiều phần thưởng cho
        continue;
      }
      if (Is(i, Kind::kNumber) || Is(i, Cue::kPlural)) {
        ++i;
        continue;
      }
      if (IsJoint(i) && Is(i + 1, Cue::kGive) && words_[nodes_[i + 1].begin].Is("thưởng")) {
        i += 2;  // giấy khen và thưởng 2 triệu đồng cho
        continue;
      }
      if (!Is(i, Kind::kWord) && !Is(i, Kind::kBracket) && !Is(i, Cue::kRespectively) && !IsAdverb(i) &&
          !Is(i, Cue::kOf) && !(Is(i, Kind::kBody) && Is(i - 1, Cue::kOf))) {
        break;
      }
      ++i;
    }
    return {};
  }

  bool IsGift(size_t i) const {
    static constexpr std::string_view kGifts[] = {"phần", "tiền", "quà",  "hoa", "kèm",
                                                  "mức",  "cúp",  "logo", "biểu"};
    return Is(i, Kind::kWord) &&
           std::find(std::begin(kGifts), std::end(kGifts), words_[nodes_[i].begin].key) != std::end(kGifts);
  }

  // gắn Huân chương lên lá cờ truyền thống của tỉnh Lào Cai
  std::vector<AwardRecipient> FlagOwner(size_t i, size_t* end) const {
    for (size_t k = i + 1; In(k) && k < i + 7; ++k) {
      if (!Is(k, Cue::kOf)) continue;
      size_t behind = k + 1;
      const auto owner = In(k + 1) ? ReadRecipient(k + 1, true, false, &behind) : std::nullopt;
      if (!owner || owner->number) return {};
      *end = behind;
      return {*owner};
    }
    return {};
  }

  // 7, 12 và 19 sĩ quan: the noun of the last belongs to all.
  std::vector<AwardRecipient> ReadRespectively(size_t i, bool counted_award, size_t* end) const {
    std::vector<TextSpan> numbers;
    while (Is(i, Kind::kNumber) && IsJoint(i + 1) &&
           (Is(i + 2, Kind::kNumber) || Is(i + 2, Kind::kCounted))) {
      numbers.push_back(SpanOf(nodes_[i]));
      i += 2;
    }
    std::vector<AwardRecipient> list = ReadList(i, counted_award, end);
    if (!numbers.empty() && !list.empty()) {
      std::vector<AwardRecipient> all;
      for (TextSpan number : numbers) {
        AwardRecipient recipient = list.front();
        recipient.number = number;
        all.push_back(recipient);
      }
      list.insert(list.begin(), all.begin(), all.end());
    }
    return list;
  }

  // The subject of a passive or of `nhận`, ending before node `end`; the first node in *begin.
  std::vector<AwardRecipient> Subject(size_t end, size_t* begin) const {
    std::vector<AwardRecipient> list;
    for (size_t i = end; i > previous_end_;) {
      --i;
      const Node& node = nodes_[i];
      if (node.Is(Kind::kCounted) || node.Is(Kind::kEach)) {
        if (node.begin > 0 && words_[node.begin - 1].Is("là")) break;  // ông là một học sinh giỏi
        list.insert(list.begin(), Counted(node));
        *begin = i;
        if (i > previous_end_ && IsJoint(i - 1) && CountedBefore(i - 1)) continue;
        return list;
      }
      if (node.Is(Kind::kBreak) || node.Is(Kind::kAward) || node.Is(Kind::kColon) || node.Is(Cue::kGive) ||
          node.Is(Cue::kReceive) || node.Is(Cue::kPassive) || node.Is(Cue::kDetail) ||
          node.Is(Cue::kCommend)) {
        break;
      }
      if (IsJoint(i) && list.empty() && !CountedBefore(i)) break;
    }
    if (!list.empty()) return list;
    return NamedSubject(end, begin);
  }

  // A counted recipient before node `i`, nothing but its modifiers between.
  bool CountedBefore(size_t i) const {
    bool joint = false;
    while (i > previous_end_) {
      --i;
      if (Is(i, Kind::kCounted)) return !joint || Is(i + 1, Cue::kReason);
      joint |= IsJoint(i);
      if (IsJoint(i)) continue;
      const Node& node = nodes_[i];
      if (!node.Is(Kind::kWord) && !node.Is(Kind::kNumber) && !node.Is(Kind::kBody) &&
          !node.Is(Cue::kReason) && !node.Is(Cue::kOf) && !IsAdverb(i) && !node.Is(Cue::kPeriod) &&
          !node.Is(Kind::kBracket)) {
        return false;
      }
    }
    return false;
  }

  std::vector<AwardRecipient> NamedSubject(size_t end, size_t* begin) const {
    std::vector<AwardRecipient> list;
    size_t i = end;
    for (;;) {
      size_t at = i;
      while (at > previous_end_ &&
             (IsAdverb(at - 1) || Is(at - 1, Kind::kBracket) || Is(at - 1, Cue::kRespectively)) &&
             !Is(at - 1, Kind::kAnd)) {
        --at;
      }
      if (at == previous_end_) break;
      const Node& node = nodes_[at - 1];
      if (node.Is(Kind::kPerson) && node.core_begin < node.core_end) {
        list.insert(list.begin(), {.text = Words(node.core_begin, node.core_end), .number = {}, .rest = {}});
      } else if (IsPronoun(node) && list.empty()) {
        list.push_back({.text = SpanOf(node), .number = {}, .pronoun = true, .rest = {}});
      } else if (node.Is(Kind::kBody) && (node.title || InsidePhrase(at - 1))) {
        if (!list.empty() && node.title) return list;
        if (const auto person = PersonBeforeDash(at - 1)) list.insert(list.begin(), *person);
        break;
      } else if (node.Is(Kind::kBody)) {
        size_t behind = at;
        list.insert(list.begin(), *NamedBody(at - 1, &behind));
      } else {
        break;
      }
      *begin = i = at - 1;
      if (i > previous_end_ && IsJoint(i - 1)) {
        --i;
      } else {
        break;
      }
    }
    if (!list.empty()) return list;
    return ProperSubject(end, begin);
  }

  // Is the body at node `i` only part of who receives: nhân viên Công ty A, đảng viên của Đảng bộ B?
  bool InsidePhrase(size_t i) const {
    if (i == previous_end_) return false;
    if (Is(i - 1, Cue::kOf) || Is(i - 1, Cue::kFor)) return true;
    if (!Is(i - 1, Kind::kWord)) return false;
    const std::string& before = words_[nodes_[i - 1].begin].key;
    for (std::string_view opener :
         {"đó", "ra", "này", "nay", "biệt", "qua", "đây", "khi", "với", "cũng", "là", "rằng"}) {
      if (before == opener) return false;
    }
    return true;
  }

  // `chị Trần Thị Anh - nữ nhân viên Công ty A được`
  std::optional<AwardRecipient> PersonBeforeDash(size_t i) const {
    for (size_t k = i; k > previous_end_ && k + kMaxModifiers > i; --k) {
      if ((Is(k - 1, Kind::kDash) || Is(k - 1, Kind::kComma)) && k > previous_end_ + 1 &&
          Is(k - 2, Kind::kPerson)) {
        const Node& person = nodes_[k - 2];
        if (person.core_begin == person.core_end) return std::nullopt;
        return AwardRecipient{.text = Words(person.core_begin, person.core_end), .number = {}, .rest = {}};
      }
      if (!Is(k - 1, Kind::kWord)) return std::nullopt;
    }
    return std::nullopt;
  }

  // Ông, bà, chị alone: whoever was named before.
  bool IsPronoun(const Node& node) const {
    if (!node.Is(Kind::kPerson) || node.core_begin != node.core_end || node.title) return false;
    const std::string& last = words_[node.end - 1].key;
    return last == "ông" || last == "bà" || last == "anh" || last == "chị" || last == "cô" || last == "cụ";
  }

  // The subject of a clause without one: who or what the sentence, or its last clause with a subject, begins
  // with.
  std::vector<AwardRecipient> OmittedSubject(size_t end) const {
    while (end > 0 && IsAdverb(end - 1) && !IsJoint(end - 1)) --end;
    if (end == 0 || !IsJoint(end - 1)) return {};
    for (size_t i = end; i-- > 0;) {
      const Node& node = nodes_[i];
      if (node.Is(Kind::kBreak) || node.Is(Kind::kColon) || node.Is(Cue::kOrganise) || i + kMaxOmission < end)
        return {};
      const bool pronoun = IsPronoun(node);
      const bool starts = i == 0 || IsJoint(i - 1) || Is(i - 1, Kind::kBreak);
      if (!pronoun && (!starts || IsJoint(i + 1))) continue;
      if (pronoun) return {{.text = SpanOf(node), .number = {}, .pronoun = true, .rest = {}}};
      size_t behind = i;
      if (node.Is(Kind::kBody) && !node.title) return {*NamedBody(i, &behind)};
      if (node.Is(Kind::kPerson) && node.core_begin < node.core_end) {
        return {{.text = Words(node.core_begin, node.core_end), .number = {}, .rest = {}}};
      }
    }
    return {};
  }

  // A subject outside the phrase grammar: the words from the beginning of the clause, with a capital among
  // them.
  std::vector<AwardRecipient> ProperSubject(size_t end, size_t* begin) const {
    while (end > previous_end_ && (IsAdverb(end - 1) || Is(end - 1, Kind::kBracket))) --end;
    for (size_t k = end; k > previous_end_ && k + kMaxSubjectWords > end; --k) {
      if (Is(k - 1, Kind::kWord) && words_[nodes_[k - 1].begin].Is("là")) {
        end = k - 1;  // TTXVN | là cơ quan đầu tiên được
        break;
      }
    }
    size_t i = end;
    bool proper = false;
    while (i > previous_end_ && end - i < kMaxSubjectWords) {
      const Node& node = nodes_[i - 1];
      const bool taken =
          node.Is(Kind::kWord) || node.Is(Kind::kBody) || node.Is(Kind::kNumber) || node.Is(Cue::kOf);
      if (!taken) break;
      --i;
      proper |= words_[node.begin].capital && (node.begin > 0 || words_[node.begin].all_caps || proper);
    }
    if (i == end || !proper) return Organiser(end, begin);
    if (i > previous_end_ && !Is(i - 1, Kind::kComma) && !Is(i - 1, Kind::kBreak))
      return Organiser(end, begin);
    const size_t first = nodes_[i].begin;
    if (!words_[first].capital) return {};
    const bool opens = i == 0 || Is(i - 1, Kind::kBreak);
    const bool name = words_[first].all_caps || (first + 1 < words_.size() && words_[first + 1].capital);
    if (opens && !name && scanner_.RecipientNounEnd(words_, first) == first) return {};
    *begin = i;
    return {{.text = Words(nodes_[i].begin, nodes_[end - 1].end), .number = {}, .rest = {}}};
  }

  // `Bệnh viện A tổ chức Lễ kỷ niệm ... và đón nhận Huân chương`: who celebrates receives.
  std::vector<AwardRecipient> Organiser(size_t end, size_t* begin) const {
    for (size_t i = end; i > previous_end_;) {
      --i;
      if (Is(i, Kind::kBreak) || Is(i, Cue::kGive)) return {};
      if (!Is(i, Cue::kOrganise)) continue;
      const size_t at = SkipAdverbsBack(i);
      if (at == previous_end_ || !Is(at - 1, Kind::kBody) || nodes_[at - 1].title) return {};
      if (at > previous_end_ + 1 && (IsJoint(at - 2) && at > 2 && Is(at - 3, Kind::kBody))) return {};
      // the authorities of a place celebrate for the place
      static constexpr std::string_view kAuthorities[] = {
          "ubnd", "hđnd", "ủy", "uỷ", "tỉnh", "thành", "huyện", "quận", "thị", "bộ", "ban", "sở", "hội"};
      if (std::find(std::begin(kAuthorities), std::end(kAuthorities), words_[nodes_[at - 1].begin].key) !=
          std::end(kAuthorities)) {
        return {};
      }
      *begin = at - 1;
      return {*NamedBody(at - 1, &i)};
    }
    return {};
  }

  // --- the whole ---

  // vì đã có thành tích ..., to the end of the clause; a period in it is that of the merit.
  std::optional<TextSpan> ReadReason(size_t i) {
    const size_t limit = i + kMaxModifiers;
    while (In(i) && i < limit &&
           (Is(i, Kind::kWord) || Is(i, Cue::kPeriod) || Is(i, Kind::kNumber) || Is(i, Cue::kOf) ||
            Is(i, Kind::kBody) || IsAdverb(i))) {
      ++i;
    }
    if (!Is(i, Cue::kReason)) return std::nullopt;
    const size_t begin = i;
    size_t end = begin + 1;
    for (; In(i) && !EndsReason(i); ++i) {
      if (!IsJoint(i) && !IsAdverb(i)) end = i + 1;
      if (const size_t behind = SkipPeriod(i); behind > i) {
        end = behind;
        i = behind - 1;
      }
    }
    return Words(nodes_[begin].begin, nodes_[end - 1].end);
  }

  bool EndsReason(size_t i) const {
    const Node& node = nodes_[i];
    return node.Is(Kind::kBreak) || node.Is(Kind::kAward) || node.Is(Cue::kGive) || node.Is(Cue::kCommend) ||
           node.Is(Cue::kReceive) || node.Is(Cue::kPassive) || node.Is(Kind::kCounted) ||
           node.Is(Cue::kDetail) || (node.Is(Kind::kComma) && Is(i + 1, Kind::kBody));
  }

  // Something between the beginning of the clause and node `end` says that it has not happened.
  bool IsUnreal(size_t end) const {
    for (size_t i = end; i > previous_end_;) {
      --i;
      if (Is(i, Cue::kUnreal)) return true;
      if (Is(i, Kind::kComma) || Is(i, Kind::kBreak)) return false;
    }
    return false;
  }

  std::optional<TextSpan> Authority(const Run& run, const Verb& verb) {
    if (run.own_authority) return run.own_authority;
    if (verb.voice == Voice::kPassive && verb.authority) return verb.authority;
    if (verb.voice == Voice::kPassive || verb.voice == Voice::kReceive) {
      return DetailBefore(run.begin) && authority_ ? authority_ : decision_;
    }
    if (delegate_ && (!verb.authority || !used_)) {
      used_ = true;
      return delegate_;
    }
    if (verb.authority) return verb.authority;
    if (verb.person) return decision_;
    if (authority_) return authority_;
    if (!delegate_ && verb.voice == Voice::kActive && sentence_subject_) return sentence_subject_;
    return decision_;
  }

  // `LĐLĐ TP đã ra quyết định công nhận 4 đơn vị, tặng 6 cờ`: the body that begins a clause with other verbs.
  void NoteSubject(size_t i) {
    if (Is(i, Kind::kBreak)) sentence_subject_.reset();
    if (!Is(i, Kind::kBody) || sentence_subject_) return;
    if (i > 0 && !Is(i - 1, Kind::kComma) && !Is(i - 1, Kind::kBreak)) return;
    if (IsAdverb(i + 1)) sentence_subject_ = SpanOf(nodes_[i]);
  }

  // `68 đồng chí được tặng Huy hiệu Đảng, gồm 02 đồng chí nhận ...`: the parts are conferred as the whole is.
  bool DetailBefore(size_t end) const {
    for (size_t i = end; i-- > 0;) {
      if (Is(i, Cue::kDetail)) return i == 0 || !Is(i - 1, Kind::kBreak);
      if (Is(i, Kind::kBreak)) return false;
    }
    return false;
  }

  void Interpret(const Run& run) {
    const Verb verb = ReadVerb(run);
    const size_t verb_begin = verb.voice == Voice::kNone ? run.begin : verb.begin;
    unreal_ = IsUnreal(run.begin) || (verb.voice == Voice::kNone && unreal_);
    respectively_ = false;
    size_t begin = verb_begin;
    size_t end = run.end;
    std::vector<AwardRecipient> recipients = RecipientsBehind(run, &end);
    if (recipients.empty()) recipients = verb.recipients;
    const bool passive = verb.voice == Voice::kPassive || verb.voice == Voice::kReceive;
    const bool behind = !recipients.empty() || verb.voice == Voice::kActive;
    if (recipients.empty() && passive) {
      recipients = Subject(verb.subject_end, &begin);
      if (recipients.empty() && !subject_.empty()) recipients = subject_;
      if (recipients.empty()) recipients = OmittedSubject(verb.subject_end);
      subject_ = recipients;
      for (size_t i = verb_begin; i-- > begin;) respectively_ |= Is(i, Cue::kRespectively);
    } else if (recipients.empty() && verb.voice == Voice::kNone && !subject_.empty() && run.begin > 0 &&
               IsJoint(run.begin - 1)) {
      recipients = subject_;
    }
    reason_ = ReadReason(std::max(end, run.end));
    std::erase_if(recipients, [](const auto& r) { return r.each && !r.number; });
    const auto authority = Authority(run, verb);
    if (verb.voice != Voice::kReceive || authority) authority_ = authority;
    if (!unreal_ && Asserts(run, verb, recipients))
      Add(run, authority, std::move(recipients), begin, end, behind);
  }

  bool Asserts(const Run& run, const Verb& verb, const std::vector<AwardRecipient>& recipients) const {
    if (run.commend) {
      return std::any_of(recipients.begin(), recipients.end(),
                         [](const auto& r) { return r.number.has_value(); });
    }
    return !recipients.empty() || verb.voice == Voice::kActive;
  }

  void Add(const Run& run, std::optional<TextSpan> authority, std::vector<AwardRecipient> recipients,
           size_t begin, size_t end, bool behind) {
    Conferral conferral;
    for (size_t i : run.awards) {
      const Node& node = nodes_[i];
      ConferredAward award;
      if (run.commend) {
        award.name = SpanOf(node);
        award.commendation = true;
      } else {
        award.name = Words(node.core_begin, node.core_end);
        if (node.grade < node.end) award.grade = Words(node.grade, node.end);
        if (node.count >= 0 && behind && recipients.size() <= 1) {
          award.number = Words(node.begin, node.core_begin);
        }
      }
      conferral.awards.push_back(award);
    }
    if (run.commend) {
      std::erase_if(recipients, [](const auto& r) { return !r.number; });
    }
    conferral.trigger = words_[nodes_[run.awards.front()].begin].span.begin;
    conferral.authority = authority;
    conferral.recipients = std::move(recipients);
    // grades in a row for as many people, each his own
    const bool graded = run.awards.size() > 1 &&
                        nodes_[run.awards.back()].begin == nodes_[run.awards.back()].grade &&
                        std::none_of(conferral.recipients.begin(), conferral.recipients.end(),
                                     [](const auto& r) { return r.number.has_value(); });
    conferral.respectively = (respectively_ || graded) && run.awards.size() == conferral.recipients.size();
    conferral.period = period_;
    conferral.reason = reason_;
    conferral.span = Words(nodes_[begin].begin, nodes_[std::max(end, run.end) - 1].end);
    conferrals_.push_back(std::move(conferral));
  }

  std::string_view text_;
  const AwardScanner& scanner_;
  const std::vector<Word>& words_;
  const std::vector<Node>& nodes_;
  std::optional<TextSpan>* carried_;
  std::vector<Conferral> conferrals_;
  size_t previous_end_ = 0;              // behind the run before
  std::optional<TextSpan> authority_;    // of the run before
  std::optional<TextSpan> delegate_;     // in whose name somebody acts
  bool used_ = false;                    // a conferral in that name has been read
  std::optional<TextSpan> decision_;     // whose decision is carried out
  std::optional<TextSpan> period_;       // of the current run
  std::vector<AwardRecipient> subject_;  // of the last passive
  std::optional<TextSpan> reason_;       // of the current run
  std::optional<TextSpan> sentence_subject_;
  bool respectively_ = false;
  bool unreal_ = false;
};

}  // namespace

std::vector<Conferral> ReadConferrals(std::string_view text, const AwardScanner& scanner,
                                      const std::vector<Word>& words, const std::vector<Node>& nodes,
                                      std::optional<TextSpan>* carried) {
  return Frame(text, scanner, words, nodes, carried).Read();
}

}  // namespace sulieu
