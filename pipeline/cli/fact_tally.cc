#include "pipeline/cli/fact_tally.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "pipeline/text/folded_words.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

template <typename Number>
std::string_view BytesOf(const Number& number) {
  return {reinterpret_cast<const char*>(&number), sizeof number};
}

void AppendText(std::string_view text, std::string* key) {
  size_t length = text.size();
  for (; length >= 0x80; length >>= 7) *key += static_cast<char>(length | 0x80);
  (*key += static_cast<char>(length)) += text;
}

// No two values give the same bytes. With `spelled` two spellings of a text do.
void AppendKey(const ValueView& value, bool spelled, std::string* key) {
  *key += static_cast<char>(value.index());
  if (const auto* whole = std::get_if<int64_t>(&value)) key->append(BytesOf(*whole));
  if (const auto* real = std::get_if<double>(&value)) key->append(BytesOf(*real));
  if (const auto* text = std::get_if<std::string_view>(&value))
    spelled ? AppendText(FoldForLookup(*text), key) : AppendText(*text, key);
}

// Facts are read in the order they were made: mostly the ids ascend, and each stands once.
int64_t CountDistinct(std::vector<int64_t>* ids) {
  const bool ascend = std::adjacent_find(ids->begin(), ids->end(), std::greater_equal<>()) == ids->end();
  if (ascend) return static_cast<int64_t>(ids->size());
  std::sort(ids->begin(), ids->end());
  return std::unique(ids->begin(), ids->end()) - ids->begin();
}

void TakeSmaller(Row values, Row* smallest) {
  for (size_t i = 0; i < values.size(); ++i)
    if (values[i] < (*smallest)[i]) (*smallest)[i] = std::move(values[i]);
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

void FactTally::Group::Add(Group other) {
  TakeSmaller(std::move(other.values), &values);
  for (size_t i = 0; i < sums.size(); ++i) sums[i].Add(other.sums[i]);
  facts += other.facts;
  origins.insert(origins.end(), other.origins.begin(), other.origins.end());
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
  const auto [group, is_new] = by_spelling_.emplace(std::move(spelled), groups_.size());
  by_written_.emplace(key_, group->second);
  if (is_new) {
    groups_.push_back({std::move(values), std::vector<ColumnSum>(sums_), 0, {}});
  } else {
    TakeSmaller(std::move(values), &groups_[group->second].values);
  }
  return groups_[group->second];
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
  while (!other.by_spelling_.empty()) {
    auto entry = other.by_spelling_.extract(other.by_spelling_.begin());
    Group& more = other.groups_[entry.mapped()];
    entry.mapped() = groups_.size();
    const auto added = by_spelling_.insert(std::move(entry));
    if (added.inserted) {
      groups_.push_back(std::move(more));
    } else {
      groups_[added.position->second].Add(std::move(more));
    }
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

// A value that rows are sorted by.
class SortedValue {
 public:
  explicit SortedValue(const Value* value) : value_(value) {}

  const Value& value() const { return *value_; }
  // Of a text. Few are asked for where rows are first sorted by a number.
  std::string_view folded() {
    const auto* const text = std::get_if<std::string>(value_);
    if (text && !is_folded_) folded_ = WordsForSearch(*text);
    is_folded_ = true;
    return folded_;
  }

 private:
  const Value* value_;
  bool is_folded_ = false;
  std::string folded_;
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

// What comes first of two values of a column, as < 0 or > 0. Numbers stand before texts, as in SQLite.
int Compare(SortedValue* a, SortedValue* b, bool descending) {
  const bool a_empty = a->value().index() == 0, b_empty = b->value().index() == 0;
  if (a_empty || b_empty) return static_cast<int>(a_empty) - static_cast<int>(b_empty);
  int order = a->folded().compare(b->folded());
  if (order == 0) order = Order(a->value(), b->value());
  return descending ? -order : order;
}

// The values of all rows that these terms name, row by row.
std::vector<SortedValue> SortedValues(const std::vector<SortTerm>& terms,
                                      const std::vector<std::string>& columns, const std::vector<Row>& rows) {
  std::vector<size_t> at;
  for (const SortTerm& term : terms)
    at.push_back(
        static_cast<size_t>(std::find(columns.begin(), columns.end(), term.column) - columns.begin()));
  std::vector<SortedValue> values;
  values.reserve(rows.size() * terms.size());
  for (const Row& row : rows)
    for (const size_t column : at) values.emplace_back(&row[column]);
  return values;
}

}  // namespace

void SortRows(const std::vector<SortTerm>& terms, const std::vector<std::string>& columns, size_t limit,
              std::vector<Row>* rows) {
  std::vector<SortedValue> values = SortedValues(terms, columns, *rows);
  std::vector<size_t> order(rows->size());
  std::iota(order.begin(), order.end(), 0);
  const auto comes_first = [&](size_t a, size_t b) {
    for (size_t i = 0; i < terms.size(); ++i) {
      const int found =
          Compare(&values[a * terms.size() + i], &values[b * terms.size() + i], terms[i].descending);
      if (found != 0) return found < 0;
    }
    return false;
  };
  const auto rest = order.begin() + static_cast<ptrdiff_t>(std::min(limit, order.size()));
  std::nth_element(order.begin(), rest, order.end(), comes_first);
  std::sort(order.begin(), rest, comes_first);
  std::vector<Row> sorted;
  std::for_each(order.begin(), rest, [&](size_t i) { sorted.push_back(std::move((*rows)[i])); });
  *rows = std::move(sorted);
}

}  // namespace sulieu
