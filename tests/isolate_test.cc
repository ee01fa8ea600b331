// What the parsers of others do wrong costs one document and no more: its neighbours are imported, the ledger
// says why, the run ends in time, and no process is left. The faults are mock ones (isolate/mock_fault.h).
#include <dirent.h>

#include <chrono>
#include <thread>

#include "pipeline/isolate/wire.h"
#include "pipeline/store/store.h"
#include "tests/command.h"
#include "tests/containers.h"
#include "tests/inputs.h"
#include "tests/sanitizer.h"

namespace sulieu {
namespace {

struct FaultCase {
  const char *fault, *reason;
};
constexpr FaultCase kFaults[] = {{"segv", "crash"},  {"abort", "crash"},   {"exit", "crash"},
                                 {"throw", "crash"}, {"memory", "memory"}, {"flood", "bomb"}};

std::string Page(const std::string& word) {
  return MakeHtml("Hội nghị " + word + "\n\nCó 7/9 huyện đạt chuẩn.");
}

class IsolateTest : public CommandTest, public testing::WithParamInterface<FaultCase> {
 protected:
  // A good one and one with the word beside it, of every format and in every container.
  void WriteInputs(const std::string& word) const {
    WriteFile("in/a.txt", "Có 1/9 huyện đạt chuẩn.");
    for (const std::string& name : {std::string("good"), word}) {
      WriteFile("in/" + name + ".html", Page(name));
      WriteFile("in/" + name + ".docx", MakeDocx("Hội nghị " + name + ".\n\nCó 3/9 huyện đạt chuẩn."));
      WriteFile("in/" + name + ".odt", MakeOdt("Hội nghị " + name + ".\n\nCó 4/9 huyện đạt chuẩn."));
      WriteFile("in/" + name + ".zip", MakeZip({{"x.txt", "Có 5/9 huyện " + name}}));
      WriteFile("in/" + name + ".txt.gz", MakeGzip("Có 6/9 huyện " + name));
      WriteFile("in/" + name + ".warc", WarcPage("http://a.vn/" + name + "1", Page(name + " 1")));
    }
    WriteFile("in/mixed.tar", MakeTar({{"1.txt", "một"},
                                       {word + ".docx", MakeDocx("hai " + word)},
                                       {"3.html", Page("3")},
                                       {word + ".zip", MakeZip({{"x.txt", "bốn"}})},
                                       {"5.docx", MakeDocx("năm")}}));
    WriteFile("in/pages.warc.gz", MakeGzip(WarcPage("http://b.vn/1", Page("B 1"))) +
                                      MakeGzip(WarcPage("http://b.vn/" + word, Page("B " + word))) +
                                      MakeGzip(WarcPage("http://b.vn/3", Page("B 3"))));
    WriteFile("in/z.txt", "Có 8/9 huyện đạt chuẩn.");
  }

  Outcome Import(const std::string& fault, const std::string& seconds = "60") const {
    return Run({"import", "-j2", "--timeout", seconds, "in"},
               {.environment = {{"SULIEU_MOCK_FAULT", fault}}});
  }

  std::string Rows(const std::string& sql) const {
    const auto database = OpenForReading(Path("sulieu.db"));
    if (!database) return "(no database)";
    auto rows = database->Prepare(sql);
    std::string all;
    while (*rows->Step()) all += std::string(rows->Text(0)) + "\n";
    return all;
  }
  std::string Failed() const {
    return Rows("SELECT path || ' ' || reason FROM inputs WHERE outcome = 'failed' ORDER BY path");
  }
  std::string Good() const {
    return Rows(
        "SELECT path FROM inputs WHERE outcome = 'imported' AND path NOT LIKE '%xxvictim%' ORDER BY path");
  }

  // Processes whose parent is this one.
  static std::vector<pid_t> ChildrenOf(pid_t parent) {
    std::vector<pid_t> children;
    const std::unique_ptr<DIR, int (*)(DIR*)> processes(opendir("/proc"), closedir);
    while (const dirent* entry = readdir(processes.get())) {
      const pid_t process = std::atoi(entry->d_name);
      if (process <= 0) continue;
      const std::string status = Slurp(std::string("/proc/") + entry->d_name + "/stat");
      const size_t name_end = status.rfind(") ");
      if (name_end != std::string::npos && status.size() > name_end + 4 &&
          std::atoi(status.c_str() + name_end + 4) == parent)
        children.push_back(process);
    }
    return children;
  }
  static bool IsRunning(pid_t process) {
    const std::string status = Slurp("/proc/" + std::to_string(process) + "/stat");
    const size_t name_end = status.rfind(") ");
    return name_end != std::string::npos && status[name_end + 2] != 'Z';
  }
};

constexpr char kGood[] =
    "in/a.txt\nin/good.docx\nin/good.html\nin/good.odt\nin/good.txt.gz!good.txt\nin/good.warc!http://a.vn/"
    "good1\n"
    "in/good.zip!x.txt\nin/mixed.tar!1.txt\nin/mixed.tar!3.html\nin/mixed.tar!5.docx\n"
    "in/pages.warc.gz!http://b.vn/1\nin/pages.warc.gz!http://b.vn/3\nin/z.txt\n";

std::string WithReason(std::initializer_list<const char*> paths, const std::string& reason) {
  std::string lines;
  for (const char* path : paths) lines += std::string(path) + " " + reason + "\n";
  return lines;
}

TEST_P(IsolateTest, OfAContainerCostsTheFileOrTheMember) {
  if (kSanitized && std::string_view(GetParam().fault) == "memory")
    GTEST_SKIP() << "AddressSanitizer takes terabytes of address space: no limit holds";
  WriteInputs("xxvictim");
  const Outcome run = Import(std::string("open:") + GetParam().fault + ":xxvictim");
  EXPECT_EQ(run.status, 3) << run.err;
  EXPECT_EQ(Good(), kGood);
  EXPECT_EQ(Failed(),
            WithReason({"in/mixed.tar!xxvictim.docx", "in/mixed.tar!xxvictim.zip",
                        "in/pages.warc.gz!http://b.vn/xxvictim", "in/xxvictim.docx", "in/xxvictim.odt",
                        "in/xxvictim.txt.gz", "in/xxvictim.warc", "in/xxvictim.zip"},
                       GetParam().reason));
  EXPECT_EQ(Run({"verify"}).status, 0);
}

TEST_P(IsolateTest, OfADocumentCostsTheDocument) {
  if (kSanitized && std::string_view(GetParam().fault) == "memory")
    GTEST_SKIP() << "AddressSanitizer takes terabytes of address space: no limit holds";
  WriteInputs("xxvictim");
  const Outcome run = Import(std::string("read:") + GetParam().fault + ":xxvictim");
  EXPECT_EQ(run.status, 3) << run.err;
  EXPECT_EQ(Good(), kGood) << run.err;
  EXPECT_EQ(Failed(), WithReason({"in/mixed.tar!xxvictim.docx", "in/pages.warc.gz!http://b.vn/xxvictim",
                                  "in/xxvictim.docx", "in/xxvictim.html", "in/xxvictim.odt",
                                  "in/xxvictim.warc!http://a.vn/xxvictim1"},
                                 GetParam().reason));
  // Once the fault is mended, what failed is read again.
  EXPECT_EQ(Run({"import", "--retry-failed"}).status, 0);
  EXPECT_EQ(Run({"verify", "in"}).status, 0);
}

INSTANTIATE_TEST_SUITE_P(EachFault, IsolateTest, testing::ValuesIn(kFaults),
                         [](const auto& info) { return std::string(info.param.fault); });

TEST_F(IsolateTest, ThatNeverEndsCostsItsTime) {
  WriteInputs("xxvictim");
  WriteFile("in/slow.html", Page("xxslow"));
  for (const auto& [fault, failed] :
       {std::pair{"open:hang:xxvictim.zip", "in/mixed.tar!xxvictim.zip timeout\nin/xxvictim.zip timeout\n"},
        std::pair{"read:spin:xxslow", "in/slow.html timeout\n"}}) {
    std::filesystem::remove(Path("sulieu.db"));
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(Import(fault, "5").status, 3);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    EXPECT_EQ(Failed(), failed);
    EXPECT_LT(took.count(), 60);
  }
}

TEST_F(IsolateTest, ContentIsTheSameAsInOneProcess) {
  WriteInputs("word");
  ASSERT_EQ(Run({"import", "in"}).status, 0);
  const auto files = FindFiles({Path("in")}, {});
  ASSERT_TRUE(files);
  std::string apart = Rows("SELECT count(*) || ' ' || sum(source_bytes) FROM documents");
  uint64_t count = 0, bytes = 0;
  for (const FoundFile& file : *files) {
    const auto reader = OpenFile(file);
    while (const auto input = reader->Next()) {
      ASSERT_TRUE(input->document) << input->name;
      ++count;
      bytes += input->document->raw.size();
    }
  }
  EXPECT_EQ(apart, std::to_string(count) + " " + std::to_string(bytes) + "\n");
}

TEST_F(IsolateTest, WorkersEndWithTheProgram) {
  WriteFile("in/xxvictim.html", Page("xxvictim"));
  const pid_t program =
      Start({"import", "in"}, {.environment = {{"SULIEU_MOCK_FAULT", "read:spin:xxvictim"}}});
  std::vector<pid_t> workers;
  while (workers.empty()) workers = ChildrenOf(program);
  kill(program, SIGKILL);
  Wait(program);
  for (const pid_t worker : workers) {
    while (IsRunning(worker)) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

TEST_F(IsolateTest, OfARuleNeverCostsTheText) {
  WriteFile("in/a.txt", "Sáng 6/1/2020, có 7/9 huyện đạt chuẩn.");
  WriteFile("in/b.txt", "Sáng 7/1/2020, có xxvictim 8/9 huyện đạt chuẩn.");
  const Outcome first =
      Run({"import", "in"}, {.environment = {{"SULIEU_MOCK_FAULT", "extract:throw:xxvictim"}}});
  EXPECT_EQ(first.status, 3);
  EXPECT_TRUE(Contains(first.err, {"without facts [no_facts] in/b.txt: mock fault"}));
  EXPECT_TRUE(Contains(Rows("SELECT text FROM documents WHERE document = 'in/b.txt'"), {"xxvictim 8/9"}));
  EXPECT_EQ(Rows("SELECT document FROM ratios"), "in/a.txt\n");
  EXPECT_EQ(Rows("SELECT reason FROM inputs WHERE path = 'in/b.txt'"), "no_facts\n");
  EXPECT_EQ(Run({"verify"}).status, 0);
  EXPECT_EQ(Run({"import", "in"}).status, 0);
  EXPECT_EQ(Rows("SELECT document FROM ratios ORDER BY 1"), "in/a.txt\nin/b.txt\n");
}

TEST_F(IsolateTest, TextNeedsNoWorker) {
  WriteFile("in/a.txt", "Có 1/9 huyện đạt chuẩn.");
  WriteFile("in/b.jsonl", MakeJsonLine("Có 2/9 huyện đạt chuẩn.", false) + "\n");
  EXPECT_EQ(Run({"import", "in"}, {.environment = {{"SULIEU_MOCK_FAULT", "open:abort:"}}}).status, 0);
}

TEST(WireTest, GivesBackWhatWasPut) {
  Input input{"a!b", Document{}};
  input.document->raw = std::string("\0x", 2);
  input.document->offset = -1;
  input.document->claims = {{"title", "Hội nghị", "meta", true}};
  const std::string bytes = Encode(input);
  const auto back = DecodeInput(bytes);
  ASSERT_TRUE(back && back->document);
  EXPECT_EQ(back->name, "a!b");
  EXPECT_EQ(back->document->raw, input.document->raw);
  EXPECT_EQ(back->document->offset, -1);
  EXPECT_EQ(back->document->claims[0].value, "Hội nghị");
  for (size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(DecodeInput(bytes.substr(0, size))) << size;
  EXPECT_FALSE(DecodeInput(bytes + "x"));
}

TEST(WireTest, RefusesReadingsThatDoNotFitTheirDocument) {
  const auto page = ReadDocument(Page("một"), "html", {});
  ASSERT_TRUE(page);
  const size_t size = Page("một").size();
  const std::string bytes = Encode(page);
  const auto back = DecodeReading(bytes, size);
  ASSERT_TRUE(back && *back);
  EXPECT_EQ((*back)->normalized.text, page->normalized.text);
  EXPECT_EQ((*back)->normalized.map.edits(), page->normalized.map.edits());
  for (size_t cut = 0; cut < bytes.size(); cut += 7) EXPECT_FALSE(DecodeReading(bytes.substr(0, cut), size));
  EXPECT_FALSE(DecodeReading(bytes, 10));
  Reading odd = *page;
  odd.normalized.text = "\xFF";
  EXPECT_FALSE(DecodeReading(Encode(odd), size));
  odd = *page;
  odd.normalized.map.Add({{0, 1}, {0, 1}});
  EXPECT_FALSE(DecodeReading(Encode(odd), size));
  const auto error = DecodeReading(Encode(Result<Reading>(Fail(ErrorCode::kEmpty, "nothing"))), size);
  ASSERT_TRUE(error && !*error);
  EXPECT_EQ(error->error().code, ErrorCode::kEmpty);
}

}  // namespace
}  // namespace sulieu
