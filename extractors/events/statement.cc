#include "extractors/events/statement.h"

#include <re2/re2.h>

#include <algorithm>

namespace sulieu {
namespace {

// The longest event, in days; longer intervals are periods reported on.
constexpr int kLongest = 25;
// Sentences of the body in which the article says what it reports.
constexpr uint32_t kOpening = 3;

const Extraction* Dates(const ResolveContext& context) { return context.Earlier("dates"); }

std::string Column(const Fact& fact, size_t index) {
  if (index >= fact.columns.size()) return {};
  const auto* text = std::get_if<std::string>(&fact.columns[index]);
  return text ? *text : std::string();
}

// A day or a few of them, not the first half of the year: within a month or over its end.
bool IsShort(const EventDay& day) {
  if (day.start.size() != 10 || day.end.size() != 10) return false;
  const auto month = [](const std::string& iso) {
    return std::stoi(iso.substr(0, 4)) * 12 + std::stoi(iso.substr(5, 2));
  };
  const int months = month(day.end) - month(day.start);
  const int days = std::stoi(day.end.substr(8)) - std::stoi(day.start.substr(8)) + 30 * months;
  return months <= 1 && days <= kLongest;
}

// The facts of dates that are days or short intervals, one for each mention.
std::vector<EventDay> Days(const ResolveContext& context) {
  std::vector<EventDay> days;
  const Extraction* dates = Dates(context);
  if (!dates) return days;
  for (const Fact& fact : dates->facts) {
    const std::string kind = Column(fact, 3);
    if (kind != "day" && kind != "interval") continue;
    const EventDay day{{}, Column(fact, 1), Column(fact, 2)};
    if (!IsShort(day)) continue;
    for (uint32_t mention : fact.mentions) {
      days.push_back({dates->mentions[mention].span, day.start, day.end});
    }
  }
  std::sort(days.begin(), days.end(), [](const EventDay& a, const EventDay& b) {
    return std::tie(a.span.begin, a.start) < std::tie(b.span.begin, b.start);
  });
  return days;
}

std::vector<EventPlaceInText> PlacesInText(const Article& article) {
  std::vector<EventPlaceInText> places;
  uint32_t order = 0;
  for (const Sentence& sentence : article.sentences) {
    const PassageKind kind = article.kind(sentence);
    const bool body = kind == PassageKind::kLead || kind == PassageKind::kParagraph;
    places.push_back({kind == PassageKind::kTitle ? EventZone::kTitle
                      : body                      ? EventZone::kBody
                                                  : EventZone::kCaption,
                      order});
    if (body) ++order;
  }
  return places;
}

// The patterns asked of the words before a day.
enum BeforeDayPattern : size_t {
  kOther,       // not the day of what is told
  kOfDocument,  // số 12/QĐ-UBND ngày
  kSameDay,     // nay (, chủ nhật (
  kInto,        // diễn ra vào ngày
  kAllDays,     // ngày làm việc
};

const PatternSet& PatternsBeforeDay() {
  static const PatternSet kPatterns(
      {{R"((?i)(?:ngày sinh|thành lập|truyền thống|đợt|dịp|chào mừng|kỷ niệm|kỉ niệm|mừng|hưởng ứng|hướng về|hướng tới|trước|sau|đến|[\pL\d] từ|hạn|tính đến|kể từ|khóa|ban hành|hiệu lực|[^\pL]\d+ năm|lần thứ [^ ,]+)(?: ngày)? ?\(?$)",
        {}},
       {R"((?i)số [^,;]{1,40}(?: ngày)? ?\(?$)", {"(?i)số "}},
       {R"((?i)(?:nay|qua|mai|kia|hai|ba|tư|năm|sáu|bảy|chủ nhật|\d ngày|[^\pL]ngày)[, ]*\([^()]{0,20}$)",
        {R"((?i)(?:nay|qua|mai|kia|hai|ba|tư|năm|sáu|bảy|chủ nhật|ngày)[, ]*\()"}},
       {R"((?i)[\pL\d”\"] (?:vào|trong|từ)(?: (?:sáng|trưa|chiều|tối|đêm|ngày|hôm))* ?$)", {}},
       {R"((?i)ngày (?:làm việc|diễn ra|thi đấu|họp)[^;.]{0,40}$)",
        {"(?i)ngày (?:làm việc|diễn ra|thi đấu|họp)"}}});
  return kPatterns;
}

}  // namespace

StatementReader::StatementReader(const ResolveContext& context, const RuleSet& rules)
    : article_(context.article),
      rules_(rules),
      places_(PlacesInText(context.article)),
      days_(Days(context)) {}

void StatementReader::ReadKind(const Mention& mention, EventStatement* statement) const {
  if (mention.Get("working")) {
    statement->kind = "buổi làm việc";
  } else if (const auto head = mention.Get("head")) {
    const WordList::Entry* entry = rules_.list("event_heads").Find(head->In(article_.text));
    statement->kind = entry ? entry->canonical : "lễ";
    const auto noted = [&](std::string_view word) {
      return entry && entry->note.find(word) != std::string::npos;
    };
    statement->general = noted("general");
    statement->verb = noted("verb");
    statement->show = noted("show");
    statement->never = noted("never");
    statement->loose = noted("loose");
  } else {
    statement->unnamed = true;
    if (mention.Get("meets") || mention.Get("sits")) statement->kind = "cuộc họp";
    if (mention.Get("receives") || mention.Get("courtesy")) statement->kind = "buổi tiếp";
    if (mention.Get("sees")) statement->kind = "cuộc gặp";
    if (mention.Get("voters")) statement->kind = "tiếp xúc cử tri";
    statement->does = mention.Get("does").has_value();
  }
}

// What is said of the event between these words; `noun` is empty where there is none.
EventRole StatementReader::ReadRole(const EventStatement& statement, std::string_view noun,
                                    const BeforeNoun& before, std::string_view after) {
  using enum BeforeNoun::Pattern;
  const bool dated = !statement.start.empty();
  if (statement.does) return dated && !before.Match(kTalkedOf) ? EventRole::kAt : EventRole::kNone;
  if (statement.never || (statement.loose && !before.Match(kHeld))) return EventRole::kNone;
  if (!dated && IsGeneric(before)) return EventRole::kNone;
  const EventRole role = statement.unnamed ? EventRole::kHeld : RoleOf(before, after);
  if (role != EventRole::kNone) return role;
  // `ngày 13/5, Đoàn giám sát có buổi làm việc với`
  static const RE2 kSitting("^(?i:buổi|cuộc) ");
  const bool opening = dated && statement.place.order <= kOpening;
  if (opening && before.Match(kHas) && MatchesWords(noun, kSitting) && !IsPrivate(after))
    return EventRole::kHeld;
  // `đã hội đàm với`, `ngày 5/6, UBND tỉnh họp phiên thường kỳ`
  const bool told = dated || before.Match(kDone);
  return statement.verb && told && !IsPlural(before) && !IsPassing(before) ? EventRole::kHeld
                                                                           : EventRole::kNone;
}

EventStatement StatementReader::Read(const Mention& mention, uint32_t index) const {
  EventStatement statement;
  statement.mention = index;
  statement.place = places_[mention.sentence];
  ReadKind(mention, &statement);
  const std::string_view text = article_.text;
  const TextSpan sentence = article_.sentences[mention.sentence].span;
  const auto head = mention.Get("head");
  const BeforeNoun before(WindowBefore(text, sentence, mention.span.begin));
  const std::string_view after = WindowAfter(text, sentence, head ? head->end : mention.span.end);
  if (const EventDay* day = FindDay(sentence, mention.span)) {
    statement.start = day->start;
    statement.end = day->end;
    if (const EventDay* all = AllDays(*day, sentence)) {
      statement.start = all->start;
      statement.end = all->end;
    }
  }
  statement.role = mention.Get("working")
                       ? WorkingRole(before, WindowAfter(text, sentence, mention.Get("working")->end))
                       : ReadRole(statement, head ? head->In(text) : std::string_view(), before, after);
  statement.frame = statement.kind == "kỳ họp" && before.Match(BeforeNoun::Pattern::kProgramme);
  statement.some = before.Match(BeforeNoun::Pattern::kOne);
  statement.named = head && mention.span.end > head->end + 3;
  // Neither is asked of a noun that is only named in passing.
  statement.ahead = statement.role != EventRole::kNone && IsAhead(before, after);
  statement.back = (statement.role != EventRole::kNone || statement.place.zone == EventZone::kCaption) &&
                   IsBack(before, after);
  statement.quoted = InsideQuotes(text.substr(sentence.begin, mention.span.begin - sentence.begin));
  return statement;
}

// A day the sentence is told of: `Sáng 8/2`, `hôm qua 18.10`, `(10-1)` behind such a word; not the day of a
// document, an anniversary or a birth.
bool StatementReader::IsDateline(const PatternSet::Words& before) {
  const size_t open = before.text().rfind('(');
  const bool bracket =
      open != std::string_view::npos && before.text().find(')', open) == std::string_view::npos;
  if (bracket && open > 0 && !before.Match(kSameDay)) return false;
  return !before.Match(kOther) && !before.Match(kOfDocument);
}

PatternSet::Words StatementReader::BeforeDay(const EventDay& day, TextSpan sentence) const {
  return {PatternsBeforeDay(), WindowBefore(article_.text, sentence, day.span.begin)};
}

const EventDay* StatementReader::FindDay(TextSpan sentence, TextSpan event) const {
  const auto first = std::lower_bound(days_.begin(), days_.end(), sentence.begin,
                                      [](const EventDay& day, uint32_t at) { return day.span.begin < at; });
  const EventDay* found = nullptr;
  const EventDay* last = nullptr;
  for (auto day = first; day != days_.end() && day->span.begin < sentence.end; ++day) {
    const bool left = day->span.end <= event.begin;
    if (!left && found) break;
    if (!left && day->span.begin < event.end) continue;
    const PatternSet::Words before = BeforeDay(*day, sentence);
    // Left of the noun the day stands at the beginning of the sentence or of a clause: `..., sáng 1/7, UBND`.
    if ((left && before.Match(kInto)) || !IsDateline(before)) continue;
    // `ngày 7 và 8/6`: the first of days told together
    const bool together = last && day->span.begin < last->span.end + 8;
    if (!together) found = &*day;
    last = &*day;
    if (!left) break;
  }
  return found;
}

const EventDay* StatementReader::AllDays(const EventDay& day, TextSpan sentence) const {
  const auto first =
      std::lower_bound(days_.begin(), days_.end(), sentence.begin,
                       [](const EventDay& other, uint32_t at) { return other.span.begin < at; });
  for (auto all = first; all != days_.end() && all->span.begin < sentence.end; ++all) {
    const bool contains = all->start < all->end && all->start <= day.start && day.end <= all->end;
    if (contains && BeforeDay(*all, sentence).Match(kAllDays)) return &*all;
  }
  return nullptr;
}

const EventDay* StatementReader::Dateline(uint32_t index) const {
  const TextSpan sentence = article_.sentences[index].span;
  for (const EventDay& candidate : days_) {
    if (candidate.span.begin < sentence.begin) continue;
    if (candidate.span.begin > sentence.begin + 40 || candidate.span.begin >= sentence.end) break;
    if (IsDateline(BeforeDay(candidate, sentence))) return &candidate;
  }
  return nullptr;
}

}  // namespace sulieu
