// Which of the events an article names is the one it reports, if any: the one that its first sentences say to
// be held, chaired or worked at, on a day near the article's own, and that the text takes up again (`Tại hội
// nghị`). Interviews and digests report none. Tested by events_test.cc.
#ifndef SULIEU_EXTRACTORS_EVENTS_MAIN_EVENT_H_
#define SULIEU_EXTRACTORS_EVENTS_MAIN_EVENT_H_

#include <optional>
#include <vector>

#include "extractors/events/statement.h"

namespace sulieu {

struct MainEvent {
  size_t statement = 0;            // the statement to quote
  std::vector<size_t> supporting;  // the others of the same event
  std::string kind;
  std::string start, end;  // ISO days, may be empty
};

std::optional<MainEvent> ChooseMainEvent(const ResolveContext& context, const StatementReader& reader,
                                         const std::vector<EventStatement>& statements,
                                         const std::vector<Mention>& mentions);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_EVENTS_MAIN_EVENT_H_
