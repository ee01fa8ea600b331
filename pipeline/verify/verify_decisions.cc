#include "pipeline/verify/verify_decisions.h"

#include <fmt/format.h>

#include <set>

#include "pipeline/review/apply.h"
#include "pipeline/review/decision_rows.h"

namespace sulieu {
namespace {

std::string SpansText(const MadeMention& m) {
  return fmt::format("{}-{} {}-{} {}-{} {} {}", m.text.begin, m.text.end, m.sentence.begin, m.sentence.end,
                     m.raw.begin, m.raw.end, m.passage, m.quote);
}

// Everything of a placement but the row of a fact that is made anew. What a rules' fact has of its own is
// covered by the digest of the document.
std::string PlacementText(const Placement& p) {
  return fmt::format("{} {} {} {} {} {} {} {} {}", p.decision, p.state, p.reason, p.rules, p.kind, p.decided,
                     p.made ? p.fact_id + " " + p.value : std::to_string(p.fact),
                     p.columns ? ColumnsJson(*p.columns) : "", p.made ? SpansText(*p.made) : "");
}

std::set<std::string> Texts(const std::vector<Placement>& placements) {
  std::set<std::string> texts;
  for (const Placement& placement : placements) texts.insert(PlacementText(placement));
  return texts;
}

Status VerifyDocument(const Database& database, int64_t document, Verification* out) {
  const auto placed = PlaceDecisions(database, document);
  SULIEU_RETURN_IF_ERROR(placed);
  const auto stored = StoredPlacements(database, document);
  SULIEU_RETURN_IF_ERROR(stored);
  const std::set<std::string> counts = Texts(*placed), shown = Texts(*stored);
  for (const Placement& p : *placed) {
    if (!shown.contains(PlacementText(p)))
      out->differences.push_back(
          fmt::format("decision {}: what the views show is not what it says", p.decision));
  }
  for (const Placement& p : *stored) {
    if (!counts.contains(PlacementText(p)))
      out->differences.push_back(fmt::format("decision {}: is shown where it does not count", p.decision));
  }
  return {};
}

// Rows that belong to no decision that counts.
constexpr std::pair<std::string_view, std::string_view> kStrays[] = {
    {"SELECT x.decision FROM decided_facts AS x WHERE NOT EXISTS (SELECT 1 FROM decision_states AS s "
     "WHERE s.decision = x.decision AND s.fact = x.fact)",
     "is said to be about a fact it is not about"},
    {"SELECT f.decision FROM facts AS f WHERE f.decision IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
     "decision_states AS s WHERE s.decision = f.decision AND s.fact = f.id)",
     "has a fact it does not state"},
    {"SELECT m.id FROM decisions_made AS m JOIN former_bytes AS f USING (source_sha256) WHERE NOT EXISTS "
     "(SELECT 1 FROM inputs AS i WHERE i.path = f.path AND i.sha256 = f.source_sha256)",
     "its document never was where another is said to follow it"},
    {"SELECT m.id FROM decisions_made AS m JOIN decision_states AS s ON s.decision = m.id WHERE s.document "
     "IS "
     "NULL AND s.reason IS NOT 'no_document'",
     "its document is gone"},
};

}  // namespace

Status VerifyDecisions(const Database& database, Verification* out) {
  const auto changed = ChangedDecisions(database);
  SULIEU_RETURN_IF_ERROR(changed);
  for (const int64_t id : *changed)
    out->differences.push_back(fmt::format("decision {}: does not have its stored digest", id));
  const auto threads = ReadThreads(database, "SELECT subject FROM decisions_made");
  SULIEU_RETURN_IF_ERROR(threads);
  std::set<int64_t> documents;
  for (const Thread& thread : *threads) {
    if (!Effective(thread)) continue;
    auto homes = HomesOf(database, thread);
    SULIEU_RETURN_IF_ERROR(homes);
    documents.merge(homes->documents);
  }
  for (const int64_t document : documents) SULIEU_RETURN_IF_ERROR(VerifyDocument(database, document, out));
  for (const auto& [sql, message] : kStrays) {
    auto rows = database.Prepare(sql);
    SULIEU_RETURN_IF_ERROR(rows);
    for (;;) {
      const auto row = rows->Step();
      SULIEU_RETURN_IF_ERROR(row);
      if (!*row) break;
      out->differences.push_back(fmt::format("decision {}: {}", rows->Text(0), message));
    }
  }
  return {};
}

}  // namespace sulieu
