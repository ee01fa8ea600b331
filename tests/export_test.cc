// What leaves the program in other formats: read back by other programs, whole or not there at all.
#include <unicode/uchar.h>

#include <set>

#include "pipeline/cli/export_job.h"
#include "pipeline/cli/fact_query.h"
#include "pipeline/export/catalog.h"
#include "pipeline/export/separated.h"
#include "pipeline/export/visible.h"
#include "pipeline/export/web_annotation.h"
#include "pipeline/store/store.h"
#include "tests/payloads.h"

namespace sulieu {
namespace {

TEST(SeparatedTest, FieldsAreQuotedAndEscaped) {
  EXPECT_EQ(CsvLine({"a", "b,c", "d\"e", "f\ng", ""}), "a,\"b,c\",\"d\"\"e\",\"f\ng\",\n");
  EXPECT_EQ(CsvLine({""}), "\"\"\n");  // an empty line would be no row
  EXPECT_EQ(TsvLine({"a\tb", "c\nd\r", "e\\f", "\xE2\x80\xAE", "\x01"}),
            "a\\tb\tc\\nd\\r\te\\\\f\t\\u202e\t\\u0001\n");
}

TEST(SeparatedTest, FormulasAreGuarded) {
  for (const char* const formula : {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "\n=1"})
    EXPECT_EQ(GuardFormula(formula), std::string("'") + formula);
  for (const char* const text : {"", "a=1", " =1", "'=1", "Đà Nẵng", "1-2"})
    EXPECT_EQ(GuardFormula(text), text);
}

TEST(SeparatedTest, TextsThatLookLikeNumbersAreGuarded) {
  for (const char* const number : {"9/12", "2/9/2025", "1.101", "8%", "2019-03", "12:30", "$5",
                                   "12345678901234567890", "0123e45678901234567", " 5 ", "1,5-2"})
    EXPECT_EQ(GuardNumber(number), std::string("'") + number);
  for (const char* const text : {"", "2019-03-14", "9/12 xã", "'9/12", "-", "12e4e5", "đ 5", "1976a"})
    EXPECT_EQ(GuardNumber(text), text);
}

TEST(VisibleTest, InvisibleIsWhatUnicodeSays) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    const uint32_t mask = U_MASK(u_charType(static_cast<UChar32>(c)));
    const bool invisible = mask & (U_GC_CC_MASK | U_GC_CF_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK);
    // Unassigned places among them are invisible too: a later Unicode may fill them.
    if (invisible) {
      EXPECT_TRUE(IsInvisible(c)) << std::hex << static_cast<uint32_t>(c);
    }
    if (IsInvisible(c) && !invisible) {
      EXPECT_TRUE(mask & U_GC_CN_MASK) << std::hex << static_cast<uint32_t>(c);
    }
  }
}

TEST(VisibleTest, ShownAndEscaped) {
  EXPECT_EQ(ShowInvisible("a\xE2\x80\xAE\n\tb\xFF"), "a<U+202E>  b\xEF\xBF\xBD");
  EXPECT_EQ(ShowInvisibleInLines("a\x1B\nb"), "a<U+001B>\nb");
  EXPECT_EQ(EscapeInvisible("\xE2\x80\xAE\xF3\xA0\x80\xA1 Nẵng\n"), "\\u202e\\udb40\\udc21 Nẵng\n");
}

TEST(CodePointIndexTest, CountsWhatIsBeforeEveryByte) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "Đà Nẵng \xF0\x9F\x98\x80";
  const CodePointIndex index(text);
  size_t count = 0;
  for (size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
    ASSERT_EQ(index.Before(at), count);
    ++count;
  }
  EXPECT_EQ(CodePointIndex("").Before(0), 0u);
}

TEST(DigestUriTest, AsRfc6920HasIt) {
  EXPECT_EQ(DigestUri("7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069"),
            "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk");
}

TEST(RowProgressTest, ShareRateAndTimeLeft) {
  EXPECT_EQ(RowProgressText(1200, 5000, 4), "1200/5000 rows, 24%, 300 rows/s, 13 s left");
  EXPECT_EQ(RowProgressText(1200, 0, 4), "1200 rows, 300 rows/s");
}

class ExportTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    WriteFile("in/bai-1.txt", "Hội nghị\nNgày 14/3/2019, có 122/159 xã đạt chuẩn. Có 9/12 huyện.\n");
    WriteFile("in/bai-2.txt", "Phong trào\nCó 9/12 huyện đã nâng cấp đường.\n");
    WriteFile("meta.csv", "path,published\nbai-1.txt,2019-03-15\nbai-2.txt,2020-01\n");
    ASSERT_EQ(Run({"import", "--metadata", "meta.csv", "in"}).status, 0);
  }
  // Names in the folder of the test that an export could have left.
  std::set<std::string> Left() const {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      const std::string name = entry.path().filename();
      if (name != ".stdin" && name != ".stdout" && name != ".stderr") names.insert(name);
    }
    return names;
  }
};

// A new view or column needs its words: pipeline/export/catalog.cc.
TEST_F(ExportTest, TheCatalogHasEveryViewAndColumn) {
  const auto database = OpenForReading(Path("sulieu.db"));
  ASSERT_TRUE(database);
  auto views = database->Prepare(
      "SELECT name FROM sqlite_master WHERE type = 'view' AND name <> 'fact_heads' "
      "AND name NOT LIKE 'shown\\_%' ESCAPE '\\'");
  ASSERT_TRUE(views);
  size_t count = 0;
  while (views->Step().value_or(false)) {
    const std::string name(views->Text(0));
    const ViewInfo* const view = FindView(name);
    ASSERT_TRUE(view) << "pipeline/export/catalog.cc says nothing of the view " << name;
    ++count;
    const auto columns = ViewColumns(*database, name);
    ASSERT_TRUE(columns);
    for (const std::string& column : *columns) {
      EXPECT_NE(FindColumn(*view, column).description, "")
          << "pipeline/export/catalog.cc says nothing of " << name << "." << column;
    }
  }
  EXPECT_EQ(count, Catalog().size());
}

TEST_F(ExportTest, OneViewWithTheFiltersOfFacts) {
  const auto in = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"export", "-", "--view", "ratios", "--format", "jsonl"});
    const Outcome run = Run(arguments);
    EXPECT_EQ(run.status, 0) << run.err;
    return std::count(run.out.begin(), run.out.end(), '\n');
  };
  EXPECT_EQ(in({}), 3);
  EXPECT_EQ(in({"--where", "numerator=9"}), 2);
  EXPECT_EQ(in({"--since", "2020"}), 1);
  EXPECT_EQ(in({"--document", "bai-1.txt", "--limit", "1"}), 1);
}

TEST_F(ExportTest, AFilterOfDocumentsHoldsForEveryView) {
  ASSERT_EQ(Run({"export", "out", "--since", "2020"}).status, 0);
  for (const char* const view : {"documents", "ratios", "mentions", "readings"}) {
    const std::string rows = Slurp(Path(std::string("out/") + view + ".csv"));
    EXPECT_TRUE(Contains(rows, {"in/bai-2.txt"})) << view;
    EXPECT_EQ(rows.find("in/bai-1.txt"), std::string::npos) << view;
  }
}

TEST_F(ExportTest, WhatIsOfAllDocumentsTogetherTakesNoFilterOfThem) {
  ASSERT_EQ(Run({"export", "all"}).status, 0);
  EXPECT_TRUE(std::filesystem::exists(Path("all/people.csv")));
  ASSERT_EQ(Run({"export", "some", "--since", "2020"}).status, 0);
  EXPECT_FALSE(std::filesystem::exists(Path("some/people.csv")));
  EXPECT_TRUE(std::filesystem::exists(Path("some/posts.csv")));
  const Outcome refused = Run({"export", "-", "--view", "people", "--since", "2020"});
  EXPECT_EQ(refused.status, 2);
  EXPECT_TRUE(Contains(refused.err, {"people: is of all documents together"}));
}

TEST_F(ExportTest, NothingIsOverwritten) {
  WriteFile("mine", "x");
  std::filesystem::create_directory(Path("folder"));
  const auto before = Left();
  for (const char* const format : {"csv", "webannotation", "datasette", "datapackage"}) {
    for (const char* const out : {"mine", "folder", "folder/"}) {
      const Outcome run = Run({"export", out, "--format", format});
      EXPECT_EQ(run.status, 2);
      EXPECT_TRUE(Contains(run.err, {": is there already; name a new one"})) << run.err;
    }
  }
  EXPECT_EQ(Slurp(Path("mine")), "x");
  EXPECT_EQ(Left(), before);
}

TEST_F(ExportTest, AFullDiskLeavesNothing) {
  const auto before = Left();
  Conditions small;
  small.max_file_bytes = 200;
  for (const std::vector<std::string>& how :
       std::vector<std::vector<std::string>>{{"--format", "csv"},
                                             {"--format", "datapackage"},
                                             {"--format", "webannotation"},
                                             {"--view", "mentions"}}) {
    std::vector<std::string> arguments = {"export", "out"};
    arguments.insert(arguments.end(), how.begin(), how.end());
    const Outcome run = Run(arguments, small);
    EXPECT_EQ(run.status, 1);
    EXPECT_TRUE(Contains(run.err, {"the disk is full; nothing was written"})) << run.err;
    EXPECT_EQ(Left(), before);
  }
  Conditions full;
  full.output_path = "/dev/full";
  EXPECT_EQ(Run({"export", "-", "--view", "documents"}, full).status, 1);
}

TEST_F(ExportTest, WrongUsageSaysWhatWouldBeRight) {
  const struct {
    std::vector<std::string> arguments;
    const char* message;
  } cases[] = {
      {{"x", "--format", "parquet"}, "parquet is not built into this program"},
      {{"x", "--format", "xls"}, "`xls` is none of csv, tsv, jsonl"},
      {{"x", "--view", "ratio"}, "did you mean `ratios`?"},
      {{"-"}, "standard output takes one table; name it with --view"},
      {{"x", "--view", "documents", "--format", "webannotation"}, "annotations can be made of: dates"},
      {{"x", "--view", "ratios", "--format", "datapackage"}, "leave it out"},
      {{"x", "--limit", "3"}, "name it with --view"},
      {{"x", "--bom", "--format", "tsv"}, "are for --format csv"},
      {{"x", "--view", "ratios", "--where", "numeratr=1"}, "did you mean `numerator`?"},
  };
  const auto before = Left();
  for (const auto& [arguments, message] : cases) {
    std::vector<std::string> line = {"export"};
    line.insert(line.end(), arguments.begin(), arguments.end());
    const Outcome run = Run(line);
    EXPECT_EQ(run.status, 2) << message;
    EXPECT_TRUE(Contains(run.err, {message}));
  }
  EXPECT_EQ(Run({"export", "no/such/folder/x"}).status, 1);
  EXPECT_EQ(Left(), before);
}

TEST_F(PayloadTest, EveryFormatReadsBackAsTheDatabase) {
  EXPECT_GE(Payloads().size(), 200u);
  for (const std::vector<std::string>& export_to :
       std::vector<std::vector<std::string>>{{"csv"},
                                             {"tsv", "--format", "tsv"},
                                             {"jsonl", "--format", "jsonl"},
                                             {"package", "--format", "datapackage"},
                                             {"ratios.csv", "--view", "ratios", "--spreadsheet"},
                                             {"annotations.json", "--format", "webannotation"},
                                             {"metadata.json", "--format", "datasette"}}) {
    std::vector<std::string> arguments = {"export"};
    arguments.insert(arguments.end(), export_to.begin(), export_to.end());
    const Outcome run = Run(arguments);
    ASSERT_EQ(run.status, 0) << run.err;
  }
  const Outcome read = ReadBack("export");
  EXPECT_EQ(read.status, 0) << read.err;
  EXPECT_TRUE(Contains(read.out, {"spreadsheet 224 "})) << read.out;
}

TEST_F(PayloadTest, AnInterruptedExportLeavesNothing) {
  const auto count = [&] {
    return std::distance(std::filesystem::directory_iterator(folder_), std::filesystem::directory_iterator());
  };
  WriteFile(".stdout", "");
  WriteFile(".stderr", "");
  for (const char* const format : {"csv", "jsonl", "datapackage", "webannotation"}) {
    const auto before = count();
    const pid_t child = Start({"export", "out", "--format", format});
    while (count() == before && waitpid(child, nullptr, WNOHANG | WNOWAIT) == 0) {
    }
    kill(child, SIGINT);
    const Outcome run = Wait(child);
    ASSERT_TRUE(run.status == 130 || run.status == 0) << run.status << run.err;
    EXPECT_EQ(std::filesystem::exists(Path("out")), run.status == 0) << format;
    std::filesystem::remove_all(Path("out"));
    EXPECT_EQ(count(), before) << format;
  }
}

// With the programs they are written for; what a machine does not have is skipped.
class ElsewhereTest : public PayloadTest {
 protected:
  void Export(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "export");
    const Outcome run = Run(arguments);
    ASSERT_EQ(run.status, 0) << run.err;
  }
  void ReadElsewhere(const std::string& program) const {
    const Outcome read = ReadBack(program, "read_elsewhere.py");
    if (read.status == 77) GTEST_SKIP() << read.out;
    EXPECT_EQ(read.status, 0) << read.err;
  }
};

TEST_F(ElsewhereTest, AJsonLdProcessorFindsTheFactsInTheAnnotations) {
  Export({"annotations.json", "--format", "webannotation"});
  ReadElsewhere("jsonld");
}

TEST_F(ElsewhereTest, FrictionlessValidatesThePackage) {
  Export({"package", "--format", "datapackage"});
  ReadElsewhere("frictionless");
}

TEST_F(ElsewhereTest, DatasetteShowsTitlesUnitsLabelsAndQueries) {
  Export({"metadata.yaml", "--format", "datasette"});
  ReadElsewhere("datasette");
}

// Long: starts LibreOffice twice a view.
TEST_F(ElsewhereTest, DISABLED_LibreOfficeOpensAndSavesTheSpreadsheets) {
  Export({"spreadsheets", "--spreadsheet"});
  ReadElsewhere("libreoffice");
}

}  // namespace
}  // namespace sulieu
