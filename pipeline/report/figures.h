// The numbers of a report, over everything chosen.
#ifndef SULIEU_PIPELINE_REPORT_FIGURES_H_
#define SULIEU_PIPELINE_REPORT_FIGURES_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/store/sqlite.h"

namespace sulieu {

struct Counted {
  std::string name;  // as written most often
  int64_t count = 0;
};

// Names that occur, those that differ only in case or tone placement as one, the most frequent first.
struct Ranking {
  std::vector<Counted> names;
  int64_t unnamed = 0;  // facts that give none
};

struct Figures {
  int64_t articles = 0, facts = 0, undated = 0, reprints = 0, publishers = 0, inferred_dates = 0;
  std::string first_published, last_published;         // empty when no article is dated
  std::vector<std::pair<std::string, int64_t>> kinds;  // in the order of the registry, those with facts
  std::map<std::string, int64_t> articles_by_month;    // 2019-03, or 2019 where no more is known
  std::map<std::string, std::map<std::string, int64_t>> facts_by_month;  // kind -> month
  Ranking places;                                                        // of events
  Ranking authorities;                                                   // that give awards
};

// Requires: Select has been called.
Result<Figures> ReadFigures(const Database& database);

// The names as one where they differ only in case or tone placement. `names` may repeat.
Ranking RankNames(const std::vector<std::string>& names);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REPORT_FIGURES_H_
