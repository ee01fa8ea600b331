// What one sentence says of one event noun: that the event is held, opened, attended, that something was said
// at it, or nothing; when; and whether it lies ahead or long back. The words left and right of the noun
// decide (statement.cc has the lists). Tested by events_test.cc.
#ifndef SULIEU_EXTRACTORS_EVENTS_STATEMENT_H_
#define SULIEU_EXTRACTORS_EVENTS_STATEMENT_H_

#include <string>
#include <string_view>
#include <vector>

#include "extractors/events/context.h"
#include "pipeline/extract/extractor.h"

namespace sulieu {

// Where in the article a sentence stands.
enum class EventZone { kTitle, kBody, kCaption };

struct EventPlaceInText {
  EventZone zone = EventZone::kBody;
  uint32_t order = 0;  // sentences of lead and paragraphs before it
};

// A day or interval of days that the text names.
struct EventDay {
  TextSpan span;
  std::string start, end;  // ISO
};

struct EventStatement {
  uint32_t mention = 0;
  std::string kind;
  EventRole role = EventRole::kNone;
  EventPlaceInText place;
  bool named = false;      // more than the bare noun
  bool general = false;    // cuộc họp: takes up events of other kinds
  bool show = false;       // much happens at it that is no report of it: triển lãm
  bool verb = false;       // the noun is a verb as well: hội đàm, họp báo
  bool never = false;      // looks like an event noun, is none: Đại hội đồng Liên hợp quốc
  bool loose = false;      // an event only where somebody holds it
  bool unnamed = false;    // no noun at all: tổ chức tổng kết
  bool does = false;       // not even `tổ chức`: tổng kết, khánh thành, trao
  bool some = false;       // một cuộc họp
  bool ahead = false;      // sẽ tổ chức
  bool back = false;       // trước đó, năm ngoái
  bool quoted = false;     // inside direct speech
  bool frame = false;      // tiếp tục chương trình kỳ họp: what is reported is a part of it
  std::string start, end;  // ISO days, empty when the sentence gives none
};

// Reads the statements of one article.
class StatementReader {
 public:
  StatementReader(const ResolveContext& context, const RuleSet& rules);

  EventStatement Read(const Mention& mention, uint32_t index) const;

  const std::vector<EventPlaceInText>& places() const { return places_; }
  // The day at the head of the sentence: `Sáng 8/2, tại Hà Nội, ...`; null when there is none.
  const EventDay* Dateline(uint32_t sentence) const;

 private:
  void ReadKind(const Mention& mention, EventStatement* statement) const;
  static EventRole ReadRole(const EventStatement& statement, std::string_view noun, const BeforeNoun& before,
                            std::string_view after);
  // `Sau 3 ngày làm việc (25 - 27/10), chiều nay`: the days of the whole event; null when the sentence names
  // none.
  const EventDay* AllDays(const EventDay& day, TextSpan sentence) const;
  const EventDay* FindDay(TextSpan sentence, TextSpan event) const;
  PatternSet::Words BeforeDay(const EventDay& day, TextSpan sentence) const;
  static bool IsDateline(const PatternSet::Words& before);

  const Article& article_;
  const RuleSet& rules_;
  std::vector<EventPlaceInText> places_;  // by sentence
  std::vector<EventDay> days_;            // in text order
};

// The end of the name that begins with the head noun [begin, end): `hội nghị tổng kết năm 2018, triển khai
// ...`.
uint32_t EventNameEnd(std::string_view text, TextSpan sentence, TextSpan head);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_EVENTS_STATEMENT_H_
