#include "extractors/events/main_event.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <utility>
#include <vector>

#include "pipeline/rules/letter_class.h"

namespace sulieu {
namespace {

// The score an event must reach; what gives points is in the functions below.
constexpr int kEnoughEchoes = 3;
constexpr double kEnough = 6.0;
// Days between the event and the publication beyond which the article is about something else.
constexpr int kFresh = 3;
constexpr int kNear = 14;
// Sentences of the body in which the article says what it reports.
constexpr uint32_t kOpening = 3;
// Sentences within which an event without a name is taken up first.
constexpr uint32_t kEarly = 6;

std::optional<int> DaysApart(const std::string& iso, const ReferenceDate& reference) {
  if (iso.empty() || reference.precision != DatePrecision::kDay) return std::nullopt;
  const auto number = [&](size_t at, size_t length) {
    int value = 0;
    std::from_chars(iso.data() + at, iso.data() + at + length, value);
    return value;
  };
  const std::chrono::year_month_day day{std::chrono::year{number(0, 4)},
                                        std::chrono::month{static_cast<unsigned>(number(5, 2))},
                                        std::chrono::day{static_cast<unsigned>(number(8, 2))}};
  return static_cast<int>((std::chrono::sys_days{day} - std::chrono::sys_days{reference.day}).count());
}

double ZonePoints(const EventStatement& statement) {
  if (statement.place.zone == EventZone::kTitle) return statement.named ? 2.5 : 1.5;
  if (statement.place.zone == EventZone::kCaption) return 0.5;
  switch (statement.place.order) {
    case 0:
      return 4.0;
    case 1:
      return 3.6;
    case 2:
      return 3.2;
    case 3:
      return 2.6;
    default:
      return statement.place.order < 7 ? 1.5 : -0.5;
  }
}

double RolePoints(const EventStatement& statement) {
  switch (statement.role) {
    case EventRole::kHeld:
      return 3.0;
    case EventRole::kAttended:
      return 2.5;
    case EventRole::kAt:
      return 1.3;
    case EventRole::kSubject:
      return 0.5;
    case EventRole::kNone:
      return 0.0;
  }
  return 0.0;
}

double DatePoints(const EventStatement& statement, const ReferenceDate& reference) {
  const auto apart = DaysApart(statement.start, reference);
  if (!apart) return statement.start.empty() ? 0.0 : 1.0;
  if (std::abs(*apart) <= kFresh) return 2.0;
  if (std::abs(*apart) <= kNear) {
    const bool aside = statement.role == EventRole::kAt || statement.place.order > kOpening;
    return aside && *apart < 0 ? -1.0 : 0.5;
  }
  return *apart > 0 ? -1.5 : -4.0;
}

double Points(const EventStatement& statement, const ReferenceDate& reference) {
  double points = ZonePoints(statement) + RolePoints(statement) + DatePoints(statement, reference);
  if (statement.ahead) points -= statement.start.empty() ? 3.0 : 1.5;
  if (statement.back) points -= 4.0;
  if (statement.quoted) points -= 2.0;
  if (statement.show && statement.role == EventRole::kAt) points -= 2.0;
  if (statement.general && statement.role == EventRole::kAt && statement.start.empty()) points -= 1.5;
  if (statement.some) points -= 1.0;
  if (statement.unnamed && !statement.does) points -= 1.0;
  if (statement.frame) points -= 3.5;
  return points;
}

// `Thưa ông, ... ?` The pattern counts to 300: it runs only where its first word is.
bool AsksPolitely(std::string_view words) {
  if (!words.starts_with("Thưa ") && !words.starts_with("Xin ")) return false;
  static const RE2 kPolitely(
      R"(^(?:Thưa|Xin) (?:ông|bà|Bộ trưởng|đồng chí|anh|chị|GS|TS|PGS)[^.?!”]{0,300}\?)");
  return MatchesWords(words, kPolitely);
}

// Questions and answers, a digest of short news, or a journey.
bool ReportsNoEvent(const Article& article) {
  static const RE2 kDigest(
      R"(^(?i:tin (?:hoạt động|vắn|ngắn|nhanh|tức|trong|nổi bật|sáng|tối|mới|thế giới)|bản tin|điểm (?:tin|báo)|tin thời tiết))");
  static const RE2 kAsked(R"((?:PV|P\.V|Phóng viên|Hỏi|BNEWS|Nhà báo) ?:)");
  static const RE2 kCancelled(WithLetterRanges(
      R"((?i)(?:^|[^\pL])(?:hủy|huỷ|hoãn|dừng|ngừng|không) (?:bỏ )?(?:tổ chức )?(?:ngày hội|lễ|hội nghị|đại hội|festival))"));
  static const RE2 kJourney(R"((?i)(?:kết thúc|lên đường|bắt đầu|sắp)[^.]{0,60} thăm)");
  int questions = 0;
  for (const Sentence& sentence : article.sentences) {
    const std::string_view words = sentence.span.In(article.text);
    const re2::StringPiece input(words.data(), words.size());
    if (article.kind(sentence) == PassageKind::kTitle &&
        (RE2::PartialMatch(input, kDigest) || RE2::PartialMatch(input, kJourney) ||
         RE2::PartialMatch(input, kCancelled)))
      return true;
    if (words.find('?') == std::string_view::npos && words.find(':') == std::string_view::npos) continue;
    if ((RE2::PartialMatch(input, kAsked) || AsksPolitely(words)) && ++questions >= 2) return true;
  }
  return false;
}

// `buổi lễ` takes up a ceremony; `cuộc họp` any meeting.
bool TakesUp(const EventStatement& later, const EventStatement& event) {
  if (later.kind == event.kind) return true;
  if (event.unnamed && event.kind.empty())
    return later.role == EventRole::kAt || later.role == EventRole::kAttended;
  return later.general && !later.named;
}

class Chooser {
 public:
  Chooser(const ResolveContext& context, const StatementReader& reader,
          const std::vector<EventStatement>& statements, const std::vector<Mention>& mentions)
      : context_(context), reader_(reader), statements_(statements), mentions_(mentions) {}

  std::optional<MainEvent> Run() const {
    std::optional<size_t> best;
    double best_points = 0;
    for (size_t i = 0; i < statements_.size(); ++i) {
      if (!MayBeMain(statements_[i])) continue;
      const double points = Points(statements_[i], context_.reference) + Echo(i);
      if (!best || points > best_points) {
        best = i;
        best_points = points;
      }
    }
    if (best && best_points < kEnough) best.reset();
    if (!best) best = Implied();
    if (!best || ReportsNoEvent(context_.article)) return std::nullopt;
    return Describe(*best);
  }

 private:
  bool MayBeMain(const EventStatement& statement) const {
    if (statement.role == EventRole::kNone || statement.place.zone == EventZone::kCaption) return false;
    if (statement.show && !statement.named) return false;  // lễ hội in general
    if (statement.role == EventRole::kSubject)
      return statement.place.zone == EventZone::kTitle ||
             (statement.named && statement.place.order < kOpening);
    if (statement.does) {  // only what has just been done is reported by its verb
      const auto apart = DaysApart(statement.start, context_.reference);
      if (!apart || std::abs(*apart) > kFresh) return false;
    }
    return !statement.unnamed || HasKind(statement);
  }

  // `UBND tỉnh tổng kết phong trào ... Tại hội nghị ... Kết luận hội nghị`: a fresh dateline and a bare noun
  // that comes back, without a sentence that says the event was held.
  std::optional<size_t> Implied() const {
    if (!FreshDateline()) return std::nullopt;
    for (size_t i = 0; i < statements_.size(); ++i) {
      const EventStatement& first = statements_[i];
      if (!IsTakingUp(first) || first.place.order > kEarly) continue;
      const auto count = std::count_if(
          statements_.begin(), statements_.end(),
          [&](const EventStatement& other) { return other.kind == first.kind && IsTakingUp(other); });
      const bool next = first.role == EventRole::kAt && first.place.order <= 2 && first.kind != "họp báo";
      if (count >= 2 || next) return i;
    }
    return std::nullopt;
  }

  static bool IsTakingUp(const EventStatement& s) {
    return !s.named && !s.unnamed && !s.some && !s.quoted && !s.back &&
           (s.role == EventRole::kAt || s.role == EventRole::kAttended);
  }

  bool FreshDateline() const {
    for (uint32_t i = 0; i < context_.article.sentences.size(); ++i) {
      if (reader_.places()[i].zone != EventZone::kBody) continue;
      if (reader_.places()[i].order >= 2) return false;
      const EventDay* day = reader_.Dateline(i);
      if (!day) continue;
      const auto apart = DaysApart(day->start, context_.reference);
      if (!apart || std::abs(*apart) <= kFresh) return true;
    }
    return false;
  }

  // How often the text comes back to it.
  double Echo(size_t event) const {
    int echoes = 0;
    for (size_t i = 0; i < statements_.size() && echoes < kEnoughEchoes; ++i) {
      const EventStatement& later = statements_[i];
      if (i == event || later.back || later.quoted || !TakesUp(later, statements_[event])) continue;
      if (later.role != EventRole::kNone || later.place.zone == EventZone::kCaption) ++echoes;
    }
    // A bare `tại cuộc họp báo` that is never taken up is only where words were said.
    if (echoes == 0 && statements_[event].role == EventRole::kAt)
      return statements_[event].named || statements_[event].does ? -0.5 : -1.2;
    return 0.8 * echoes;
  }

  // The kind of an unnamed event is that of the noun that takes it up most, of the first of those.
  std::string KindOf(const EventStatement& event) const {
    std::vector<std::pair<std::string_view, int>> counts;
    for (const EventStatement& candidate : statements_) {
      if (candidate.unnamed || !TakesUpUnnamed(candidate, event)) continue;
      const auto known = std::find_if(counts.begin(), counts.end(),
                                      [&](const auto& count) { return count.first == candidate.kind; });
      if (known == counts.end()) {
        counts.emplace_back(candidate.kind, 1);
      } else {
        ++known->second;
      }
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != counts.end()) return std::string(most->first);
    return HasKindOfItsOwn(event) ? event.kind : "";
  }

  bool HasKind(const EventStatement& event) const {
    const auto takes_up = [&](const EventStatement& later) {
      return !later.unnamed && TakesUpUnnamed(later, event);
    };
    if (std::any_of(statements_.begin(), statements_.end(), takes_up)) return true;
    return !event.kind.empty() && HasKindOfItsOwn(event);
  }

  bool HasKindOfItsOwn(const EventStatement& event) const {
    return event.kind == "tiếp xúc cử tri" || IsMentionedLater(event);
  }

  // `đã họp với các bộ ... Trả lời báo chí sau cuộc họp`
  bool IsMentionedLater(const EventStatement& event) const {
    return std::any_of(statements_.begin(), statements_.end(), [&](const EventStatement& later) {
      return later.mention > event.mention && !later.unnamed && !later.named &&
             (later.kind == event.kind || (event.kind == "cuộc họp" && later.general));
    });
  }

  bool TakesUpUnnamed(const EventStatement& later, const EventStatement& event) const {
    if (later.mention <= event.mention || (later.named && later.kind != "lễ")) return false;
    if (later.role != EventRole::kAt && later.role != EventRole::kAttended) return false;
    return event.kind.empty() || later.kind == event.kind || later.general ||
           (event.kind == "cuộc họp" && later.kind == "phiên họp");
  }

  MainEvent Describe(size_t best) const {
    MainEvent event;
    event.statement = best;
    const EventStatement& chosen = statements_[best];
    event.kind = chosen.unnamed ? KindOf(chosen) : chosen.kind;
    for (size_t i = 0; i < statements_.size(); ++i) {
      const EventStatement& other = statements_[i];
      if (i != best && !other.back && other.role != EventRole::kNone && TakesUp(other, chosen))
        event.supporting.push_back(i);
    }
    Date(&event);
    return event;
  }

  // Its own day; else that of a statement that takes it up; else the dateline of a sentence before it.
  void Date(MainEvent* event) const {
    const EventStatement& chosen = statements_[event->statement];
    event->start = chosen.start;
    event->end = chosen.end;
    for (size_t i : event->supporting) {
      if (!event->start.empty()) return;
      const EventStatement& other = statements_[i];
      if (other.start.empty() || other.quoted || (other.ahead && !chosen.ahead)) continue;
      const auto apart = DaysApart(other.start, context_.reference);
      if (apart && std::abs(*apart) > kNear) continue;
      event->start = other.start;
      event->end = other.end;
    }
    if (!event->start.empty() || (chosen.role == EventRole::kAt && chosen.named)) return;
    const uint32_t sentence = mentions_[chosen.mention].sentence;
    for (uint32_t i = 0; i < context_.article.sentences.size() && i < sentence; ++i) {
      if (reader_.places()[i].zone != EventZone::kBody || chosen.place.order > kEarly) continue;
      const EventDay* day = reader_.Dateline(i);
      if (!day) continue;
      event->start = day->start;
      event->end = day->end;
      return;
    }
  }

  const ResolveContext& context_;
  const StatementReader& reader_;
  const std::vector<EventStatement>& statements_;
  const std::vector<Mention>& mentions_;
};

}  // namespace

std::optional<MainEvent> ChooseMainEvent(const ResolveContext& context, const StatementReader& reader,
                                         const std::vector<EventStatement>& statements,
                                         const std::vector<Mention>& mentions) {
  return Chooser(context, reader, statements, mentions).Run();
}

}  // namespace sulieu
