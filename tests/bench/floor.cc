// The floor: what an import must do at the very least, on two threads, with nothing clever in between. One
// thread reads every file, validates it, checks NFC and scans it once with the set of triggers; the other
// writes the very rows the import made and a full-text index of the same kind. `sulieu import` is measured as
// a ratio to it (tests/bench/measure.py).
//
//   sulieu_floor MADE.db OUT.db FOLDER
//
// MADE.db is what `sulieu import` made of FOLDER. Its rows and folded texts are in memory before the clock
// starts; the wall time is printed in seconds.
#include <fcntl.h>
#include <re2/set.h>
#include <sys/stat.h>
#include <unicode/normalizer2.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <thread>

#include "pipeline/normalize/normalize.h"
#include "pipeline/pipeline.h"
#include "pipeline/store/fact_index.h"
#include "pipeline/store/store.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

constexpr int kRowsPerTransaction = 50000;

struct ValueDeleter {
  void operator()(sqlite3_value* value) const { sqlite3_value_free(value); }
};
using StoredValue = std::unique_ptr<sqlite3_value, ValueDeleter>;  // keeps BLOB and TEXT apart

struct Table {
  std::string insert;
  std::vector<std::vector<StoredValue>> rows;
};

using Folded = std::vector<std::array<std::string, 2>>;  // title and text of each document

[[noreturn]] void Die(const Error& error) {
  std::fprintf(stderr, "%s\n", error.message.c_str());
  std::exit(1);
}

void OrDie(const Status& status) {
  if (!status) Die(status.error());
}

template <typename T>
T OrDie(Result<T> result) {
  if (!result) Die(result.error());
  return std::move(*result);
}

// All rows of the ordinary tables, in the order the tables were created in.
std::vector<Table> LoadRows(const Database& made) {
  std::vector<Table> tables;
  auto names =
      OrDie(made.Prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
                         "'search_index%' AND name NOT LIKE "
                         "'sqlite_%' ORDER BY rowid"));
  while (OrDie(names.Step())) {
    const std::string name(names.Text(0));
    sqlite3_stmt* rows = nullptr;
    sqlite3_prepare_v2(made.handle(), ("SELECT * FROM " + name).c_str(), -1, &rows, nullptr);
    std::string marks;
    for (int column = 0; column < sqlite3_column_count(rows); ++column) marks += column ? ", ?" : "?";
    Table table{"INSERT INTO " + name + " VALUES (" + marks + ")", {}};
    while (sqlite3_step(rows) == SQLITE_ROW) {
      std::vector<StoredValue> row;
      for (int column = 0; column < sqlite3_column_count(rows); ++column) {
        row.emplace_back(sqlite3_value_dup(sqlite3_column_value(rows, column)));
      }
      table.rows.push_back(std::move(row));
    }
    sqlite3_finalize(rows);
    tables.push_back(std::move(table));
  }
  return tables;
}

Folded LoadFolded(const Database& made) {
  Folded folded;
  auto rows = OrDie(made.Prepare("SELECT coalesce(title, ''), text FROM documents"));
  while (OrDie(rows.Step())) folded.push_back({FoldForSearch(rows.Text(0)), FoldForSearch(rows.Text(1))});
  return folded;
}

void WriteRows(const Database& out, const std::vector<Table>& tables, const Folded& folded) {
  OrDie(out.Execute("PRAGMA foreign_keys = OFF; BEGIN"));
  OrDie(LeaveOutFactIndex(out));
  int rows = 0;
  for (const Table& table : tables) {
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(out.handle(), table.insert.c_str(), -1, &insert, nullptr);
    for (const auto& row : table.rows) {
      for (size_t column = 0; column < row.size(); ++column) {
        sqlite3_bind_value(insert, static_cast<int>(column) + 1, row[column].get());
      }
      if (sqlite3_step(insert) != SQLITE_DONE) Die(out.LastError("insert"));
      sqlite3_reset(insert);
      if (++rows % kRowsPerTransaction == 0) OrDie(out.Execute("COMMIT; BEGIN"));
    }
    sqlite3_finalize(insert);
  }
  auto index = OrDie(out.Prepare("INSERT INTO search_index (rowid, title, text) VALUES (?, ?, ?)"));
  for (size_t i = 0; i < folded.size(); ++i) {
    index.Bind(1, static_cast<int64_t>(i) + 1);
    index.Bind(2, folded[i][0]);
    index.Bind(3, folded[i][1]);
    OrDie(index.Run());
    if (i % 1000 == 999) OrDie(out.Execute("COMMIT; BEGIN"));
  }
  OrDie(MakeFactIndex(out));
  OrDie(out.Execute("COMMIT"));
}

std::string ReadWhole(const std::string& path) {
  std::string bytes;
  const int file = ::open(path.c_str(), O_RDONLY);
  if (file < 0) return bytes;
  struct stat info {};
  if (::fstat(file, &info) == 0) bytes.resize(static_cast<size_t>(info.st_size));
  const ssize_t got = ::read(file, bytes.data(), bytes.size());
  bytes.resize(got > 0 ? static_cast<size_t>(got) : 0);
  ::close(file);
  return bytes;
}

// Read, validate, NFC check, one scan.
size_t ScanFiles(const std::vector<std::string>& paths, const RE2::Set& triggers) {
  size_t hits = 0;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  for (const std::string& path : paths) {
    const std::string raw = ReadWhole(path);
    if (FindInvalidUtf8(raw) || !nfc->isNormalizedUTF8(raw, status)) continue;
    std::vector<int> found;
    triggers.Match(raw, &found);
    hits += found.size();
  }
  return hits;
}

std::vector<std::string> SortedFiles(const std::string& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

int Main(const std::string& made_path, const std::string& out_path, const std::string& folder) {
  const auto pipeline = OrDie(Pipeline::Create(EmbeddedRuleFiles()));
  RE2::Set triggers(RuleOptions(false, int64_t{64} << 20), RE2::UNANCHORED);
  for (const RuleSet* set : pipeline->rule_sets()) {
    for (const auto& rule : set->rules) {
      for (const std::string& trigger : rule->triggers) triggers.Add(trigger, nullptr);
    }
  }
  triggers.Compile();
  const Database made = OrDie(OpenForReading(made_path));
  const std::vector<Table> tables = LoadRows(made);
  const Folded folded = LoadFolded(made);
  std::filesystem::remove(out_path);

  const auto begin = std::chrono::steady_clock::now();
  size_t hits = 0;
  std::thread reader([&] { hits = ScanFiles(SortedFiles(folder), triggers); });
  WriteRows(OrDie(OpenForWriting(out_path)), tables, folded);
  reader.join();
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  std::printf("%.3f\n", seconds.count());
  return hits > 0 ? 0 : 1;
}

}  // namespace
}  // namespace sulieu

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: sulieu_floor MADE.db OUT.db FOLDER\n");
    return 2;
  }
  return sulieu::Main(argv[1], argv[2], argv[3]);
}
