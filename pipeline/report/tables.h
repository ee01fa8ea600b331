// The tables of a report: one a kind of fact, one of the articles. Rows are written as tersely as HTML allows
// (`<tr id=f7><td>...<td>...`), since the script of the page takes its rows from the same text. Tested by
// tests/report_test.cc.
#ifndef SULIEU_PIPELINE_REPORT_TABLES_H_
#define SULIEU_PIPELINE_REPORT_TABLES_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "pipeline/report/figures.h"
#include "pipeline/report/words.h"
#include "pipeline/show/fact_table.h"
#include "pipeline/store/queries.h"

namespace sulieu {

struct TableColumn {
  std::string name;  // as the database has it; also the class of its cells' place
  Words title;
  bool number = false;
};

struct ReportTable {
  std::string name;  // the kind, or `articles`
  Words title;
  std::vector<TableColumn> columns;
  std::string rows;
  int64_t count = 0;
};

// Columns without a value in any chosen fact are left out. Requires: Select has been called.
Result<ReportTable> MakeFactTable(const Database& database, const std::string& kind);
ReportTable MakeArticleTable(bool publishers);

struct RowPlace {
  int64_t row = 0, article = 0;
  std::string mark;   // address of the mark in the text; empty when it has none
  std::string label;  // of the fact in the text: D3
};

void AddFactRow(const StoredFact& fact, const StoredDocument& document, const RowPlace& place,
                ReportTable* table);
void AddArticleRow(int64_t number, const StoredDocument& document, size_t facts, ReportTable* table);

// The section of a table: heading, note, and the table for readers without script.
std::string TableSection(const ReportTable& table, const std::string& heading, const std::string& note);

// Style rules that depend on the columns: numbers to the right, names of columns before the values on a
// phone.
std::string TableStyle(const ReportTable& table);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_REPORT_TABLES_H_
