#include "pipeline/cli/fact_tally.h"

#include <algorithm>
#include <cmath>

#include "pipeline/text/folded_words.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

void AppendBytes(std::string_view bytes, std::string* key) {
  const size_t length = bytes.size();
  key->append(reinterpret_cast<const char*>(&length), sizeof length).append(bytes);
}

template <typename Number>
std::string_view BytesOf(const Number& number) {
  return {reinterpret_cast<const char*>(&number), sizeof number};
}

// No two values give the same bytes. With `spelled` two spellings of a text do.
void AppendKey(const ValueView& value, bool spelled, std::string* key) {
  *key += static_cast<char>(value.index());
  if (const auto* whole = std::get_if<int64_t>(&value)) key->append(BytesOf(*whole));
  if (const auto* real = std::get_if<double>(&value)) key->append(BytesOf(*real));
  if (const auto* text = std::get_if<std::string_view>(&value))
    spelled ? AppendBytes(FoldForLookup(*text), key) : AppendBytes(*text, key);
}

int64_t CountDistinct(std::vector<int64_t>* ids) {
  std::sort(ids->begin(), ids->end());
  return std::unique(ids->begin(), ids->end()) - ids->begin();
}

}  // namespace

void ColumnSum::AddReal(double number) {
  const double sum = real_ + number;
  lost_ += std::abs(real_) >= std::abs(number) ? (real_ - sum) + number : (number - sum) + real_;
  real_ = sum;
}

void ColumnSum::AddWhole(int64_t number) {
  if (!__builtin_add_overflow(whole_, number, &whole_)) return;
  // What came around stands 2^64 off.
  AddReal(number > 0 ? 0x1p64 : -0x1p64);
  is_whole_ = false;
}

void ColumnSum::Add(const ValueView& number) {
  if (number.index() == 0) {
    ++without_;
    return;
  }
  has_any_ = true;
  if (const auto* whole = std::get_if<int64_t>(&number)) return AddWhole(*whole);
  AddReal(std::get<double>(number));
  is_whole_ = false;
}

void ColumnSum::Add(const ColumnSum& other) {
  AddWhole(other.whole_);
  AddReal(other.real_);
  lost_ += other.lost_;
  has_any_ |= other.has_any_;
  is_whole_ &= other.is_whole_;
  without_ += other.without_;
}

Value ColumnSum::Total() const {
  if (!has_any_) return {};
  if (is_whole_) return whole_;
  ColumnSum all = *this;
  all.AddReal(static_cast<double>(whole_));
  return std::isfinite(all.lost_) ? all.real_ + all.lost_ : all.real_;  // beyond all doubles nothing is lost
}

FactTally::Group& FactTally::GroupSpelled(std::string key, Row values) {
  const auto [found, is_new] = by_spelling_.emplace(std::move(key), groups_.size());
  if (is_new) {
    groups_.push_back({std::move(values), std::vector<ColumnSum>(sums_), 0, {}});
  } else {
    Row& smallest = groups_[found->second].values;
    for (size_t i = 0; i < by_; ++i) smallest[i] = std::min(smallest[i], values[i]);
  }
  return groups_[found->second];
}

FactTally::Group& FactTally::GroupOf(const Cells& cells) {
  key_.clear();
  for (size_t i = 0; i < by_; ++i) AppendKey(cells[i], false, &key_);
  const auto found = by_written_.find(key_);
  if (found != by_written_.end()) return groups_[found->second];
  std::string spelled;
  Row values;
  for (size_t i = 0; i < by_; ++i) {
    AppendKey(cells[i], true, &spelled);
    values.push_back(ValueOf(cells[i]));
  }
  Group& group = GroupSpelled(std::move(spelled), std::move(values));
  by_written_.emplace(key_, &group - groups_.data());
  return group;
}

void FactTally::Add(const Cells& cells, int64_t origin) {
  Group& group = GroupOf(cells);
  ++group.facts;
  if (group.origins.empty() || group.origins.back() != origin) group.origins.push_back(origin);
  for (size_t i = 0; i < sums_; ++i) group.sums[i].Add(cells[by_ + i]);
}

void FactTally::AddOnce(const Cells& cells, int64_t origin, const Statement& fact) {
  Told told{{}, origin, std::string(BytesOf(origin))};
  for (const ValueView& cell : cells) {
    AppendKey(cell, false, &told.key);
    told.cells.push_back(ValueOf(cell));
  }
  for (int i = 0; i < fact.column_count(); ++i) AppendKey(fact.View(i), false, &told.key);
  if (told_keys_.insert(told.key).second) told_.push_back(std::move(told));
}

void FactTally::Add(FactTally other) {
  for (const auto& [key, index] : other.by_spelling_) {
    Group& more = other.groups_[index];
    Group& group = GroupSpelled(key, std::move(more.values));
    group.facts += more.facts;
    group.origins.insert(group.origins.end(), more.origins.begin(), more.origins.end());
    for (size_t i = 0; i < sums_; ++i) group.sums[i].Add(more.sums[i]);
  }
  for (Told& told : other.told_)
    if (told_keys_.insert(told.key).second) told_.push_back(std::move(told));
}

std::vector<Row> FactTally::Rows() {
  for (const Told& told : told_) {
    Cells cells;
    for (const Value& value : told.cells) cells.push_back(ViewOf(value));
    Add(cells, told.origin);
  }
  std::vector<Row> rows;
  for (Group& group : groups_) {
    Row row = std::move(group.values);
    for (const ColumnSum& sum : group.sums) row.insert(row.end(), {sum.Total(), sum.without()});
    row.insert(row.end(), {group.facts, CountDistinct(&group.origins)});
    rows.push_back(std::move(row));
  }
  return rows;
}

namespace {

// What comes first of two values of a column, as < 0 or > 0. Numbers stand before texts, as in SQLite.
struct SortedValue {
  Value value;
  std::string folded;  // of a text

  explicit SortedValue(const Value& v) : value(v) {
    if (const auto* text = std::get_if<std::string>(&v)) folded = WordsForSearch(*text);
  }
};

template <typename T>
int OrderOf(const T& a, const T& b) {
  return a < b ? -1 : static_cast<int>(b < a);
}

int Order(const Value& a, const Value& b) {
  const auto *whole = std::get_if<int64_t>(&a), *other_whole = std::get_if<int64_t>(&b);
  const auto *real = std::get_if<double>(&a), *other_real = std::get_if<double>(&b);
  if (whole && other_real) return OrderOf(static_cast<double>(*whole), *other_real);
  if (real && other_whole) return OrderOf(*real, static_cast<double>(*other_whole));
  return OrderOf(a, b);
}

int Compare(const SortedValue& a, const SortedValue& b, bool descending) {
  const bool a_empty = a.value.index() == 0, b_empty = b.value.index() == 0;
  if (a_empty || b_empty) return static_cast<int>(a_empty) - static_cast<int>(b_empty);
  int order = a.folded.compare(b.folded);
  if (order == 0) order = Order(a.value, b.value);
  return descending ? -order : order;
}

}  // namespace

void SortRows(const std::vector<SortTerm>& terms, const std::vector<std::string>& columns,
              std::vector<Row>* rows) {
  std::vector<std::pair<std::vector<SortedValue>, Row>> keyed;
  for (Row& row : *rows) {
    std::vector<SortedValue> keys;
    for (const SortTerm& term : terms) {
      const auto column = std::find(columns.begin(), columns.end(), term.column);
      keys.emplace_back(row[static_cast<size_t>(column - columns.begin())]);
    }
    keyed.emplace_back(std::move(keys), std::move(row));
  }
  std::sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) {
    for (size_t i = 0; i < terms.size(); ++i) {
      const int order = Compare(a.first[i], b.first[i], terms[i].descending);
      if (order != 0) return order < 0;
    }
    return false;
  });
  rows->clear();
  for (auto& [keys, row] : keyed) rows->push_back(std::move(row));
}

}  // namespace sulieu
