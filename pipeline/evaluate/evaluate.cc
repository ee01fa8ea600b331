#include "pipeline/evaluate/evaluate.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/evaluate/score_rows.h"
#include "pipeline/text/numbers.h"

namespace sulieu {
namespace {

std::string BaseName(std::string_view path) { return std::string(path.substr(path.rfind('/') + 1)); }

// Distinct facts of a row per document.
Result<std::map<std::string, std::set<Key>>> ReadFound(const Database& database, const ScoreRow& row) {
  auto query = database.Prepare(row.query);
  SULIEU_RETURN_IF_ERROR(query);
  std::map<std::string, std::set<Key>> found;
  for (;;) {
    const auto step = query->Step();
    SULIEU_RETURN_IF_ERROR(step);
    if (!*step) return found;
    Key key;
    for (size_t i = 0; i < row.parts.size(); ++i)
      key.push_back(MakePart(row.parts[i].type, query->Get(static_cast<int>(i) + 1)));
    found[BaseName(query->Text(0))].insert(std::move(key));
  }
}

// Counts one document. An exact match is never taken away by a looser one.
void CountDocument(const ScoreRow& row, const GoldDocument& document, const std::set<Key>& found,
                   Score* score) {
  const GoldFacts& facts = document.facts.find(row.name)->second;
  std::set<Key> used;
  for (const Key& key : facts.required) {
    auto match = found.find(key);
    if (match == found.end()) {
      match = std::find_if(found.begin(), found.end(),
                           [&](const Key& other) { return !used.contains(other) && row.same(key, other); });
    }
    if (match == found.end()) {
      ++score->missed;
      score->mistakes.push_back({true, document.name, key});
    } else {
      ++score->hit;
      used.insert(*match);
    }
  }
  const auto answers = [&](const std::set<Key>& gold, const Key& key) {
    return std::any_of(gold.begin(), gold.end(), [&](const Key& other) { return row.same(key, other); });
  };
  for (const Key& key : found) {
    if (used.contains(key) || answers(facts.required, key) || answers(facts.allowed, key)) continue;
    ++score->wrong;
    score->mistakes.push_back({false, document.name, key});
  }
}

}  // namespace

double Score::f1() const {
  const double sum = precision() + recall();
  return sum > 0 ? 2 * precision() * recall() / sum : 0;
}

Result<std::vector<Score>> Evaluate(const Database& database, const std::vector<GoldDocument>& gold) {
  static const std::set<Key> kNone;
  std::vector<Score> scores;
  for (const ScoreRow& row : ScoreRows()) {
    const auto annotated = [&](const GoldDocument& document) { return document.facts.contains(row.name); };
    if (std::none_of(gold.begin(), gold.end(), annotated)) continue;
    const auto found = ReadFound(database, row);
    SULIEU_RETURN_IF_ERROR(found);
    Score score;
    score.row = row.name;
    for (const GoldDocument& document : gold) {
      if (!annotated(document)) continue;
      const auto facts = found->find(document.name);
      CountDocument(row, document, facts == found->end() ? kNone : facts->second, &score);
    }
    std::sort(score.mistakes.begin(), score.mistakes.end());
    scores.push_back(std::move(score));
  }
  return scores;
}

Result<std::vector<std::string>> MissingDocuments(const Database& database,
                                                  const std::vector<GoldDocument>& gold) {
  auto query = database.Prepare("SELECT document FROM documents");
  SULIEU_RETURN_IF_ERROR(query);
  std::set<std::string> known;
  for (;;) {
    const auto step = query->Step();
    SULIEU_RETURN_IF_ERROR(step);
    if (!*step) break;
    known.insert(BaseName(query->Text(0)));
  }
  std::vector<std::string> missing;
  for (const GoldDocument& document : gold) {
    if (!known.contains(document.name)) missing.push_back(document.name);
  }
  return missing;
}

std::string KeyText(const Key& key) {
  std::string text;
  for (const Value& part : key) {
    if (!text.empty()) text += " | ";
    if (const auto* words = std::get_if<std::string>(&part)) {
      text += *words;
    } else if (const auto* number = std::get_if<double>(&part)) {
      text += FormatNumber(*number);
    } else {
      text += "-";
    }
  }
  return text;
}

}  // namespace sulieu
