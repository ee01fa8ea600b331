// The queries of schema/README.md and its Vietnamese page: run on the releases, they give what the page
// shows.
#include <algorithm>
#include <sstream>

#include "pipeline/export/value.h"
#include "pipeline/store/store.h"
#include "tests/command.h"

namespace sulieu {
namespace {

// A block ```sql of a page and the lines of the table below it.
struct WorkedQuery {
  std::string sql, shown;
};

std::vector<WorkedQuery> ReadWorkedQueries(const std::string& page) {
  std::vector<WorkedQuery> queries;
  std::istringstream lines(page);
  bool in_sql = false;
  for (std::string line; std::getline(lines, line);) {
    if (line == "```sql") {
      queries.emplace_back();
      in_sql = true;
    } else if (line == "```") {
      in_sql = false;
    } else if (in_sql) {
      queries.back().sql += line + "\n";
    } else if (line.starts_with("|") && !queries.empty()) {
      queries.back().shown += line + "\n";
    }
  }
  return queries;
}

std::string TableRow(const std::vector<std::string>& cells) {
  std::string row = "|";
  for (const std::string& cell : cells) row += " " + cell + " |";
  return row + "\n";
}

std::string RunQuery(const Database& database, const std::string& sql) {
  auto query = database.Prepare(sql);
  if (!query) return query.error().message;
  std::vector<std::string> names, rule;
  for (int i = 0; i < query->column_count(); ++i) names.emplace_back(query->column_name(i));
  std::string table = TableRow(names) + "|";
  for (size_t i = 0; i < names.size(); ++i) table += "---|";
  table += "\n";
  while (query->Step().value_or(false)) {
    std::vector<std::string> cells;
    for (int i = 0; i < query->column_count(); ++i) cells.push_back(ValueToText(query->Get(i)));
    table += TableRow(cells);
  }
  return table;
}

class WorkedQueriesTest : public CommandTest, public testing::WithParamInterface<const char*> {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("sulieu_queries_" + std::to_string(getpid()) + std::to_string(std::string(GetParam()).size()));
    std::filesystem::create_directories(folder_);
    std::filesystem::copy(SULIEU_SOURCE_DIR "/corpus/releases", Path("releases"));
    ASSERT_EQ(Run({"import", "--quiet", "releases"}).status, 0);
  }
};

TEST_P(WorkedQueriesTest, GiveWhatThePageShows) {
  const auto queries = ReadWorkedQueries(Slurp(std::string(SULIEU_SOURCE_DIR "/schema/") + GetParam()));
  EXPECT_EQ(queries.size(), 10u);
  const auto database = OpenForReading(Path("sulieu.db"));
  ASSERT_TRUE(database);
  for (const WorkedQuery& query : queries)
    EXPECT_EQ(RunQuery(*database, query.sql), query.shown) << query.sql;
}

INSTANTIATE_TEST_SUITE_P(Pages, WorkedQueriesTest, testing::Values("README.md", "README.vi.md"));

}  // namespace
}  // namespace sulieu
