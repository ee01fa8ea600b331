#include "pipeline/store/fact_changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "pipeline/store/digests.h"
#include "pipeline/store/queries.h"

namespace sulieu {
namespace {

bool InOrder(const FactState& a, const FactState& b) {
  return std::tie(a.kind, a.span.begin, a.span.end, a.fact_id) <
         std::tie(b.kind, b.span.begin, b.span.end, b.fact_id);
}

FactChange Changed(const FactState& before, const FactState& after) {
  return {after.kind,    "changed",    after.rule,  before.fact_id,
          after.fact_id, before.value, after.value, after.quote};
}

FactChange Added(const FactState& fact) {
  return {fact.kind, "added", fact.rule, "", fact.fact_id, "", fact.value, fact.quote};
}

FactChange Removed(const FactState& fact) {
  return {fact.kind, "removed", fact.rule, fact.fact_id, "", fact.value, "", fact.quote};
}

// Takes the facts both sides have out of both; returns those that are not quite the same.
std::vector<FactChange> TakeCommon(std::vector<FactState>* before, std::vector<FactState>* after) {
  std::vector<FactChange> changes;
  std::map<std::string_view, const FactState*> by_id;
  std::set<std::string> common;
  for (const FactState& fact : *before) by_id.emplace(fact.fact_id, &fact);
  for (const FactState& fact : *after) {
    const auto old = by_id.find(fact.fact_id);
    if (old == by_id.end()) continue;
    common.insert(fact.fact_id);
    if (old->second->detail != fact.detail) changes.push_back(Changed(*old->second, fact));
  }
  const auto is_common = [&](const FactState& fact) { return common.contains(fact.fact_id); };
  std::erase_if(*after, is_common);
  std::erase_if(*before, is_common);
  return changes;
}

}  // namespace

std::vector<FactState> FactStates(const Analysis& analysis) {
  std::vector<FactState> states;
  for (const Extraction& extraction : analysis.extractions) {
    for (const Fact& fact : extraction.facts) {
      FactsHash hash;
      hash.AddFact(extraction.kind, fact.value, fact.basis);
      for (const Value& column : fact.columns) hash.AddColumn(column);
      for (uint32_t index : fact.mentions) {
        const Mention& mention = extraction.mentions[index];
        hash.AddMention("", mention.span.begin, mention.span.end);
      }
      const Mention& first = extraction.mentions[fact.mentions.front()];
      states.push_back({FactId(analysis.source_sha256, extraction.kind, fact.value),
                        std::string(extraction.kind), fact.value, hash.Finish(), first.rule->id,
                        std::string(first.span.In(analysis.article.text)), first.span});
    }
  }
  return states;
}

Result<FactStateReader> FactStateReader::Create(const Database& database) {
  FactStateReader reader;
  auto facts = database.Prepare(
      "SELECT id, fact_id, kind, value, coalesce(basis, '') FROM facts WHERE document = ? AND decision IS "
      "NULL "
      "ORDER BY id");
  SULIEU_RETURN_IF_ERROR(facts);
  reader.facts_ = std::move(*facts);
  auto mentions = database.Prepare(
      "SELECT m.text_begin, m.text_end, r.rule, m.quote FROM fact_mentions AS fm "
      "JOIN mentions_made AS m ON m.id = fm.mention JOIN rules AS r ON r.id = m.rule "
      "WHERE fm.fact = ? ORDER BY fm.seq");
  SULIEU_RETURN_IF_ERROR(mentions);
  reader.mentions_ = std::move(*mentions);
  for (const std::string& kind : Kinds()) {
    auto columns = database.Prepare(fmt::format("SELECT * FROM fact_{} WHERE fact = ?", kind));
    SULIEU_RETURN_IF_ERROR(columns);
    reader.columns_.insert_or_assign(kind, std::move(*columns));
  }
  return reader;
}

Result<std::vector<FactState>> FactStateReader::Read(int64_t document) {
  std::vector<FactState> states;
  facts_.Bind(1, document);
  for (;;) {
    const auto row = facts_.Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) break;
    FactState state;
    state.fact_id = facts_.Text(1);
    state.kind = facts_.Text(2);
    state.value = facts_.Text(3);
    FactsHash hash;
    hash.AddFact(state.kind, state.value, facts_.Text(4));
    if (const auto found = columns_.find(state.kind); found != columns_.end()) {
      Statement& columns = found->second;
      columns.Bind(1, facts_.Integer(0));
      const auto values = columns.Step();
      SULIEU_RETURN_IF_ERROR(values);
      for (int i = 1; *values && i < columns.column_count(); ++i) hash.AddColumn(columns.Get(i));
      columns.Reset();
    }
    mentions_.Bind(1, facts_.Integer(0));
    for (bool first = true;; first = false) {
      const auto mention = mentions_.Step();
      SULIEU_RETURN_IF_ERROR(mention);
      if (!*mention) break;
      hash.AddMention("", mentions_.Integer(0), mentions_.Integer(1));
      if (!first) continue;
      state.span = {static_cast<uint32_t>(mentions_.Integer(0)), static_cast<uint32_t>(mentions_.Integer(1))};
      state.rule = mentions_.Text(2);
      state.quote = mentions_.Text(3);
    }
    mentions_.Reset();
    state.detail = hash.Finish();
    states.push_back(std::move(state));
  }
  facts_.Reset();
  return states;
}

std::vector<FactChange> CompareFacts(std::vector<FactState> before, std::vector<FactState> after) {
  std::vector<FactChange> changes = TakeCommon(&before, &after);
  std::sort(before.begin(), before.end(), InOrder);
  std::sort(after.begin(), after.end(), InOrder);
  auto old = before.begin();
  auto now = after.begin();
  while (old != before.end() && now != after.end()) {
    if (old->kind == now->kind && old->span.Overlaps(now->span)) {
      changes.push_back(Changed(*old++, *now++));
    } else if (InOrder(*old, *now)) {
      changes.push_back(Removed(*old++));
    } else {
      changes.push_back(Added(*now++));
    }
  }
  for (; old != before.end(); ++old) changes.push_back(Removed(*old));
  for (; now != after.end(); ++now) changes.push_back(Added(*now));
  return changes;
}

}  // namespace sulieu
