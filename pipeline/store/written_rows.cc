#include "pipeline/store/written_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "pipeline/store/digests.h"

namespace sulieu {
namespace {

std::vector<std::string_view> Names(std::string_view columns) {
  std::vector<std::string_view> names;
  for (;;) {
    const size_t comma = columns.find(", ");
    names.push_back(columns.substr(0, comma));
    if (comma == std::string_view::npos) return names;
    columns.remove_prefix(comma + 2);
  }
}

// What is read of a value after it was written.
ValueView AsRead(const ValueView& value, bool real) {
  const auto* integer = std::get_if<int64_t>(&value);
  if (integer && real) return static_cast<double>(*integer);
  const auto* number = std::get_if<double>(&value);
  if (!number) return value;
  if (std::isnan(*number)) return {};
  return *number == 0 ? 0.0 : *number;  // SQLite keeps no -0.0
}

}  // namespace

WrittenRows::WrittenRows(const DocumentRows& rows) {
  for (const DocumentRows::Table& table : rows.tables()) {
    Table& own = tables_.emplace_back();
    own.name = table.name;
    for (int i = 0; i < table.select.column_count(); ++i) {
      own.columns.push_back(
          {std::string(table.select.column_name(i)), table.select.declared_type(i) == "REAL"});
    }
  }
}

void WrittenRows::Clear() {
  for (Table& table : tables_) table.bytes.clear();
}

std::string WrittenRows::Digest() {
  bytes_.clear();
  for (const Table& table : tables_) {
    bytes_ += table.bytes;
    DocumentRows::EndTable(&bytes_);
  }
  return Sha256Hex(bytes_);
}

Result<RowInsert> RowInsert::Prepare(const Database& database, std::string_view table,
                                     std::string_view columns, WrittenRows* rows) {
  const std::vector<std::string_view> names = Names(columns);
  std::string marks = "?";
  for (size_t i = 1; i < names.size(); ++i) marks += ", ?";
  auto statement = database.Prepare(fmt::format("INSERT INTO {} ({}) VALUES ({})", table, columns, marks));
  SULIEU_RETURN_IF_ERROR(statement);
  RowInsert insert;
  insert.insert_ = std::move(*statement);
  const auto found = std::find_if(rows->tables_.begin(), rows->tables_.end(),
                                  [&](const WrittenRows::Table& own) { return own.name == table; });
  SULIEU_CHECK(found != rows->tables_.end());
  insert.table_ = &*found;
  for (const WrittenRows::Column& column : found->columns) {
    const auto at = std::find(names.begin(), names.end(), column.name);
    const int missing = column.name == "id" ? kNumbered : kNull;
    insert.sources_.push_back(at == names.end() ? missing : static_cast<int>(at - names.begin()));
  }
  return insert;
}

Status RowInsert::Run(std::span<const ValueView> values) {
  SULIEU_RETURN_IF_ERROR(insert_.Run(values));
  Note(values);
  return {};
}

void RowInsert::Note(std::span<const ValueView> values) {
  std::string* bytes = &table_->bytes;
  DocumentRows::BeginRow(bytes);
  for (size_t i = 0; i < sources_.size(); ++i) {
    const int source = sources_[i];
    if (source >= 0) {
      AppendValue(AsRead(values[static_cast<size_t>(source)], table_->columns[i].real), bytes);
    } else {
      AppendValue(source == kNumbered ? ValueView(insert_.last_insert_rowid()) : ValueView(), bytes);
    }
  }
}

}  // namespace sulieu
