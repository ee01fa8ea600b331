// Which articles and facts a report is about. They are kept in temporary tables of the connection, which
// leave the database file alone, so that every number of the report is one short query over them:
//   temp.report_documents (id, number)   articles, numbered from 1 in the order of their paths
//   temp.report_facts (fact)             facts
#ifndef SULIEU_PIPELINE_REPORT_SELECTION_H_
#define SULIEU_PIPELINE_REPORT_SELECTION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/store/sqlite.h"

namespace sulieu {

struct Selection {
  // Articles by path; nothing means all.
  std::optional<std::vector<std::string>> documents;
  // Facts by id; nothing means all of these articles. Articles without any of them are left out.
  std::optional<std::vector<std::string>> facts;
};

// Makes the temporary tables. Call once for a connection.
Status Select(const Database& database, const Selection& selection);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REPORT_SELECTION_H_
