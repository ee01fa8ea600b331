#include "pipeline/cli/fact_tally.h"

#include <algorithm>
#include <iterator>
#include <utility>

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

}  // namespace

uint32_t FactTally::GroupOf(const Cells& cells) {
  key_.clear();
  for (size_t i = 0; i < by_; ++i) AppendKey(cells[i], false, &key_);
  const auto written = written_.Insert(key_);
  if (!written.is_new) return group_of_[written.number];
  key_.clear();
  Row values;
  for (size_t i = 0; i < by_; ++i) {
    AppendKey(cells[i], true, &key_);
    values.push_back(ValueOf(cells[i]));
  }
  const auto [group, is_new] = spelled_.Insert(key_);
  group_of_.push_back(group);
  if (is_new) {
    groups_.emplace_back();
    std::move(values.begin(), values.end(), std::back_inserter(values_));
    sums_.resize(sums_.size() + sum_count_);
  } else {
    TakeSmaller(group, values.data());
  }
  return group;
}

void FactTally::TakeSmaller(uint32_t group, const Value* values) {
  for (size_t i = 0; i < by_; ++i)
    if (Value& smallest = values_[group * by_ + i]; values[i] < smallest) smallest = values[i];
}

// Facts are read in the order they were made: those of an article stand together, and mostly articles ascend.
void FactTally::AddArticle(uint32_t group, int64_t article) {
  Group& in = groups_[group];
  if (in.last == article) return;
  if (in.articles == 0) in.first = article;

  in.ascends &= in.last < article;
  in.last = article;
  ++in.articles;
  appearances_.push_back({article, group});
}

void FactTally::Add(const Cells& cells, int64_t origin) {
  const uint32_t group = GroupOf(cells);
  ++groups_[group].facts;
  AddArticle(group, origin);
  for (size_t i = 0; i < sum_count_; ++i) sums_[group * sum_count_ + i].Add(cells[by_ + i]);
}

void FactTally::AddOnce(const Cells& cells, int64_t origin, const Statement& fact) {
  key_.assign(BytesOf(origin));
  for (const ValueView& cell : cells) AppendKey(cell, false, &key_);
  for (int i = 0; i < fact.column_count(); ++i) AppendKey(fact.View(i), false, &key_);
  if (!told_keys_.Insert(key_).is_new) return;
  told_.push_back({origin, {}});
  for (const ValueView& cell : cells) told_.back().cells.push_back(ValueOf(cell));
}

void FactTally::AddGroup(const FactTally& other, uint32_t from, uint32_t group) {
  const Group& more = other.groups_[from];
  if (group == groups_.size()) {
    groups_.push_back(more);
    for (size_t i = 0; i < by_; ++i) values_.push_back(other.values_[from * by_ + i]);
    for (size_t i = 0; i < sum_count_; ++i) sums_.push_back(other.sums_[from * sum_count_ + i]);
    return;
  }
  Group& in = groups_[group];
  TakeSmaller(group, &other.values_[from * by_]);
  for (size_t i = 0; i < sum_count_; ++i)
    sums_[group * sum_count_ + i].Add(other.sums_[from * sum_count_ + i]);
  in.facts += more.facts;
  in.ascends &= more.ascends && in.last < more.first;
  in.last = more.last;
  in.articles += more.articles;
}

void FactTally::Add(const FactTally& other) {
  std::vector<uint32_t> groups;  // of the other's
  for (uint32_t from = 0; from < other.groups_.size(); ++from) {
    groups.push_back(spelled_.Insert(other.spelled_.Key(from)).number);
    AddGroup(other, from, groups.back());
  }
  for (const Appearance& more : other.appearances_)
    appearances_.push_back({more.article, groups[more.group]});
  for (size_t i = 0; i < other.told_.size(); ++i)
    if (told_keys_.Insert(other.told_keys_.Key(i)).is_new) told_.push_back(other.told_[i]);
}

// What is added from here on is of other articles.
void FactTally::CountArticles() {
  std::vector<std::pair<uint32_t, int64_t>> again;
  for (const Appearance& appearance : appearances_)
    if (!groups_[appearance.group].ascends) again.emplace_back(appearance.group, appearance.article);
  std::sort(again.begin(), again.end());
  again.erase(std::unique(again.begin(), again.end()), again.end());
  for (Group& group : groups_) {
    if (!group.ascends) group.articles = 0;
    group.last = -1;
  }
  for (const auto& [group, article] : again) ++groups_[group].articles;
}

void FactTally::AddTold() {
  std::stable_sort(told_.begin(), told_.end(),
                   [](const Told& a, const Told& b) { return a.origin < b.origin; });
  for (const Told& told : told_) {
    Cells cells;
    for (const Value& value : told.cells) cells.push_back(ViewOf(value));
    Add(cells, told.origin);
  }
}

std::vector<Row> FactTally::Rows() {
  CountArticles();
  AddTold();
  std::vector<Row> rows;
  rows.reserve(groups_.size());
  for (size_t i = 0; i < groups_.size(); ++i) {
    Row& row = rows.emplace_back();
    row.reserve(by_ + 2 * sum_count_ + 2);
    for (size_t k = 0; k < by_; ++k) row.push_back(std::move(values_[i * by_ + k]));
    for (size_t k = 0; k < sum_count_; ++k) {
      const ColumnSum& sum = sums_[i * sum_count_ + k];
      row.emplace_back(sum.Total());
      row.emplace_back(sum.without());
    }
    row.emplace_back(groups_[i].facts);
    row.emplace_back(groups_[i].articles);
  }
  return rows;
}

}  // namespace sulieu
