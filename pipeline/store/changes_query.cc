// The changes of facts between two runs, as stored.
#include <map>

#include "pipeline/store/fact_changes.h"

namespace sulieu {
namespace {

// What several runs did to one fact after the other, as one change.
class NetChanges {
 public:
  void Add(StoredChange change) {
    const auto earlier = change.fact_before.empty() ? net_.end() : net_.find(change.fact_before);
    if (earlier != net_.end() && earlier->second.change != "removed") {
      change.fact_before = earlier->second.fact_before;
      change.value_before = earlier->second.value_before;
      net_.erase(earlier);
      if (change.fact_before.empty() && change.fact_after.empty()) return;  // came and went
      change.change = change.fact_before.empty()  ? "added"
                      : change.fact_after.empty() ? "removed"
                                                  : "changed";
    } else if (change.change == "added" && net_.erase(change.fact_after) > 0) {
      return;  // went and came
    }
    net_.insert_or_assign(change.fact_after.empty() ? change.fact_before : change.fact_after,
                          std::move(change));
  }

  std::vector<StoredChange> Take() {
    std::vector<StoredChange> changes;
    for (auto& [fact, change] : net_) changes.push_back(std::move(change));
    return changes;
  }

 private:
  std::map<std::string, StoredChange> net_;  // by the id of the fact now, of a removed one by that it had
};

}  // namespace

Result<std::vector<StoredChange>> ChangesBetween(const Database& database, int64_t after, int64_t until) {
  auto select = database.Prepare(
      "SELECT document, kind, change, rule, fact_before, fact_after, value_before, value_after, quote "
      "FROM fact_changes WHERE run > ? AND run <= ? ORDER BY id");
  SULIEU_RETURN_IF_ERROR(select);
  select->Bind(1, after);
  select->Bind(2, until);
  NetChanges net;
  for (;;) {
    const auto row = select->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return net.Take();
    StoredChange change;
    int column = 0;
    for (std::string* field :
         {&change.document, &change.kind, &change.change, &change.rule, &change.fact_before,
          &change.fact_after, &change.value_before, &change.value_after, &change.quote}) {
      *field = select->Text(column++);
    }
    net.Add(std::move(change));
  }
}

}  // namespace sulieu
