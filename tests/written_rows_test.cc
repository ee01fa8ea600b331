// The digest of a document from what is written is that of what is read back; whatever is changed afterwards
// is found.
#include "pipeline/store/written_rows.h"

#include <filesystem>
#include <limits>

#include "pipeline/read/reader.h"
#include "tests/database_test.h"

namespace sulieu {
namespace {

namespace fs = std::filesystem;

class WrittenRowsTest : public DatabaseTest {
 protected:
  // Imports every file below folders of the corpus: texts, and pages, which have claims and parts left out.
  void ImportCorpus() {
    const auto writer = Begin();
    for (const char* set : {"samples", "releases", "pages"}) {
      const fs::path folder = fs::path(SULIEU_SOURCE_DIR) / "corpus" / set;
      for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        FoundFile file;
        file.path = file.name = entry.path();
        const auto reader = OpenFile(file);
        const auto input = reader->Next();
        if (!input || !input->document) continue;
        const auto analysis = pipeline().Analyze(*input->document);
        if (!analysis) continue;
        ASSERT_TRUE(writer->Add(**analysis, input->document->metadata));
      }
    }
    ASSERT_TRUE(writer->Finish(kNow));
  }

  // Whether rows of the document are those the digest was stored for.
  bool IsWhole(DocumentRows* rows, int64_t document) {
    auto stored = database_->Prepare("SELECT rows_sha256 FROM document_digests WHERE document = ?");
    stored->Bind(1, document);
    SULIEU_CHECK(*stored->Step());
    return *rows->Digest(document) == stored->Text(0);
  }
};

TEST_F(WrittenRowsTest, DigestIsThatOfTheRowsReadBack) {
  ImportCorpus();
  for (const char* table :
       {"places_named", "metadata_claims", "parts_left_out", "fact_mentions", "sketches"}) {
    EXPECT_GT(Integer(fmt::format("SELECT count(*) FROM {}", table)), 10) << table;
  }
  auto rows = DocumentRows::Create(*database_);
  ASSERT_TRUE(rows);
  const int64_t last = Integer("SELECT max(id) FROM documents_imported");
  EXPECT_GT(last, 20);
  for (int64_t document = 1; document <= last; ++document) EXPECT_TRUE(IsWhole(&*rows, document)) << document;
}

// In every table and every column: a value is another, a row is gone.
TEST_F(WrittenRowsTest, WhateverARowLosesIsFound) {
  ImportCorpus();
  ASSERT_TRUE(database_->Execute("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF"));
  auto rows = DocumentRows::Create(*database_);
  ASSERT_TRUE(rows);
  int changed = 0;
  for (const DocumentRows::Table& table : rows->tables()) {
    const bool itself = table.name == "documents_imported";
    const bool of_fact = table.name.starts_with("fact_");
    const std::string document = itself    ? "id"
                                 : of_fact ? "(SELECT document FROM facts WHERE id = fact)"
                                           : "document";
    auto any = database_->Prepare(fmt::format("SELECT {} FROM {} LIMIT 1", document, table.name));
    ASSERT_TRUE(any);
    if (!*any->Step()) continue;
    const int64_t id = any->Integer(0);
    any->Reset();
    std::vector<std::string> changes;
    for (int i = 0; i < table.select.column_count(); ++i) {
      const std::string column(table.select.column_name(i));
      if (column == "id" || column == "fact" || column == "document" || column == "decision") continue;
      const std::string_view type = table.select.declared_type(i);
      changes.push_back(fmt::format("UPDATE {} SET {} = {} WHERE {} = {}", table.name, column,
                                    type == "TEXT"   ? fmt::format("coalesce({}, '') || 'x'", column)
                                    : type == "BLOB" ? fmt::format("CAST({} || 'x' AS BLOB)", column)
                                                     : fmt::format("coalesce({}, 0) + 1000000", column),
                                    document, id));
    }
    changes.push_back(fmt::format("DELETE FROM {} WHERE {} = {}", table.name, document, id));
    for (const std::string& change : changes) {
      ASSERT_TRUE(database_->Execute("SAVEPOINT change"));
      ASSERT_TRUE(database_->Execute(change)) << change;
      EXPECT_FALSE(IsWhole(&*rows, id)) << change;
      ASSERT_TRUE(database_->Execute("ROLLBACK TO change; RELEASE change"));
      EXPECT_TRUE(IsWhole(&*rows, id)) << change;
      ++changed;
    }
  }
  EXPECT_GT(changed, 60);
}

// What SQLite makes of a value when it keeps it.
TEST_F(WrittenRowsTest, ValuesAreNotedAsTheyAreRead) {
  auto rows = DocumentRows::Create(*database_);
  ASSERT_TRUE(rows);
  WrittenRows written(*rows);
  auto document =
      RowInsert::Prepare(*database_, "documents_imported",
                         "document, source_sha256, source_bytes, text_sha256, text, edits, format, "
                         "encoding, published_basis, given, rules_digest, facts_sha256, run, imported_at",
                         &written);
  auto fact = RowInsert::Prepare(*database_, "facts", "document, kind, fact_id, value", &written);
  auto quantity =
      RowInsert::Prepare(*database_, "fact_quantities", "fact, value, low, high, unit, qualifier", &written);
  ASSERT_TRUE(document && fact && quantity);
  ASSERT_TRUE(database_->Execute("PRAGMA foreign_keys = OFF"));
  constexpr int64_t kLarge = 9007199254740993;  // no real number
  const std::pair<ValueView, ValueView> pairs[] = {{int64_t{0}, int64_t{5}},
                                                   {-0.0, 0.5},
                                                   {int64_t{10}, int64_t{20000000000000000}},
                                                   {kLarge, kLarge + 2},
                                                   {-1e300, 1e300},
                                                   {1e15, 1e16},
                                                   {0.1, std::numeric_limits<double>::infinity()}};
  int64_t id = 0;
  for (const auto& [low, high] : pairs) {
    for (const std::string_view text :
         {std::string_view(), std::string_view("a\0b", 3), std::string_view("Huế")}) {
      written.Clear();
      ++id;
      ASSERT_TRUE(
          document->Run({fmt::format("{}.txt", id).c_str(), std::to_string(id).c_str(), int64_t{1}, "", text,
                         BlobView(text), "text", "UTF-8", "none", "{}", "", "", int64_t{1}, kNow}));
      const std::string fact_id = fmt::format("fact{}", id);
      ASSERT_TRUE(fact->Run({id, "quantities", fact_id, text}));
      ASSERT_TRUE(quantity->Run({database_->last_insert_rowid(), text, low, high, "người", "exact"}));
      EXPECT_EQ(written.Digest(), *rows->Digest(id)) << id;
    }
  }
}

}  // namespace
}  // namespace sulieu
