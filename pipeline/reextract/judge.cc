#include "pipeline/reextract/judge.h"

#include <algorithm>
#include <map>

#include "pipeline/reextract/stored_document.h"
#include "pipeline/review/decision_rows.h"
#include "pipeline/review/place.h"

namespace sulieu {
namespace {

// The facts of a kind in an analysis, as the rules state them.
std::vector<RuleFact> RuleFacts(const Pipeline& pipeline, const Analysis& analysis, const std::string& kind) {
  std::vector<RuleFact> facts;
  for (size_t i = 0; i < analysis.extractions.size(); ++i) {
    const Extraction& extraction = analysis.extractions[i];
    if (extraction.kind != kind) continue;
    const std::vector<Column>& columns = pipeline.extractors()[i]->columns();
    for (const Fact& fact : extraction.facts) {
      RuleFact stated;
      stated.fact_id = FactId(analysis.source_sha256, kind, fact.value);
      for (size_t c = 0; c < columns.size(); ++c)
        stated.columns.emplace_back(std::string(columns[c].name), fact.columns[c]);
      for (const uint32_t mention : fact.mentions) stated.spans.push_back(extraction.mentions[mention].span);
      facts.push_back(std::move(stated));
    }
  }
  return facts;
}

bool Agrees(const Pipeline& pipeline, const Analysis& analysis, const Thread& thread, bool before) {
  const Decision& decision = *Effective(thread);
  const Place place = FindAnchor(analysis.article.text, decision.anchor);
  if (!place.span) return before;
  const std::vector<RuleFact> facts = RuleFacts(pipeline, analysis, decision.kind);
  const RuleFact* const fact = FindRuleFact(facts, thread, *place.span, analysis.source_sha256);
  return Holds(place, fact, thread) ? RulesAgree(decision, fact) : before;
}

struct Judged {
  Thread thread;
  bool before = false;
};

// The threads that count in each document, with the judgement that is stored.
Result<std::map<int64_t, std::vector<Judged>>> ByDocument(const Database& database) {
  auto threads = ReadThreads(database, "SELECT subject FROM decisions_made");
  SULIEU_RETURN_IF_ERROR(threads);
  auto stored = database.Prepare(
      "SELECT document, rules = 'agree' FROM decision_states WHERE decision = ? AND "
      "rules IS NOT NULL ORDER BY document");
  SULIEU_RETURN_IF_ERROR(stored);
  std::map<int64_t, std::vector<Judged>> documents;
  for (Thread& thread : *threads) {
    const Decision* const effective = Effective(thread);
    if (!effective) continue;
    stored->Bind(1, effective->id);
    const auto row = stored->Step();
    SULIEU_RETURN_IF_ERROR(row);
    const int64_t document = stored->Integer(0);
    const bool before = stored->Integer(1) != 0;
    const bool counts = *row;
    stored->Reset();
    if (counts) documents[document].push_back({std::move(thread), before});
  }
  return documents;
}

}  // namespace

Result<std::vector<Judgement>> JudgeDecisions(const Database& database, const Pipeline& pipeline) {
  const auto documents = ByDocument(database);
  SULIEU_RETURN_IF_ERROR(documents);
  auto reader = StoredDocumentReader::Create(database);
  SULIEU_RETURN_IF_ERROR(reader);
  std::vector<Judgement> judgements;
  for (const auto& [id, threads] : *documents) {
    DocumentAsImported stored;
    SULIEU_RETURN_IF_ERROR(reader->Read(id, &stored));
    const auto analysis = pipeline.Analyze(stored.document);
    for (const auto& [thread, before] : threads) {
      const bool after = analysis ? Agrees(pipeline, **analysis, thread, before) : before;
      judgements.push_back({*Effective(thread), before, after});
    }
  }
  std::sort(judgements.begin(), judgements.end(),
            [](const Judgement& a, const Judgement& b) { return a.decision.id < b.decision.id; });
  return judgements;
}

}  // namespace sulieu
