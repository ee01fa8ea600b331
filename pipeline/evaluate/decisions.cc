#include "pipeline/evaluate/decisions.h"

#include <algorithm>

#include "pipeline/review/decision_rows.h"
#include "pipeline/store/queries.h"

namespace sulieu {
namespace {

struct Judged {
  bool agree = false;
  bool stated = false;  // a rule states something there
};

// What the rules say where the decision counts; nothing for an orphan.
Result<std::optional<Judged>> ReadJudged(const Database& database, int64_t decision) {
  auto read = database.Prepare(
      "SELECT s.rules = 'agree', f.id IS NOT NULL AND f.decision IS NULL FROM decision_states AS s "
      "LEFT JOIN facts AS f ON f.id = s.fact WHERE s.decision = ? AND s.state = 'applied' ORDER BY "
      "s.document");
  SULIEU_RETURN_IF_ERROR(read);
  read->Bind(1, decision);
  const auto row = read->Step();
  SULIEU_RETURN_IF_ERROR(row);
  if (!*row) return std::nullopt;
  return Judged{read->Integer(0) != 0, read->Integer(1) != 0};
}

void Count(const Decision& decision, const Judged& judged, Score* score) {
  const auto mistake = [&](bool missed, const std::optional<FactColumns>& columns) {
    ++(missed ? score->missed : score->wrong);
    score->mistakes.push_back(
        {missed, decision.document, {columns ? ColumnsText(*columns) : decision.value}});
  };
  if (judged.agree) {
    score->hit += decision.after ? 1 : 0;
    return;
  }
  if (decision.after) mistake(true, decision.after);
  if (judged.stated) mistake(false, decision.before);
}

}  // namespace

Result<std::vector<Score>> EvaluateDecisions(const Database& database) {
  const auto threads = ReadThreads(database, "SELECT subject FROM decisions_made");
  SULIEU_RETURN_IF_ERROR(threads);
  std::vector<Score> scores;
  for (const std::string& kind : Kinds()) {
    Score score;
    score.row = kind;
    for (const Thread& thread : *threads) {
      const Decision* const decision = Effective(thread);
      if (!decision || decision->kind != kind) continue;
      const auto judged = ReadJudged(database, decision->id);
      SULIEU_RETURN_IF_ERROR(judged);
      if (*judged) Count(*decision, **judged, &score);
    }
    if (score.hit + score.missed + score.wrong == 0) continue;
    std::sort(score.mistakes.begin(), score.mistakes.end());
    scores.push_back(std::move(score));
  }
  return scores;
}

}  // namespace sulieu
