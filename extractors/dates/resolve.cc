#include "extractors/dates/resolve.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <cstdlib>

#include "extractors/dates/context.h"
#include "extractors/dates/periods.h"

namespace sulieu::dates {
namespace {

constexpr int kYearDays = 365;

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

class Resolver {
 public:
  Resolver(const Article& article, const RuleSet& rules, const ReferenceDate& reference,
           const std::vector<Mention>& mentions)
      : article_(article), rules_(rules), reference_(reference), mentions_(mentions) {
    if (reference.known()) today_ = Day(reference.day);
  }

  std::vector<std::vector<Dated>> Run() {
    std::vector<std::vector<Dated>> resolved(mentions_.size());
    for (at_ = 0; at_ < mentions_.size(); ++at_) {
      resolved[at_] = ResolveMention(mentions_[at_]);
      if (!resolved[at_].empty()) {
        last_ = resolved[at_].back().period;
        last_sentence_ = mentions_[at_].sentence;
      }
    }
    return resolved;
  }

 private:
  std::vector<Dated> ResolveMention(const Mention& mention) {
    const auto from = mention.Get("from");
    if (from) return ResolveInterval(mention);
    const auto expression = ReadExpression(article_.text, mention.captures, rules_);
    if (!expression) return {};
    if (expression->distance || expression->unit == Unit::kWeekday) {
      if (const auto beside = ExplicitBeside(*expression)) return {*beside};
    }
    return ResolveExpression(*expression, mention);
  }

  // `ngày mai (24/6)`: the date in digits says which day is meant.
  std::optional<Dated> ExplicitBeside(const Expression& deictic) {
    if (deictic.unit != Unit::kDay && deictic.unit != Unit::kWeekday) return std::nullopt;
    static const RE2 kGap(R"( ?[,(–\-]? ?(?:tức )?)");
    if (at_ + 1 >= mentions_.size() || mentions_[at_ + 1].sentence != mentions_[at_].sentence)
      return std::nullopt;
    const Mention& next = mentions_[at_ + 1];
    const TextSpan gap{mentions_[at_].span.end, next.span.begin};
    if (gap.size() > 12 || !RE2::FullMatch(Piece(gap.In(article_.text)), kGap) || next.Get("from"))
      return std::nullopt;
    const auto expression = ReadExpression(article_.text, next.captures, rules_);
    if (!expression || expression->unit != Unit::kDay || expression->range || expression->items.size() != 1)
      return std::nullopt;
    const auto dated = ResolveExpression(*expression, next);
    if (dated.empty()) return std::nullopt;
    return dated.front();
  }

  std::vector<Dated> ResolveExpression(const Expression& e, const Mention& mention) {
    if (e.distance || e.unit == Unit::kWeekday) return FromReferenceDay(e);
    switch (e.unit) {
      case Unit::kYear:
      case Unit::kDecade:
      case Unit::kCentury:
        return {{Years(*e.year, e.year_to.value_or(*e.year)), KindOf(e), e.modifier, ""}};
      case Unit::kSchoolYear:
        return {{Months(*e.year, 9, *e.year_to, 5), KindOf(e), e.modifier, ""}};
      default:
        return FromItems(e, mention);
    }
  }

  std::vector<Dated> FromItems(Expression e, const Mention& mention) {
    std::string basis;
    if (e.unit == Unit::kDay && !e.month) {
      if (!FillMonth(&e, &basis)) return {};
    }
    if (!e.year && !FillYear(&e, mention, &basis)) return {};
    std::vector<Dated> dated;
    const size_t step = e.range ? 2 : 1;
    for (size_t i = 0; i < e.items.size(); i += step) {
      const auto period = InYear(e, e.items[i], e.items[i + step - 1], *e.year);
      if (period) dated.push_back({*period, KindOf(e), e.modifier, basis});
    }
    return dated;
  }

  // The expression of the date right behind the current one in a list, such as that of `rạng sáng 14-7` for
  // `đêm 13, rạng sáng 14-7`.
  std::optional<Expression> Listed() const {
    static const RE2 kList(R"((?: ?[,;] ?| |\()*(?:và |hoặc |hay |đến |tới |cho đến )?[–\-(]? ?)");
    if (at_ + 1 >= mentions_.size() || mentions_[at_ + 1].sentence != mentions_[at_].sentence)
      return std::nullopt;
    const Mention& next = mentions_[at_ + 1];
    if (next.Get("from")) return std::nullopt;
    const TextSpan gap{mentions_[at_].span.end, next.span.begin};
    if (gap.size() > 24 || !RE2::FullMatch(Piece(gap.In(article_.text)), kList)) return std::nullopt;
    return ReadExpression(article_.text, next.captures, rules_);
  }

  // The month of the day named later in the sentence, when none was named before.
  std::optional<Expression> Later() const {
    for (size_t i = at_ + 1; i < mentions_.size() && mentions_[i].sentence == mentions_[at_].sentence; ++i) {
      if (mentions_[i].span.begin > mentions_[at_].span.end + 64) break;
      const auto expression = ReadExpression(article_.text, mentions_[i].captures, rules_);
      if (expression && expression->unit == Unit::kDay && expression->month) return expression;
    }
    return std::nullopt;
  }

  bool FillMonth(Expression* e, std::string* basis) {
    const bool named_before = last_ && last_sentence_ == mentions_[at_].sentence;
    if (const auto listed = named_before ? Listed() : Later();
        listed && listed->unit == Unit::kDay && listed->month) {
      e->month = listed->month;
      e->year = listed->year;
      *basis = "month from the date beside it";
      return true;
    }
    const bool same_sentence = last_ && last_sentence_ == mentions_[at_].sentence &&
                               last_->end - last_->start < std::chrono::days(62);
    if (!same_sentence && (!today_ || reference_.precision < DatePrecision::kMonth)) return false;
    const Day anchor = same_sentence ? last_->end : *today_;
    std::optional<Day> best;
    for (int offset = -1; offset <= 1; ++offset) {
      const std::chrono::year_month month{std::chrono::year{YearOf(anchor)},
                                          std::chrono::month{static_cast<unsigned>(MonthOf(anchor))}};
      const auto other = month + std::chrono::months(offset);
      const auto day = MakeDay(static_cast<int>(other.year()),
                               static_cast<int>(static_cast<unsigned>(other.month())), e->items[0]);
      if (day && (!best || std::abs((*day - anchor).count()) < std::abs((*best - anchor).count())))
        best = day;
    }
    if (!best) return false;
    e->month = MonthOf(*best);
    e->year = YearOf(*best);
    *basis = same_sentence ? "month from the date before it" : "month " + FromReference();
    return true;
  }

  bool FillYear(Expression* e, const Mention& mention, std::string* basis) {
    if (e->same_year) {
      if (!last_) return false;
      e->year = YearOf(last_->start);
      *basis = "year from the date before it";
      return true;
    }
    if (const auto listed = Listed(); listed && listed->year && listed->unit == e->unit && !e->HasYear()) {
      e->year = listed->year;
      if (e->unit == Unit::kDay && listed->month && *e->month > *listed->month) --*e->year;
      *basis = "year from the date beside it";
      return true;
    }
    if (const auto year = YearBefore(*e)) {
      e->year = year;
      *basis = "year from the words before it";
      return true;
    }
    if (!today_) return false;
    if (e->years_from_reference) {
      e->year = YearOf(*today_) + *e->years_from_reference;
    } else {
      e->year = Nearest(*e, mention);
    }
    *basis = "year " + FromReference();
    return e->year.has_value();
  }

  // `Sang năm 2019 ..., muộn nhất là ngày 30/6`: the one year that the sentence has named shortly before,
  // unless it only compares with it.
  std::optional<int> YearBefore(const Expression& e) const {
    static const RE2 kCompares(R"((?i)(?:so|cùng kỳ|hơn|như|từ|kể|thứ|sau|sinh|luật|bằng)[^,.;]{0,24}$)");
    static const RE2 kReport(
        R"((?i)(?:tổng kết|kết quả|nhiệm vụ|kế hoạch|công tác|phương hướng)[^,.;]{0,40}$)");
    if (e.unit != Unit::kDay || !e.month || e.years_from_reference || at_ == 0 || !today_)
      return std::nullopt;
    const Mention& year = mentions_[at_ - 1];
    const uint32_t gap = mentions_[at_].span.begin - year.span.end;
    if (year.sentence != mentions_[at_].sentence || year.Get("from") || gap > 120) return std::nullopt;
    const auto named = ReadExpression(article_.text, year.captures, rules_);
    if (!named || named->unit != Unit::kYear || !named->year || named->year_to || named->distance)
      return std::nullopt;
    const std::string_view before = Before(article_, year);
    if (RE2::PartialMatch(Piece(before), kCompares) || RE2::PartialMatch(Piece(before), kReport))
      return std::nullopt;
    return std::abs(*named->year - YearOf(*today_)) <= 2 ? named->year : std::nullopt;
  }

  // The year whose occurrence is the nearest; a leaning of so many days to the future or the past decides
  // where both are far.
  std::optional<int> Nearest(const Expression& e, const Mention& mention) const {
    if (reference_.precision == DatePrecision::kYear) return YearOf(*today_);
    const int lean = Leaning(e, mention);
    std::optional<int> best;
    int best_distance = 0;
    for (int year = YearOf(*today_) - 1; year <= YearOf(*today_) + 1; ++year) {
      const auto period = InYear(e, e.items.front(), e.range ? e.items.back() : e.items.front(), year);
      if (!period) continue;
      const int distance = std::abs(DaysAway(*period, *today_) - lean);
      if (!best || distance < best_distance) {
        best = year;
        best_distance = distance;
      }
    }
    return best;
  }

  int Leaning(const Expression& e, const Mention& mention) const {
    static const RE2 kFuture(
        R"((?i)(?:^|[ (,])(?:sẽ|dự kiến|sắp|chậm nhất|hạn chót|trước (?:ngày|tháng|năm|thời điểm)|kế hoạch|phấn đấu|yêu cầu|đề nghị|có thể)(?:[ ,]|$))");
    static const RE2 kPast(R"((?i)(?:^|[ (,])(?:vừa qua|đã|từng|tính đến|hồi)(?:[ ,]|$))");
    if (e.follow.starts_with("v") || e.follow == "qua") return -kYearDays / 2 + 31;
    if (e.follow == "này") return 0;
    if (!e.follow.empty()) return kYearDays / 2 - 31;
    static const RE2 kUntilNow("^ (?i:(?:cho )?(?:đến|tới) nay)");
    std::string_view behind = Behind(article_, mention);
    if (behind.size() > 24) behind = behind.substr(0, 24);
    if (RE2::PartialMatch(Piece(behind), kUntilNow)) return -kYearDays / 2 + 31;
    std::string_view before = Before(article_, mention);
    if (before.size() > 160) before.remove_prefix(before.size() - 160);
    static const RE2 kBy(R"((?i)(?:^|[ (,])trước $)");  // `trước 31/10`, not `so với năm trước`
    if (RE2::PartialMatch(Piece(before), kFuture) || RE2::PartialMatch(Piece(before), kBy)) return 60;
    if (RE2::PartialMatch(Piece(before), kPast)) return -30;
    return 0;
  }

  // `hôm nay`, `tháng trước`, `sáng thứ Hai`: needs the reference date to that unit.
  std::vector<Dated> FromReferenceDay(const Expression& e) const {
    const auto precision = e.unit == Unit::kYear    ? DatePrecision::kYear
                           : e.unit == Unit::kMonth ? DatePrecision::kMonth
                                                    : DatePrecision::kDay;
    if (!today_ || reference_.precision < precision) return {};
    return {{CountedFrom(e, *today_), KindOf(e), e.modifier, "counted " + FromReference()}};
  }

  std::vector<Dated> ResolveInterval(const Mention& mention) {
    const auto [from_captures, to_captures] = SplitCaptures(mention);
    const auto from = ReadExpression(article_.text, from_captures, rules_);
    const auto to = ReadExpression(article_.text, to_captures, rules_);
    if (!from || !to) return {};
    const auto ends = ResolveEnds(*from, *to, mention);
    if (ends.size() < 2) return ends;
    const Dated& first = ends[0];
    const Dated& last = ends[1];
    if (last.period.start <= first.period.start || IsAnniversary(mention, first.period, last.period))
      return ends;
    return {{{first.period.start, last.period.end},
             "interval",
             "",
             first.basis.empty() ? last.basis : first.basis}};
  }

  // `19/5/1890-19/5/2017` are two days, not the time between; so are the holidays `30/4-1/5`.
  bool IsAnniversary(const Mention& mention, const Period& first, const Period& last) const {
    const TextSpan gap{mention.Get("from")->end, mention.Get("to")->begin};
    if (gap.In(article_.text).find_first_of("-") == std::string_view::npos &&
        gap.In(article_.text).find("–") == std::string_view::npos) {
      return false;
    }
    if (first.start != first.end) return false;
    const bool same_day =
        MonthOf(first.start) == MonthOf(last.start) && DayOf(first.start) == DayOf(last.start);
    const bool holidays = MonthOf(first.start) == 4 && DayOf(first.start) == 30 && MonthOf(last.start) == 5 &&
                          DayOf(last.start) == 1;
    return same_day || holidays;
  }

  // One end lends the other its month and year.
  std::vector<Dated> ResolveEnds(Expression from, const Expression& to, const Mention& mention) {
    std::vector<Dated> last = LentYear(from, to, mention);
    if (last.empty()) return {};
    const Period end = last.back().period;
    if (from.unit == Unit::kDay && !from.distance) {
      if (!from.month) from.month = MonthOf(end.start);
    }
    if (!from.HasYear() && !from.distance && from.unit != Unit::kYear) {
      from.year = YearOf(end.start);
      const auto start =
          from.items.empty() ? std::nullopt : InYear(from, from.items[0], from.items[0], *from.year);
      if (start && start->start > end.end) --*from.year;
    }
    std::vector<Dated> first = ResolveExpression(from, mention);
    if (first.empty()) return last;
    if (first.back().basis.empty()) first.back().basis = last.back().basis;
    return {first.back(), last.back()};
  }

  // The last day; a year that only the first end has is used for it.
  std::vector<Dated> LentYear(const Expression& from, Expression to, const Mention& mention) {
    if (from.year && !to.HasYear() && !to.distance && to.unit != Unit::kYear && to.unit != Unit::kDecade) {
      if (to.unit == Unit::kDay && !to.month) to.month = from.month;
      to.year = from.year;
      if (to.unit == Unit::kDay && from.month && to.month && *to.month < *from.month) ++*to.year;
    }
    return ResolveExpression(to, mention);
  }

  static std::pair<std::vector<Capture>, std::vector<Capture>> SplitCaptures(const Mention& mention) {
    std::pair<std::vector<Capture>, std::vector<Capture>> parts;
    bool second = false;
    for (const Capture& capture : mention.captures) {
      if (capture.name == "to") second = true;
      (second ? parts.second : parts.first).push_back(capture);
    }
    return parts;
  }

  std::string FromReference() const {
    return fmt::format("from the reference date {} ({})", reference_.published,
                       DateBasisName(reference_.basis));
  }

  const Article& article_;
  const RuleSet& rules_;
  const ReferenceDate& reference_;
  const std::vector<Mention>& mentions_;
  std::optional<Day> today_;
  size_t at_ = 0;
  std::optional<Period> last_;  // what the mention before denotes
  uint32_t last_sentence_ = 0;
};

}  // namespace

std::vector<std::vector<Dated>> ResolveMentions(const Article& article, const RuleSet& rules,
                                                const ReferenceDate& reference,
                                                const std::vector<Mention>& mentions) {
  return Resolver(article, rules, reference, mentions).Run();
}

}  // namespace sulieu::dates
