// Files made to harm: bombs, depth, names that lead elsewhere, links, pipes, huge lines. Each is flagged, its
// neighbours are imported, within 512 MB and a minute, and nothing is written but the database.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <zlib.h>

#include <chrono>
#include <set>

#include "pipeline/store/store.h"
#include "tests/command.h"
#include "tests/containers.h"
#include "tests/sanitizer.h"

namespace sulieu {
namespace {

constexpr long kMaxKilobytes = (kSanitized ? 768 : 512) << 10;
constexpr double kMaxSeconds = 60;

std::string Little(uint64_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
  return out;
}

// A ZIP whose `entries` names all lead to the same compressed bytes: 10 MB each.
std::string OverlappingZip(int entries) {
  const std::string content(10 << 20, 'a');
  std::string data(1 << 20, '\0');
  z_stream z{};
  deflateInit2(&z, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
  z.avail_in = static_cast<uInt>(content.size());
  z.next_out = reinterpret_cast<Bytef*>(data.data());
  z.avail_out = static_cast<uInt>(data.size());
  deflate(&z, Z_FINISH);
  data.resize(data.size() - z.avail_out);
  deflateEnd(&z);
  const auto crc =
      crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size()));
  const std::string common = Little(20, 2) + Little(0, 2) + Little(8, 2) + Little(0, 4) + Little(crc, 4) +
                             Little(data.size(), 4) + Little(content.size(), 4) + Little(5, 2) + Little(0, 2);
  const std::string local = "PK\x03\x04" + common + "00000" + data;
  std::string table;
  for (int i = 0; i < entries; ++i) {
    const std::string name = std::to_string(10000 + i);
    table += "PK\x01\x02" + Little(20, 2) + common + Little(0, 2) + Little(0, 2) + Little(0, 2) +
             Little(0, 4) + Little(0, 4) + name;
  }
  return local + table + "PK\x05\x06" + Little(0, 4) + Little(static_cast<uint64_t>(entries), 2) +
         Little(static_cast<uint64_t>(entries), 2) + Little(table.size(), 4) + Little(local.size(), 4) +
         Little(0, 2);
}

// Ten copies in ten copies ..., six levels deep: 10^7 times 1 MB.
std::string NestedZip() {
  std::string inner = MakeZip({{"0.txt", std::string(1 << 20, 'a')}});
  for (int level = 0; level < 7; ++level) {
    Members copies;
    for (int i = 0; i < 10; ++i) copies.emplace_back(std::to_string(i) + ".zip", inner);
    inner = MakeZip(copies);
  }
  return inner;
}

class HostileTest : public CommandTest {
 protected:
  // Imports `in`, whose file good.txt must come through, and looks at what it cost.
  void Import(int status = 3) {
    WriteFile("in/good.txt", "Sáng 6/1/2020, có 122/159 xã đạt chuẩn.");
    const auto before = Files();
    const auto begin = std::chrono::steady_clock::now();
    const pid_t child = Start({"import", "--quiet", "--jobs", "2", "in"});
    int ended = 0;
    struct rusage usage {};
    wait4(child, &ended, 0, &usage);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    EXPECT_TRUE(WIFEXITED(ended) && WEXITSTATUS(ended) == status) << ended << Slurp(Path(".stderr"));
    EXPECT_LT(took.count(), kMaxSeconds);
    EXPECT_LT(usage.ru_maxrss, kMaxKilobytes);
    auto after = Files();
    for (const char* own : {"sulieu.db", ".stdout", ".stderr", ".stdin"}) after.erase(Path(own));
    EXPECT_EQ(after, before);
    EXPECT_EQ(Rows("SELECT text FROM documents WHERE document = 'in/good.txt'"),
              "Sáng 6/1/2020, có 122/159 xã đạt chuẩn.\n");
  }

  std::set<std::string> Files() const {
    std::set<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_))
      files.insert(entry.path());
    for (const char* own : {"sulieu.db", ".stdout", ".stderr", ".stdin"}) files.erase(Path(own));
    return files;
  }

  std::string Rows(const std::string& sql) const {
    const auto database = OpenForReading(Path("sulieu.db"));
    if (!database) return "(no database)";
    auto rows = database->Prepare(sql);
    std::string all;
    while (*rows->Step()) all += std::string(rows->Text(0)) + "\n";
    return all;
  }
  std::string Reasons() const {
    return Rows(
        "SELECT DISTINCT path || ' ' || coalesce(reason, '') FROM inputs WHERE outcome IN ('failed', "
        "'skipped') "
        "ORDER BY 1");
  }
};

TEST_F(HostileTest, Bombs) {
  const std::string overlapping = OverlappingZip(2000);
  WriteFile("in/overlapping.zip", overlapping);
  WriteFile("in/nested.zip", NestedZip());
  WriteFile("in/with-sibling.tar", MakeTar({{"bomb.zip", overlapping}, {"a.txt", "Có 7/9 huyện."}}));
  WriteFile("in/bomb.gz", MakeGzip(MakeGzip(std::string(400 << 20, '0'))));
  WriteFile("in/bomb.docx",
            MakeZip({{"[Content_Types].xml", "<T/>"}, {"word/document.xml", std::string(31 << 20, ' ')}}));
  WriteFile("in/bomb.warc",
            WarcRecord("response", "http://a.vn/",
                       "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" +
                           MakeGzip(std::string(200 << 20, '<'))));
  Import();
  const std::string reasons = Reasons();
  for (const char* name : {"in/overlapping.zip", "in/nested.zip", "in/with-sibling.tar!bomb.zip",
                           "in/bomb.gz!bomb", "in/bomb.docx", "in/bomb.warc!http://a.vn/"}) {
    EXPECT_TRUE(Contains(reasons, {name})) << name;
  }
  EXPECT_TRUE(Contains(Rows("SELECT document FROM documents"), {"in/with-sibling.tar!a.txt\n"}));
}

TEST_F(HostileTest, Entities) {
  std::string laughs = "<!DOCTYPE x [<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 40; ++i) {
    const std::string last = "&a" + std::to_string(i - 1) + ";";
    laughs += "<!ENTITY a" + std::to_string(i) + " \"" + last + last + last + last + "\">";
  }
  laughs += "<!ENTITY file SYSTEM \"" + Path("secret.txt") +
            "\"><!ENTITY % net SYSTEM \"http://127.0.0.1:9/x\">%net;]>";
  WriteFile("secret.txt", "bí mật");
  const std::string body =
      "<w:document><w:body><w:p><w:r><w:t>Có 7/9 huyện. &a39; &file;</w:t></w:r></w:p></w:body></w:document>";
  WriteFile("in/laughs.docx",
            MakeZip({{"[Content_Types].xml", "<T/>"}, {"word/document.xml", laughs + body}}));
  WriteFile("in/laughs.html", laughs + "<html><body><p>Có 3/4 xã. &a39; &file;</p></body></html>");
  Import(0);
  const std::string texts = Rows("SELECT text FROM documents");
  EXPECT_TRUE(Contains(texts, {"7/9 huyện", "3/4 xã"}));
  EXPECT_FALSE(Contains(texts, {"bí mật"}));
  EXPECT_FALSE(Contains(texts, {"haha"}));
}

TEST_F(HostileTest, Depth) {
  constexpr int kDepth = 1000000;
  std::string tags = "<html><body>", xml = "<w:document>", brackets;
  for (int i = 0; i < kDepth; ++i) {
    tags += "<div>";
    xml += "<w:p>";
  }
  brackets.assign(kDepth, '[');
  WriteFile("in/deep.html", tags + "x");
  WriteFile("in/deep.docx", MakeZip({{"[Content_Types].xml", "<T/>"}, {"word/document.xml", xml}}));
  WriteFile("in/deep.jsonl",
            "{\"text\": \"Có 3/4 xã.\", \"n\": " + brackets + "\n{\"text\": \"Có 1/4 xã.\"}\n");
  std::string gz = "mười hai lớp";
  for (int i = 0; i < 12; ++i) gz = MakeGzip(gz);
  WriteFile("in/deep.gz", gz);
  Import();
  EXPECT_TRUE(
      Contains(Reasons(), {"in/deep.html unsupported", "in/deep.docx partial", "in/deep.jsonl!1 partial"}));
  EXPECT_TRUE(Contains(Rows("SELECT text FROM documents"), {"1/4"}));
}

TEST_F(HostileTest, NamesLinksAndPipes) {
  WriteFile("in/names.tar", MakeTar({{"../../../../../../../../tmp/sulieu_evil_1", "một"},
                                     {"/tmp/sulieu_evil_2", "hai"},
                                     {std::string(90, 'x') + "/" + std::string(90, 'y'), "ba"}}));
  WriteFile("in/names.zip", MakeZip({{"../../sulieu_evil_3", "bốn"}, {"C:\\sulieu_evil_4", "năm"}}));
  std::filesystem::create_directory_symlink("..", Path("in/loop"));
  std::filesystem::create_directory_symlink("loop", Path("in/second"));
  std::filesystem::create_symlink("self", Path("in/self"));
  ASSERT_EQ(mkfifo(Path("in/pipe").c_str(), 0666), 0);
  Import();
  for (const char* path : {"/tmp/sulieu_evil_1", "/tmp/sulieu_evil_2"})
    EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_TRUE(Contains(Rows("SELECT text FROM documents"), {"một", "hai", "ba", "bốn", "năm"}));
  EXPECT_TRUE(Contains(Reasons(), {"in/pipe special", "in/self unreadable"}));
}

TEST_F(HostileTest, HugeLines) {
  std::string line;
  while (line.size() < (size_t{200} << 20)) line += "Hội nghị ngày 6/1/2020 có 122/159 xã đạt chuẩn ";
  WriteFile("in/line.txt", line);
  WriteFile("in/line.jsonl", "{\"text\": \"" + line + "\"}\n{\"text\": \"Có 3/4 xã.\"}\n");
  Import();
  EXPECT_TRUE(Contains(Reasons(), {"in/line.txt too_large", "in/line.jsonl too_large"}));
}

}  // namespace
}  // namespace sulieu
