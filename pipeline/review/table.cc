#include "pipeline/review/table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "pipeline/export/separated.h"
#include "pipeline/export/value.h"
#include "pipeline/read/csv.h"
#include "pipeline/read/metadata.h"

namespace sulieu {
namespace {

constexpr std::string_view kHeads[] = {"action",   "because", "kind", "fact_id",
                                       "document", "decided", "quote"};

bool IsHead(std::string_view name) {
  return std::find(std::begin(kHeads), std::end(kHeads), name) != std::end(kHeads);
}

// The kind's own column of a name a head has too: `kind` of dates is another thing.
std::string OwnName(const std::string& column) { return IsHead(column) ? "value_" + column : column; }

// A text with an apostrophe before it, where a spreadsheet would change it or it has one itself.
std::string Guard(std::string text) {
  const bool day = !text.empty() && IsPublicationDate(text);
  if (day || text.starts_with('\'')) return "'" + text;
  return GuardNumber(GuardFormula(std::move(text)));
}

// The text again, whether the spreadsheet kept the apostrophe or took it for its own.
std::string Unguard(const std::string& text) {
  return text.starts_with('\'') && Guard(text.substr(1)) == text ? text.substr(1) : text;
}

// Numbers stay numbers.
std::string Cell(const Value& value) {
  return std::holds_alternative<std::string>(value) ? Guard(std::get<std::string>(value))
                                                    : ValueToText(value);
}

// The cells of a row by the names of their columns.
using TableRow = std::map<std::string, std::string>;

class Importer {
 public:
  Importer(const Database& database, Reviewer reviewer)
      : database_(database), reviewer_(std::move(reviewer)) {}

  Status Add(const TableRow& row) {
    reviewer_.because = CellOf(row, "because").empty() ? given_because_ : CellOf(row, "because");
    const std::string action = CellOf(row, "action"), fact_id = CellOf(row, "fact_id");
    if (fact_id.empty() && (action.empty() || action == "add")) return AddOne(row);
    if (action == "add") return Wrong("`add` is for rows without a fact_id");
    if (fact_id.empty()) return Wrong(fmt::format("`{}` needs the fact_id", action));
    if (action == "undo") return Count(Undo(database_, reviewer_, fact_id), &report_.undone);
    const auto known = FindFactId(database_, fact_id);
    SULIEU_RETURN_IF_ERROR(known);
    const auto fact = ReadFact(database_, *known);
    SULIEU_RETURN_IF_ERROR(fact);
    if (row.contains("quote") && !fact->mentions.empty() && CellOf(row, "quote") != fact->mentions[0].quote)
      return Wrong(
          "its quote is not that of the fact; save the table as CSV UTF-8, and leave the quotes alone");
    if (action == "reject") return Count(Reject(database_, reviewer_, *known), &report_.rejected);
    return AcceptOrEdit(row, action, *fact);
  }

  const TableReport& report() const { return report_; }

 private:
  static std::string CellOf(const TableRow& row, const std::string& name) {
    const auto cell = row.find(name);
    return cell == row.end() ? "" : cell->second;
  }
  static Status Wrong(std::string message) { return Fail(ErrorCode::kUsage, std::move(message)); }

  Status Count(const Result<Decided>& decided, int* count) {
    SULIEU_RETURN_IF_ERROR(decided);
    ++*count;
    return {};
  }

  static TypedValues OwnValues(const TableRow& row) {
    TypedValues values;
    for (const auto& [name, text] : row) {
      if (!IsHead(name)) values.emplace_back(name.starts_with("value_") ? name.substr(6) : name, text);
    }
    return values;
  }

  Status AcceptOrEdit(const TableRow& row, const std::string& action, const StoredFact& fact) {
    if (!action.empty() && action != "accept" && action != "edit")
      return Wrong(fmt::format("no such action: `{}`; write accept, reject, edit, add or undo", action));
    const auto after = WithValues(database_, fact.kind, fact.columns, OwnValues(row));
    SULIEU_RETURN_IF_ERROR(after);
    const bool same = SameColumns(*after, fact.columns);
    if (action == "accept" && !same)
      return Wrong("`accept`, but its values are not those of the fact; write edit");
    if (action == "accept")
      return Count(sulieu::Accept(database_, reviewer_, fact.fact_id), &report_.accepted);
    if (!same) return Count(Edit(database_, reviewer_, fact.fact_id, OwnValues(row)), &report_.edited);
    if (action == "edit") return Wrong("`edit`, but its values are those of the fact");
    ++report_.unchanged;
    return {};
  }

  Status AddOne(const TableRow& row) {
    const std::string kind = CellOf(row, "kind"), quote = CellOf(row, "quote"),
                      name = CellOf(row, "document");
    const auto kinds = Kinds();
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
      return Wrong(fmt::format("`{}` is no kind of fact; known are: {}", kind, fmt::join(kinds, ", ")));
    if (quote.empty() || name.empty())
      return Wrong("a row without fact_id adds a fact: it needs document and quote");
    const auto document = FindDocumentId(database_, name);
    SULIEU_RETURN_IF_ERROR(document);
    return Count(AddFact(database_, reviewer_, kind, *document, quote, std::nullopt, OwnValues(row)),
                 &report_.added);
  }

  const Database& database_;
  Reviewer reviewer_;
  const std::string given_because_ = reviewer_.because;
  TableReport report_;
};

// The rows by the header; the header itself is checked.
Result<std::vector<std::pair<int, TableRow>>> ReadRows(const std::string& name, std::string_view csv) {
  const auto parsed = ParseCsv(csv);
  if (!parsed) return Fail(ErrorCode::kUsage, fmt::format("{}: {}", name, parsed.error().message));
  if (parsed->empty()) return Fail(ErrorCode::kUsage, fmt::format("{}: has no rows", name));
  const std::vector<std::string>& header = parsed->front().fields;
  if (std::find(header.begin(), header.end(), "fact_id") == header.end()) {
    const bool semicolons = header.size() == 1 && header[0].find(';') != std::string::npos;
    return Fail(
        ErrorCode::kUsage,
        fmt::format("{}:1: {}", name,
                    semicolons ? "its columns have semicolons between them; save it as CSV with commas"
                               : "no column `fact_id`; make the table by `sulieu review KIND "
                                 "--export-csv FILE`"));
  }
  std::vector<std::pair<int, TableRow>> rows;
  std::string errors;
  for (size_t i = 1; i < parsed->size(); ++i) {
    const CsvRow& row = (*parsed)[i];
    if (row.fields.size() != header.size()) {
      errors += fmt::format("{}{}:{}: has {} cells, the header has {}", errors.empty() ? "" : "\n", name,
                            row.line, row.fields.size(), header.size());
      continue;
    }
    TableRow cells;
    for (size_t j = 0; j < header.size(); ++j) cells[header[j]] = Unguard(row.fields[j]);
    rows.emplace_back(row.line, std::move(cells));
  }
  if (!errors.empty()) return Fail(ErrorCode::kUsage, errors);
  return rows;
}

}  // namespace

Result<std::string> ExportTable(const Database& database, const std::string& kind, int64_t document) {
  auto read = database.Prepare(fmt::format(
      "SELECT v.fact_id, v.document, v.decided, v.quote, k.* FROM {0} AS v JOIN facts AS f ON f.fact_id = "
      "v.fact_id JOIN fact_{0} AS k ON k.fact = f.id WHERE ?1 = 0 OR f.document = ?1 ORDER BY v.document, "
      "v.text_begin, v.text_end, v.fact_id",
      kind));
  SULIEU_RETURN_IF_ERROR(read);
  read->Bind(1, document);
  std::vector<std::string> header(std::begin(kHeads), std::end(kHeads));
  constexpr int kOwn = 5;  // behind `fact`
  for (int i = kOwn; i < read->column_count(); ++i)
    header.push_back(OwnName(std::string(read->column_name(i))));
  std::string csv = std::string(kUtf8Bom) + CsvLine(header);
  for (;;) {
    const auto row = read->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return csv;
    const auto fact = ReadFact(database, std::string(read->Text(0)));
    SULIEU_RETURN_IF_ERROR(fact);
    std::vector<std::string> cells = {"",
                                      "",
                                      kind,
                                      Guard(fact->fact_id),
                                      Guard(std::string(read->Text(1))),
                                      std::string(read->Text(2)),
                                      Guard(std::string(read->Text(3)))};
    for (const auto& [column, value] : fact->columns) cells.push_back(Cell(value));
    csv += CsvLine(cells);
  }
}

Result<TableReport> ImportTable(const Database& database, const Reviewer& reviewer, const std::string& name,
                                std::string_view csv) {
  const auto rows = ReadRows(name, csv);
  SULIEU_RETURN_IF_ERROR(rows);
  Importer importer(database, reviewer);
  std::string errors;
  for (const auto& [line, row] : *rows) {
    SULIEU_RETURN_IF_ERROR(database.Execute("SAVEPOINT row"));
    const Status added = importer.Add(row);
    SULIEU_RETURN_IF_ERROR(database.Execute(added ? "RELEASE row" : "ROLLBACK TO row; RELEASE row"));
    if (added) continue;
    if (added.error().code != ErrorCode::kUsage && added.error().code != ErrorCode::kNotFound)
      return tl::unexpected<Error>(added.error());
    errors += fmt::format("{}{}:{}: {}", errors.empty() ? "" : "\n", name, line, added.error().message);
  }
  if (!errors.empty()) return Fail(ErrorCode::kUsage, errors);
  return importer.report();
}

}  // namespace sulieu
