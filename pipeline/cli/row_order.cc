#include "pipeline/cli/row_order.h"

#include <algorithm>
#include <numeric>

#include "pipeline/text/folded_words.h"

namespace sulieu {
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
