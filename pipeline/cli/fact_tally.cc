#include "pipeline/cli/fact_tally.h"

#include <algorithm>

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

// A sum of whole numbers stays one as long as it fits.
void AddTo(const ValueView& value, Value* sum) {
  const auto* whole = std::get_if<int64_t>(&value);
  if (std::holds_alternative<std::monostate>(*sum)) {
    *sum = whole ? Value(*whole) : Value(std::get<double>(value));
    return;
  }
  const auto* before = std::get_if<int64_t>(sum);
  int64_t exact = 0;
  if (whole && before && !__builtin_add_overflow(*before, *whole, &exact)) {
    *sum = exact;
  } else {
    *sum = (before ? static_cast<double>(*before) : std::get<double>(*sum)) +
           (whole ? static_cast<double>(*whole) : std::get<double>(value));
  }
}

int64_t CountDistinct(std::vector<int64_t>* ids) {
  std::sort(ids->begin(), ids->end());
  return std::unique(ids->begin(), ids->end()) - ids->begin();
}

}  // namespace

Result<Reprints> Reprints::Read(const Database& database) {
  auto read = database.Prepare("SELECT document, origin FROM reprints");
  SULIEU_RETURN_IF_ERROR(read);
  Reprints reprints;
  for (;;) {
    const auto row = read->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return reprints;
    reprints.origins.emplace(read->Integer(0), read->Integer(1));
    reprints.reprinted.insert(read->Integer(1));
  }
}

size_t FactTally::AddSpelling(const Statement& row, int first) {
  std::string key;
  Row values;
  for (size_t i = 0; i < by_; ++i) {
    AppendKey(row.View(first + static_cast<int>(i)), true, &key);
    values.push_back(row.Get(first + static_cast<int>(i)));
  }
  const auto [found, is_new] = by_spelling_.emplace(std::move(key), groups_.size());
  if (is_new) {
    groups_.push_back({values, std::vector<Value>(sums_), std::vector<int64_t>(sums_), 0, {}});
  } else {
    Row& smallest = groups_[found->second].values;
    for (size_t i = 0; i < by_; ++i) smallest[i] = std::min(smallest[i], values[i]);
  }
  return found->second;
}

FactTally::Group& FactTally::GroupOf(const Statement& row, int first) {
  key_.clear();
  for (size_t i = 0; i < by_; ++i) AppendKey(row.View(first + static_cast<int>(i)), false, &key_);
  auto found = by_written_.find(std::string_view(key_));
  if (found == by_written_.end()) found = by_written_.emplace(key_, AddSpelling(row, first)).first;
  return groups_[found->second];
}

bool FactTally::IsRepetition(const Statement& row, int first, int64_t origin, const Statement& fact) {
  std::string key(BytesOf(origin));
  for (size_t i = 0; i < by_; ++i) AppendKey(row.View(first + static_cast<int>(i)), false, &key);
  for (int i = 0; i < fact.column_count(); ++i) AppendKey(fact.View(i), false, &key);
  return !counted_.insert(std::move(key)).second;
}

void FactTally::Add(const Statement& row, int first, int64_t origin) {
  Group& group = GroupOf(row, first);
  ++group.facts;
  if (group.origins.empty() || group.origins.back() != origin) group.origins.push_back(origin);
  for (size_t i = 0; i < sums_; ++i) {
    const int column = first + static_cast<int>(by_ + i);
    row.IsNull(column) ? static_cast<void>(++group.without[i]) : AddTo(row.View(column), &group.sums[i]);
  }
}

std::vector<Row> FactTally::Rows() {
  std::vector<Row> rows;
  for (Group& group : groups_) {
    Row row = std::move(group.values);
    for (size_t i = 0; i < sums_; ++i) row.insert(row.end(), {std::move(group.sums[i]), group.without[i]});
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
