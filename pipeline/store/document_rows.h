// One digest over everything a database holds of a document: its rows in every table that refers to it, found
// by their foreign keys, so that a new table is covered by itself. The writer stores it when the document is
// complete; verify computes it again. Left out are what later runs may change: the paths of the document and
// whether it is a reprint. Tested by tests/fixity_test.cc.
#ifndef SULIEU_PIPELINE_STORE_DOCUMENT_ROWS_H_
#define SULIEU_PIPELINE_STORE_DOCUMENT_ROWS_H_

#include <string>
#include <vector>

#include "pipeline/base/sha256.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

class DocumentRows {
 public:
  // Requires: the database outlives the object.
  static Result<DocumentRows> Create(const Database& database);

  // SHA-256 over the rows: every value with its type and length, rows by their keys.
  Result<std::string> Digest(int64_t document);

  // A table and how its rows of a document are read: the columns that count, rows by their keys.
  struct Table {
    std::string name;
    Statement select;
  };
  // In the order of the digest.
  const std::vector<Table>& tables() const { return tables_; }

  // What the digest is of: the bytes of each row, and behind those of a table an end.
  static void BeginRow(std::string* bytes) { AppendField("row", bytes); }
  static void EndTable(std::string* bytes) { AppendField("table", bytes); }

 private:
  std::vector<Table> tables_;
  std::string bytes_;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_DOCUMENT_ROWS_H_
