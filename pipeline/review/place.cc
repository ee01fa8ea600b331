#include "pipeline/review/place.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "pipeline/pipeline.h"
#include "pipeline/review/decision_rows.h"
#include "pipeline/review/document_text.h"

namespace sulieu {
namespace {

Result<std::vector<TextSpan>> ReadSpans(const Database& database, int64_t fact) {
  auto read = database.Prepare(
      "SELECT m.text_begin, m.text_end FROM fact_mentions AS fm JOIN mentions_made AS m ON m.id = fm.mention "
      "WHERE fm.fact = ? ORDER BY fm.seq");
  SULIEU_RETURN_IF_ERROR(read);
  read->Bind(1, fact);
  std::vector<TextSpan> spans;
  for (;;) {
    const auto row = read->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return spans;
    spans.push_back({static_cast<uint32_t>(read->Integer(0)), static_cast<uint32_t>(read->Integer(1))});
  }
}

Result<std::vector<RuleFact>> ReadRuleFacts(const Database& database, int64_t document,
                                            const std::string& kind) {
  auto read =
      database.Prepare(fmt::format("SELECT f.fact_id, k.* FROM facts AS f JOIN fact_{} AS k ON k.fact = f.id "
                                   "WHERE f.document = ? AND f.kind = ? AND f.decision IS NULL ORDER BY f.id",
                                   kind));
  SULIEU_RETURN_IF_ERROR(read);
  read->Bind(1, document);
  read->Bind(2, kind);
  std::vector<RuleFact> facts;
  for (;;) {
    const auto row = read->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return facts;
    RuleFact fact{read->Integer(1), std::string(read->Text(0)), {}, {}};
    for (int i = 2; i < read->column_count(); ++i)
      fact.columns.emplace_back(std::string(read->column_name(i)), read->Get(i));
    auto spans = ReadSpans(database, fact.row);
    SULIEU_RETURN_IF_ERROR(spans);
    fact.spans = std::move(*spans);
    facts.push_back(std::move(fact));
  }
}

bool Stands(const RuleFact& fact, TextSpan place) {
  return std::any_of(fact.spans.begin(), fact.spans.end(),
                     [&](TextSpan span) { return span.Overlaps(place); });
}

// The most columns the fact has in common with what the thread was ever about.
size_t Likeness(const RuleFact& fact, const Thread& thread) {
  size_t most = 0;
  for (const Decision& decision : thread) {
    for (const auto* columns : {&decision.before, &decision.after}) {
      if (*columns) most = std::max(most, CommonColumns(fact.columns, **columns));
    }
  }
  return most;
}

bool Says(const RuleFact& fact, const std::optional<FactColumns>& columns) {
  return columns && SameColumns(fact.columns, *columns);
}

bool SaysADecision(const RuleFact& fact, const Thread& thread) {
  return std::any_of(thread.begin(), thread.end(),
                     [&](const Decision& decision) { return Says(fact, decision.after); });
}

const RuleFact* MostAlike(const std::vector<RuleFact>& facts, const Thread& thread, TextSpan place) {
  const RuleFact* best = nullptr;
  size_t most = 0;
  bool single = false;
  for (const RuleFact& fact : facts) {
    const size_t likeness = Stands(fact, place) ? Likeness(fact, thread) : 0;
    if (likeness == 0 || likeness < most) continue;
    single = likeness > most;
    most = likeness;
    best = &fact;
  }
  return single ? best : nullptr;
}

const RuleFact* OfThatId(const std::vector<RuleFact>& facts, const std::string& fact_id) {
  const auto found =
      std::find_if(facts.begin(), facts.end(), [&](const RuleFact& fact) { return fact.fact_id == fact_id; });
  return found == facts.end() ? nullptr : &*found;
}

// Fills in where a fact is made that no rule states.
Status MakeFact(const Database& database, int64_t document, const Decision& decision, TextSpan place,
                std::optional<DocumentText>* text, Placement* out) {
  if (!*text) {
    auto read = ReadDocumentText(database, document);
    SULIEU_RETURN_IF_ERROR(read);
    *text = std::move(*read);
  }
  const DocumentText& words = **text;
  out->value = decision.value;
  out->fact_id = FactId(words.source_sha256, decision.kind, decision.value);
  out->columns = decision.after;
  Surroundings around = SurroundingsOf(words.text, place);
  out->made = MadeMention{place, around.sentence, words.map.ToRaw(place), std::move(around.passage),
                          std::string(place.In(words.text))};
  return {};
}

class Placer {
 public:
  Placer(const Database& database, int64_t document) : database_(database), document_(document) {}

  Result<std::vector<Placement>> Run() {
    auto threads = Threads();
    SULIEU_RETURN_IF_ERROR(threads);
    if (threads->empty()) return std::vector<Placement>();
    SULIEU_RETURN_IF_ERROR(ReadText());
    for (const Here& here : *threads) SULIEU_RETURN_IF_ERROR(Place(here.thread));
    LeaveToOthers(*threads);
    Overrule();
    return std::move(placements_);
  }

 private:
  struct Here {
    Thread thread;
    bool first = false;  // no other home is nearer
  };

  // Those that may count here, by the decision that counts.
  Result<std::vector<Here>> Threads() {
    auto threads = ThreadsAt(database_, document_);
    SULIEU_RETURN_IF_ERROR(threads);
    std::vector<Here> here;
    for (Thread& thread : *threads) {
      if (!Effective(thread)) continue;
      const auto homes = HomesOf(database_, thread);
      SULIEU_RETURN_IF_ERROR(homes);
      if (homes->documents.contains(document_))
        here.push_back({std::move(thread), homes->first == document_});
    }
    std::sort(here.begin(), here.end(),
              [](const Here& a, const Here& b) { return Effective(a.thread)->id < Effective(b.thread)->id; });
    return here;
  }

  Status ReadText() {
    auto read = database_.Prepare("SELECT text, source_sha256 FROM documents_imported WHERE id = ?");
    SULIEU_RETURN_IF_ERROR(read);
    read->Bind(1, document_);
    const auto row = read->Step();
    SULIEU_RETURN_IF_ERROR(row);
    text_ = read->Text(0);
    source_sha256_ = read->Text(1);
    return {};
  }

  Result<const std::vector<RuleFact>*> Facts(const std::string& kind) {
    const auto known = facts_.find(kind);
    if (known != facts_.end()) return &known->second;
    auto read = ReadRuleFacts(database_, document_, kind);
    SULIEU_RETURN_IF_ERROR(read);
    return &facts_.emplace(kind, std::move(*read)).first->second;
  }

  Status Place(const Thread& thread) {
    const Decision& decision = *Effective(thread);
    Placement placement;
    placement.decision = decision.id;
    placement.kind = decision.kind;
    const auto found = FindAnchor(text_, decision.anchor);
    const auto facts = Facts(decision.kind);
    SULIEU_RETURN_IF_ERROR(facts);
    const RuleFact* const fact =
        found.span ? FindRuleFact(**facts, thread, *found.span, source_sha256_) : nullptr;
    if (!found.span || !Holds(found, fact, thread)) {
      placement.state = "orphaned";
      placement.reason = found.ambiguous ? "ambiguous" : "no_quote";
      placements_.push_back(std::move(placement));
      return {};
    }
    placement.state = "applied";
    placement.rules = RulesAgree(decision, fact) ? "agree" : "differ";
    const bool rejected = decision.action == "reject";
    if (fact) {
      placement.fact = fact->row;
      placement.fact_id = fact->fact_id;
      if (decision.after && !SameColumns(fact->columns, *decision.after)) placement.columns = decision.after;
    } else if (!rejected) {
      SULIEU_RETURN_IF_ERROR(MakeFact(database_, document_, decision, *found.span, &whole_text_, &placement));
    }
    if (fact || !rejected) placement.decided = DecidedName(thread);
    placements_.push_back(std::move(placement));
    return {};
  }

  // Where no words of any decision are found there is another article now: orphans are listed elsewhere.
  void LeaveToOthers(const std::vector<Here>& threads) {
    if (std::any_of(placements_.begin(), placements_.end(),
                    [](const Placement& placement) { return placement.state == "applied"; }))
      return;
    std::erase_if(placements_, [&](const Placement& placement) {
      return std::any_of(threads.begin(), threads.end(), [&](const Here& here) {
        return !here.first && Effective(here.thread)->id == placement.decision;
      });
    });
  }

  // Of several decisions about one fact the last one counts.
  void Overrule() {
    std::map<std::string, Placement*> last;
    for (Placement& placement : placements_) {
      if (placement.decided.empty()) continue;
      Placement*& before = last[placement.fact_id];
      if (before) {
        *before = {before->decision, "overruled", "", before->rules, before->kind, "", 0, "", "", {}, {}};
      }
      before = &placement;
    }
  }

  const Database& database_;
  const int64_t document_;
  std::string text_, source_sha256_;
  std::optional<DocumentText> whole_text_;
  std::map<std::string, std::vector<RuleFact>> facts_;
  std::vector<Placement> placements_;
};

}  // namespace

const RuleFact* FindRuleFact(const std::vector<RuleFact>& facts, const Thread& thread, TextSpan place,
                             const std::string& source_sha256) {
  const Decision& decision = *Effective(thread);
  const bool same_text = decision.source_sha256 == source_sha256;
  for (const RuleFact& fact : facts) {
    const bool decided_on = std::any_of(thread.begin(), thread.end(),
                                        [&](const Decision& other) { return other.fact_id == fact.fact_id; });
    if (decided_on && (same_text || Stands(fact, place))) return &fact;
  }
  for (const RuleFact& fact : facts) {
    if (Stands(fact, place) && SaysADecision(fact, thread)) return &fact;
  }
  const RuleFact* const alike = thread.front().action == "add" ? nullptr : MostAlike(facts, thread, place);
  // There are never two facts of one id.
  return alike ? alike : OfThatId(facts, FactId(source_sha256, decision.kind, decision.value));
}

bool Holds(const Place& place, const RuleFact* fact, const Thread& thread) {
  if (!place.altered) return true;
  return fact && (SaysADecision(*fact, thread) || Says(*fact, thread.front().before));
}

bool RulesAgree(const Decision& decision, const RuleFact* fact) {
  if (!decision.after) return !fact;
  return fact && SameColumns(fact->columns, *decision.after);
}

Result<Homes> HomesOf(const Database& database, const Thread& thread) {
  // By the bytes, those that followed them, the path; the best last.
  auto find = database.Prepare(
      "WITH RECURSIVE line (sha) AS (VALUES (?1) "
      "UNION SELECT g.source_sha256 FROM line JOIN former_bytes AS f ON f.source_sha256 = line.sha "
      "JOIN former_bytes AS g ON g.path = f.path "
      "UNION SELECT d.source_sha256 FROM line JOIN former_bytes AS f ON f.source_sha256 = line.sha "
      "JOIN occurrences AS o ON o.path = f.path JOIN documents_imported AS d ON d.id = o.document) "
      "SELECT d.id FROM line JOIN documents_imported AS d ON d.source_sha256 = line.sha "
      "UNION ALL SELECT document FROM occurrences WHERE path = ?2 "
      "UNION ALL SELECT id FROM documents_imported WHERE source_sha256 = ?1");
  SULIEU_RETURN_IF_ERROR(find);
  const Decision* const effective = Effective(thread);
  Homes homes;
  for (const Decision& decision : thread) {
    find->Bind(1, decision.source_sha256);
    find->Bind(2, decision.document);
    for (;;) {
      const auto row = find->Step();
      SULIEU_RETURN_IF_ERROR(row);
      if (!*row) break;
      homes.documents.insert(find->Integer(0));
      if (effective && decision.id == effective->id) homes.first = find->Integer(0);
    }
    find->Reset();
  }
  return homes;
}

Result<std::vector<Thread>> ThreadsAt(const Database& database, int64_t document) {
  return ReadThreads(
      database,
      "WITH RECURSIVE line (sha) AS (SELECT source_sha256 FROM documents_imported WHERE id = ?1 "
      "UNION SELECT g.source_sha256 FROM line JOIN former_bytes AS f ON f.source_sha256 = line.sha "
      "JOIN former_bytes AS g ON g.path = f.path "
      "UNION SELECT g.source_sha256 FROM line JOIN documents_imported AS d ON d.source_sha256 = line.sha "
      "JOIN occurrences AS o ON o.document = d.id JOIN former_bytes AS g ON g.path = o.path) "
      "SELECT subject FROM decisions_made WHERE source_sha256 IN line "
      "OR document IN (SELECT path FROM occurrences WHERE document = ?1)",
      document);
}

Result<std::vector<Placement>> PlaceDecisions(const Database& database, int64_t document) {
  return Placer(database, document).Run();
}

}  // namespace sulieu
