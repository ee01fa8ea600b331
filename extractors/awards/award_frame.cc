#include "extractors/awards/award_frame.h"

#include <algorithm>

#include "extractors/awards/award_subject.h"
#include "extractors/awards/award_verb.h"

namespace sulieu {
namespace {

using Kind = Node::Kind;

constexpr size_t kMaxModifiers = 10;  // nodes between an award and its recipients
constexpr size_t kMaxDetail = 80;     // nodes between `gồm` and a part
constexpr size_t kMaxDecision = 25;   // nodes between a decision and whose it is

class Frame {
 public:
  Frame(const NodeView& view, Announced* carried) : view_(view), carried_(carried) {}
  Frame(const Frame&) = delete;  // the readers look at its view

  std::vector<Conferral> Read() {
    const bool item =
        !view_.nodes.empty() && (view_.nodes[0].Is(Kind::kDash) || view_.nodes[0].Is(Kind::kAward));
    if (!item) *carried_ = {};
    authority_ = carried_->authority;
    // `Chủ tịch UBND tỉnh: Cờ thi đua - Hội A; Bằng khen cho 20 tập thể.`
    size_t first = view_.Is(0, Kind::kDash) ? 1 : 0;
    if (view_.Is(0, Kind::kNumber)) first = 2;  // 1. Chủ tịch UBND tỉnh: ...
    if (view_.Is(first, Kind::kBody) && view_.Is(first + 1, Kind::kColon)) {
      heading_ = view_.SpanOf(view_.nodes[first]);
    }
    for (size_t i = 0; i < view_.nodes.size();) {
      if (view_.nodes[i].Is(Kind::kAward) || view_.nodes[i].Is(Cue::kCommend)) {
        const AwardRun run = ReadRun(i);
        view_.floor = std::max(run.end, Interpret(run));
        i = run.end;
      } else {
        if (view_.nodes[i].Is(Kind::kBreak)) delegate_.reset();
        NoteDelegate(i);
        NoteSubject(i);
        ++i;
      }
    }
    if (!view_.nodes.empty() && view_.nodes.back().Is(Kind::kColon)) {
      *carried_ = {.authority = Announcer(), .honours = NamesHonours()};
    }
    return std::move(conferrals_);
  }

 private:
  // Who confers what a list names behind the sentence: `Thừa ủy quyền của Chủ tịch nước, ông A trao tặng:`.
  std::optional<TextSpan> Announcer() {
    if (authority_ || !conferrals_.empty()) return authority_;
    if (delegate_) return delegate_;
    for (size_t i = view_.nodes.size(); i-- > 0;) {
      if (view_.Is(i, Cue::kGive)) return verbs_.Agent(i).authority;
    }
    return decision_;
  }

  // `được ghi nhận bằng các phần thưởng:`
  bool NamesHonours() const {
    for (const Node& node : view_.nodes) {
      if (view_.words[node.begin].Is("phần") && node.begin + 1 < view_.words.size() &&
          view_.words[node.begin + 1].Is("thưởng")) {
        return true;
      }
    }
    return false;
  }

  // thừa ủy quyền của Chủ tịch nước; theo Quyết định số ... của Ban Thường vụ Tỉnh ủy
  void NoteDelegate(size_t i) {
    if (view_.Is(i, Cue::kDelegate)) {
      size_t body = view_.Is(i + 1, Cue::kOf) ? i + 2 : i + 1;
      while (view_.Is(body, Kind::kWord) && body < i + 5) ++body;  // thay mặt lãnh đạo
      if (view_.Is(body, Kind::kBody)) delegate_ = view_.SpanOf(view_.nodes[body]);
      if (view_.Is(body, Kind::kPerson) && view_.nodes[body].title) {
        delegate_ = view_.Text(view_.nodes[body].post, view_.nodes[body].post_end);
      }
      used_ = false;
    } else if (view_.Is(i, Cue::kDecision)) {
      if (view_.Is(i + 1, Kind::kBody)) decision_ = view_.SpanOf(view_.nodes[i + 1]);
      for (size_t k = i + 1;
           view_.In(k) && k < i + kMaxDecision && !view_.Is(k, Kind::kBreak) && !view_.Is(k, Kind::kAward);
           ++k) {
        if (!view_.Is(k, Cue::kOf) || !view_.Is(k + 1, Kind::kBody)) continue;
        decision_ = view_.SpanOf(view_.nodes[k + 1]);
        return;
      }
    }
  }

  size_t SkipPeriod(size_t i) {
    const size_t end = view_.PeriodEnd(i);
    if (end > i) period_ = view_.Text(view_.nodes[i].begin, view_.nodes[end - 1].end);
    return end;
  }

  // Bằng khen của tỉnh Nghệ An, của ngành: a unit that stands for its authorities.
  size_t ReadPlace(size_t i, std::optional<TextSpan>* authority) const {
    const Word& first = view_.words[view_.nodes[i].begin];
    static constexpr std::string_view kUnits[] = {"tỉnh",  "thành", "huyện",  "quận", "thị", "xã",  "phường",
                                                  "ngành", "trung", "trường", "nhà",  "bộ",  "ban", "hội"};
    const bool unit = std::find(std::begin(kUnits), std::end(kUnits), first.key) != std::end(kUnits);
    if (!unit && !first.capital) return i;
    size_t end = i;
    while (view_.Is(end, Kind::kWord) && end < i + kMaxModifiers &&
           view_.words[view_.nodes[end].begin].kind == Word::Kind::kWord &&
           (unit || view_.words[view_.nodes[end].begin].capital) && (end == i || !view_.EndsNoun(end))) {
      ++end;
    }
    *authority = view_.Text(view_.nodes[i].begin, view_.nodes[end - 1].end);
    return end;
  }

  // The body behind `của`, with a body joined to it.
  size_t ReadBodies(size_t i, std::optional<TextSpan>* authority) const {
    if (view_.Is(i, Kind::kPerson) && view_.nodes[i].title) {
      *authority = view_.Text(view_.nodes[i].post, view_.nodes[i].post_end);
      return i + 1;
    }
    if (view_.Is(i, Kind::kWord)) return ReadPlace(i, authority);
    if (!view_.Is(i, Kind::kBody)) return i;
    size_t end = i + 1;
    while (view_.Is(end, Kind::kAnd) && view_.Is(end + 1, Kind::kBody)) end += 2;
    size_t tail = end;  // Đảng ủy Khối | các cơ quan Trung ương
    while (tail < end + 6 && view_.In(tail) &&
           ((view_.Is(tail, Kind::kWord) && !view_.EndsNoun(tail)) || view_.Is(tail, Cue::kPlural)))
      ++tail;
    if (!view_.In(tail) || view_.Is(tail, Cue::kFor) || view_.Is(tail, Cue::kGive) ||
        view_.Is(tail, Kind::kComma) || view_.Is(tail, Kind::kBreak)) {
      end = tail;
    }
    *authority = view_.Text(view_.nodes[i].begin, view_.nodes[end - 1].end);
    return end;
  }

  AwardRun ReadRun(size_t i) {
    AwardRun run{.begin = i, .end = i + 1, .awards = {i}, .own_authority = {}};
    run.commend = view_.nodes[i].Is(Cue::kCommend);
    period_.reset();
    while (!run.commend) {
      size_t next = run.end;
      while (view_.Is(next, Kind::kBracket)) ++next;
      next = SkipPeriod(next);
      while (view_.Is(next, Kind::kBracket)) ++next;
      if (!run.own_authority && view_.Is(next, Cue::kOf)) {
        const size_t behind = ReadBodies(next + 1, &run.own_authority);
        if (behind > next + 1) {
          run.end = behind;
          continue;
        }
      }
      if (!run.own_authority && view_.Is(next, Cue::kBy)) {
        std::optional<TextSpan> by;
        const size_t behind = ReadBodies(next + 1, &by);
        if (behind > next + 1 && (view_.Is(behind, Cue::kGive) || view_.Is(behind + 1, Cue::kGive))) {
          run.own_authority = by;
          run.end = view_.Is(behind, Cue::kGive) ? behind + 1 : behind + 2;
          continue;
        }
      }
      run.end = std::max(run.end, next);
      if (view_.IsJoint(next) && view_.Is(next + 1, Kind::kAward) && !run.own_authority) {
        run.awards.push_back(next + 1);
        run.end = next + 2;
        continue;
      }
      break;
    }
    return run;
  }

  // vì đã có thành tích ..., to the end of the clause; a period in it is that of the merit.
  std::optional<TextSpan> ReadReason(size_t i) {
    const size_t limit = i + kMaxModifiers;
    while (view_.In(i) && i < limit &&
           (view_.Is(i, Kind::kWord) || view_.Is(i, Cue::kPeriod) || view_.Is(i, Kind::kNumber) ||
            view_.Is(i, Cue::kOf) || view_.Is(i, Kind::kBody) || view_.IsAdverb(i))) {
      ++i;
    }
    if (!view_.Is(i, Cue::kReason)) return std::nullopt;
    const size_t begin = i;
    size_t end = begin + 1;
    for (; view_.In(i) && !EndsReason(i); ++i) {
      if (!view_.IsJoint(i) && !view_.IsAdverb(i)) end = i + 1;
      if (const size_t behind = SkipPeriod(i); behind > i) {
        end = behind;
        i = behind - 1;
      }
    }
    return view_.Text(view_.nodes[begin].begin, view_.nodes[end - 1].end);
  }

  bool EndsReason(size_t i) const {
    const Node& node = view_.nodes[i];
    return node.Is(Kind::kBreak) || node.Is(Kind::kAward) || node.Is(Cue::kGive) || node.Is(Cue::kCommend) ||
           node.Is(Cue::kReceive) || node.Is(Cue::kPassive) || node.Is(Kind::kCounted) ||
           node.Is(Cue::kDetail) || (node.Is(Kind::kComma) && view_.Is(i + 1, Kind::kBody));
  }

  // Something between the beginning of the clause and node `end` says that it has not happened.
  bool IsUnreal(size_t end) const {
    for (size_t i = end; i > view_.floor;) {
      --i;
      if (view_.Is(i, Cue::kUnreal)) return true;
      if (view_.Is(i, Kind::kComma) || view_.Is(i, Kind::kBreak)) return false;
    }
    return false;
  }

  std::optional<TextSpan> Authority(const AwardRun& run, const AwardVerb& verb) {
    if (run.own_authority) return run.own_authority;
    if (verb.voice == Voice::kPassive && verb.authority) return verb.authority;
    if (verb.voice == Voice::kPassive || verb.voice == Voice::kReceive) {
      const bool same = authority_ && (DetailBefore(run.begin) || GoesOn(run, verb));
      return same ? authority_ : decision_;
    }
    if (verb.voice == Voice::kNone && heading_) return heading_;
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

  // `Chủ tịch UBND tỉnh tặng A cho ...; 60 tập thể được tặng Bằng khen`: the same authority.
  bool GoesOn(const AwardRun& run, const AwardVerb& verb) const {
    if (verb.voice != Voice::kPassive || run.commend || conferrals_.empty() || last_run_.commend)
      return false;
    const auto head = [&](const AwardRun& other) {
      return view_.words[view_.nodes[other.awards.front()].core_begin].key;
    };
    return last_active_ && !last_run_.own_authority && head(run) == "bằng" && head(last_run_) != "huân";
  }

  // `LĐLĐ TP đã ra quyết định công nhận 4 đơn vị, tặng 6 cờ`: the body that begins a clause with other verbs.
  void NoteSubject(size_t i) {
    if (view_.Is(i, Kind::kBreak)) sentence_subject_.reset();
    if (!view_.Is(i, Kind::kBody) || sentence_subject_) return;
    if (i > 0 && !view_.Is(i - 1, Kind::kComma) && !view_.Is(i - 1, Kind::kBreak)) return;
    if (view_.IsAdverb(i + 1)) sentence_subject_ = view_.SpanOf(view_.nodes[i]);
  }

  // `68 đồng chí được tặng Huy hiệu Đảng, gồm 02 đồng chí nhận ...`: the parts are conferred as the whole is.
  bool DetailBefore(size_t end) const {
    for (size_t i = end; i-- > 0 && i + kMaxDetail > end;) {
      if (view_.Is(i, Cue::kDetail)) return i == 0 || !view_.Is(i - 1, Kind::kBreak);
      if (view_.Is(i, Kind::kBreak)) return false;
    }
    return false;
  }

  // The node behind what it says.
  size_t Interpret(const AwardRun& run) {
    const AwardVerb verb = verbs_.Read(run);
    const size_t verb_begin = verb.voice == Voice::kNone ? run.begin : verb.begin;
    unreal_ = IsUnreal(run.begin) || (verb.voice == Voice::kNone && unreal_);
    respectively_ = false;
    size_t begin = verb_begin;
    size_t end = run.end;
    std::vector<AwardRecipient> recipients =
        recipients_.Behind(run, verb.voice == Voice::kActive, &end, &respectively_, &period_);
    if (recipients.empty()) recipients = verb.recipients;
    const bool passive = verb.voice == Voice::kPassive || verb.voice == Voice::kReceive;
    const bool behind = !recipients.empty() || verb.voice == Voice::kActive;
    if (recipients.empty() && passive) {
      recipients = subjects_.Before(verb.subject_end, &begin);
      if (recipients.empty() && !subject_.empty()) recipients = subject_;
      if (recipients.empty()) recipients = subjects_.Omitted(verb.subject_end);
      subject_ = recipients;
      for (size_t i = verb_begin; i-- > begin;) respectively_ |= view_.Is(i, Cue::kRespectively);
    } else if (recipients.empty() && verb.voice == Voice::kNone && !subject_.empty() && run.begin > 0 &&
               view_.IsJoint(run.begin - 1)) {
      recipients = subject_;
    }
    if (recipients.empty() && verb.voice == Voice::kNone && run.begin > view_.floor &&
        view_.Is(run.begin - 1, Kind::kCounted) && !conferrals_.empty()) {
      begin = run.begin - 1;  // 3 đồng chí được tặng Huy hiệu 80 năm, 12 đồng chí Huy hiệu 75 năm
      recipients = {recipients_.Counted(view_.nodes[begin])};
    }
    if (recipients.empty() && verb.voice == Voice::kActive && !verb.authority && !verb.person &&
        !subject_.empty() && begin > 0 && view_.IsJoint(begin - 1) && passive_run_end_ + 1 == begin) {
      recipients = subject_;  // được biểu dương, tặng Giấy khen
    }
    if (recipients.empty() && verb.voice == Voice::kActive && verb.authority && !conferrals_.empty() &&
        !subject_.empty() && !subject_.front().number) {
      recipients = subject_;  // mẹ được Nhà nước tặng ...; năm 1994 Chủ tịch nước phong tặng ...
    }
    if (passive) passive_run_end_ = run.end;
    const bool active = verb.voice == Voice::kActive;
    reason_ = ReadReason(std::max(end, run.end));
    std::erase_if(recipients, [](const auto& r) { return r.each && !r.number; });
    const auto authority = Authority(run, verb);
    if (verb.voice != Voice::kReceive || authority) authority_ = authority;
    if (!unreal_ && Asserts(run, verb, recipients)) {
      Add(run, authority, std::move(recipients), begin, end, behind);
    }
    if (!conferrals_.empty() && conferrals_.back().recipients.empty() && IsHonour(verb))
      conferrals_.back().self = true;
    last_run_ = run;
    last_active_ = active && verb.authority;
    return end;
  }

  bool Asserts(const AwardRun& run, const AwardVerb& verb,
               const std::vector<AwardRecipient>& recipients) const {
    if (run.commend) {
      return std::any_of(recipients.begin(), recipients.end(),
                         [](const auto& r) { return r.number.has_value(); });
    }
    return !recipients.empty() || verb.voice == Voice::kActive || IsHonour(verb);
  }

  // An item of a list of honours: its recipient is who the article is about.
  bool IsHonour(const AwardVerb& verb) const {
    return carried_->honours && verb.voice == Voice::kNone && view_.Is(0, Kind::kDash);
  }

  // `phụ nữ huyện được Hội A tặng 5 Cờ thi đua`: figures, for a group.
  bool IsCountOfPassive(const AwardRun& run, const std::vector<AwardRecipient>& recipients) const {
    const Node& node = view_.nodes[run.awards.front()];
    return passive_run_end_ == run.end && recipients.size() == 1 && !recipients.front().pronoun &&
           !recipients.front().number && node.count > 1 &&
           view_.words[node.begin].kind == Word::Kind::kNumber;
  }

  // `Tỉnh đoàn, Sở Y tế và UBND huyện A tặng`: bodies with names of their own, joined, confer each. `Đảng,
  // Nhà nước` are one.
  std::vector<TextSpan> Each(TextSpan authority) const {
    std::vector<TextSpan> each;
    bool joined = false;
    for (const Node& node : view_.nodes) {
      const TextSpan span = view_.SpanOf(node);
      if (span.begin < authority.begin || span.end > authority.end) continue;
      const bool joint = node.Is(Kind::kComma) || node.Is(Kind::kAnd);
      const bool body = node.Is(Kind::kBody) && node.end > node.begin + 1 &&
                        !view_.words[node.begin].Is("đảng") && !view_.words[node.begin].Is("nhà") &&
                        !view_.words[node.begin].Is("các");
      if (joint != joined || (!joint && !body)) return {authority};
      joined = !joined;
      if (body) each.push_back(span);
    }
    if (each.size() < 2 || each.back().end != authority.end) return {authority};
    return each;
  }

  void Add(const AwardRun& run, std::optional<TextSpan> authority, std::vector<AwardRecipient> recipients,
           size_t begin, size_t end, bool behind) {
    Conferral conferral;
    for (size_t i : run.awards) {
      const Node& node = view_.nodes[i];
      ConferredAward award;
      if (run.commend) {
        award.name = view_.SpanOf(node);
        award.commendation = true;
      } else {
        award.name = view_.Text(node.core_begin, node.core_end);
        if (node.grade < node.end) award.grade = view_.Text(node.grade, node.end);
        if (node.count >= 0 && (behind || IsCountOfPassive(run, recipients)) && recipients.size() <= 1) {
          award.number = view_.Text(node.begin, node.core_begin);
        }
      }
      conferral.awards.push_back(award);
    }
    if (run.commend) {  // who is named behind a number is one of those counted
      const bool direct = !recipients.empty() && view_.In(run.end) &&
                          recipients.front().text.begin == view_.SpanOf(view_.nodes[run.end]).begin;
      if (!direct) std::erase_if(recipients, [](const auto& r) { return !r.number; });
      const auto counted = std::find_if(recipients.begin(), recipients.end(),
                                        [](const auto& r) { return r.number.has_value(); });
      recipients.erase(std::remove_if(counted, recipients.end(), [](const auto& r) { return !r.number; }),
                       recipients.end());
    }
    conferral.trigger = view_.words[view_.nodes[run.awards.front()].begin].span.begin;
    if (authority) conferral.authorities = Each(*authority);
    conferral.recipients = std::move(recipients);
    // grades in a row for as many people, each his own
    const bool graded = run.awards.size() > 1 &&
                        view_.nodes[run.awards.back()].begin == view_.nodes[run.awards.back()].grade &&
                        std::none_of(conferral.recipients.begin(), conferral.recipients.end(),
                                     [](const auto& r) { return r.number.has_value(); });
    conferral.respectively = (respectively_ || graded) && run.awards.size() == conferral.recipients.size();
    conferral.period = period_;
    conferral.reason = reason_;
    conferral.span = view_.Text(view_.nodes[begin].begin, view_.nodes[std::max(end, run.end) - 1].end);
    conferrals_.push_back(std::move(conferral));
  }

  NodeView view_;
  RecipientReader recipients_{view_};
  SubjectReader subjects_{view_};
  VerbReader verbs_{view_};
  Announced* carried_;
  std::vector<Conferral> conferrals_;
  std::optional<TextSpan> authority_;    // of the run before
  std::optional<TextSpan> delegate_;     // in whose name somebody acts
  bool used_ = false;                    // a conferral in that name has been read
  std::optional<TextSpan> heading_;      // who confers all that the line names
  std::optional<TextSpan> decision_;     // whose decision is carried out
  std::optional<TextSpan> period_;       // of the current run
  std::vector<AwardRecipient> subject_;  // of the last passive
  std::optional<TextSpan> reason_;       // of the current run
  AwardRun last_run_;                    // the run before
  bool last_active_ = false;             // a body conferred it
  size_t passive_run_end_ = 0;           // the node behind the last run in the passive
  std::optional<TextSpan> sentence_subject_;
  bool respectively_ = false;
  bool unreal_ = false;
};

}  // namespace

std::vector<Conferral> ReadConferrals(const NodeView& view, Announced* carried) {
  return Frame(view, carried).Read();
}

}  // namespace sulieu
