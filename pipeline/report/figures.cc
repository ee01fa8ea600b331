#include "pipeline/report/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "pipeline/store/queries.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

Status ReadArticles(const Database& database, Figures* figures) {
  return ForEachRow(
      database,
      "SELECT count(*), total(published IS NULL), min(published), max(published), count(DISTINCT "
      "publisher), total(published_basis = 'article'), (SELECT count(*) FROM reprints WHERE document "
      "IN (SELECT id FROM report_documents)), (SELECT count(*) FROM report_facts) "
      "FROM report_documents JOIN documents_imported USING (id)",
      [&](const Statement& row) {
        figures->articles = row.Integer(0);
        figures->undated = row.Integer(1);
        figures->first_published = row.Text(2);
        figures->last_published = row.Text(3);
        figures->publishers = row.Integer(4);
        figures->inferred_dates = row.Integer(5);
        figures->reprints = row.Integer(6);
        figures->facts = row.Integer(7);
      });
}

Status ReadMonths(const Database& database, Figures* figures) {
  SULIEU_RETURN_IF_ERROR(ForEachRow(
      database,
      "SELECT substr(published, 1, 7), count(*) FROM report_documents JOIN documents_imported USING (id) "
      "WHERE "
      "published IS NOT NULL GROUP BY 1",
      [&](const Statement& row) { figures->articles_by_month[std::string(row.Text(0))] = row.Integer(1); }));
  return ForEachRow(
      database,
      "SELECT f.kind, substr(d.published, 1, 7), count(*) FROM report_facts AS r JOIN facts AS f ON f.id "
      "= r.fact JOIN documents_imported AS d ON d.id = f.document WHERE d.published IS NOT NULL GROUP "
      "BY 1, 2",
      [&](const Statement& row) {
        figures->facts_by_month[std::string(row.Text(0))][std::string(row.Text(1))] = row.Integer(2);
      });
}

Status ReadKinds(const Database& database, Figures* figures) {
  std::map<std::string, int64_t> counts;
  SULIEU_RETURN_IF_ERROR(
      ForEachRow(database, "SELECT kind, count(*) FROM report_facts JOIN facts ON id = fact GROUP BY kind",
                 [&](const Statement& row) { counts[std::string(row.Text(0))] = row.Integer(1); }));
  for (const std::string& kind : Kinds()) {
    if (counts.contains(kind)) figures->kinds.emplace_back(kind, counts[kind]);
  }
  return {};
}

Result<Ranking> ReadNames(const Database& database, std::string_view table, std::string_view column) {
  std::vector<std::string> names;
  const Status read =
      ForEachRow(database, fmt::format("SELECT {} FROM {} JOIN report_facts USING (fact)", column, table),
                 [&](const Statement& row) { names.emplace_back(row.Text(0)); });
  SULIEU_RETURN_IF_ERROR(read);
  return RankNames(names);
}

}  // namespace

Ranking RankNames(const std::vector<std::string>& names) {
  Ranking ranking;
  std::map<std::string, std::map<std::string, int64_t>> spellings;
  for (const std::string& name : names) {
    if (name.empty()) {
      ++ranking.unnamed;
    } else {
      ++spellings[FoldForLookup(name)][name];
    }
  }
  for (const auto& [folded, counts] : spellings) {
    Counted counted;
    int64_t most = 0;
    for (const auto& [name, count] : counts) {
      counted.count += count;
      if (count > most) counted.name = name;
      most = std::max(most, count);
    }
    ranking.names.push_back(std::move(counted));
  }
  std::stable_sort(ranking.names.begin(), ranking.names.end(),
                   [](const Counted& a, const Counted& b) { return a.count > b.count; });
  return ranking;
}

Result<Figures> ReadFigures(const Database& database) {
  Figures figures;
  SULIEU_RETURN_IF_ERROR(ReadArticles(database, &figures));
  SULIEU_RETURN_IF_ERROR(ReadMonths(database, &figures));
  SULIEU_RETURN_IF_ERROR(ReadKinds(database, &figures));
  auto places = ReadNames(database, "shown_events", "place");
  SULIEU_RETURN_IF_ERROR(places);
  figures.places = std::move(*places);
  auto authorities = ReadNames(database, "shown_awards", "authority");
  SULIEU_RETURN_IF_ERROR(authorities);
  figures.authorities = std::move(*authorities);
  return figures;
}

}  // namespace sulieu
