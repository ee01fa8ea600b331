// A WARC.gz, a ZIP, a gzip and a DOCX cut at every 7th byte, imported as a user would: each is flagged
// `partial` with the place, what stood whole before the cut is kept, the exit status is 3.
#include <fmt/format.h>

#include "pipeline/store/store.h"
#include "tests/command.h"
#include "tests/containers.h"

namespace sulieu {
namespace {

// Words that do not compress away.
std::string Article(int number) {
  std::string text = fmt::format("Hội nghị thứ {} ngày {}/1/2020.", number, number + 1);
  for (int i = 0; i < 12; ++i)
    text += fmt::format(" Có {}/{} xã đạt.", (number * 7919 + i * 131) % 97, 97 + i);
  return text;
}

struct Whole {
  std::string name, bytes;
  std::vector<size_t> ends;  // of what it holds; empty: only a whole file holds something
};

Whole WebArchive() {
  Whole whole{"site.warc.gz", "", {}};
  for (int i = 0; i < 5; ++i) {
    whole.bytes += MakeGzip(WarcPage(fmt::format("http://a.vn/{}", i),
                                     fmt::format("<html><body><p>{}</p></body></html>", Article(i))));
    whole.ends.push_back(whole.bytes.size());
  }
  return whole;
}

Whole Zip() {
  Members members;
  for (int i = 0; i < 5; ++i) members.emplace_back(fmt::format("{}.txt", i), Article(i));
  Whole whole{"bai.zip", MakeZip(members), {}};
  // A member ends where the next header or the table begins.
  for (size_t at = whole.bytes.find("PK\x03\x04", 4); at != std::string::npos;
       at = whole.bytes.find("PK\x03\x04", at + 4))
    whole.ends.push_back(at);
  whole.ends.push_back(whole.bytes.find("PK\x01\x02"));
  return whole;
}

class CutsTest : public CommandTest {
 protected:
  static std::vector<Whole> Wholes() {
    return {WebArchive(),
            Zip(),
            {"bai.txt.gz", MakeGzip(Article(1) + Article(2) + Article(3)), {}},
            {"bai.docx", MakeDocx(Article(1) + "\n\n" + Article(2)), {}}};
  }

  int64_t Count(const std::string& sql) const {
    const auto database = OpenForReading(Path("sulieu.db"));
    return database ? *database->QueryInteger(sql) : -1;
  }

  void CheckCut(const Whole& whole, size_t cut, const std::string& path) const {
    const std::string of_file =
        fmt::format("FROM inputs WHERE (path = '{0}' OR path LIKE '{0}!%') AND ", path);
    EXPECT_GE(Count("SELECT count(*) " + of_file +
                    "outcome = 'failed' AND reason = 'partial' AND message GLOB '*byte [0-9]*'"),
              1)
        << path;
    int64_t kept = 0;
    for (size_t end : whole.ends) kept += end <= cut;
    EXPECT_GE(Count("SELECT count(*) " + of_file + "outcome IN ('imported', 'duplicate')"), kept) << path;
  }
};

TEST_F(CutsTest, EverySeventhByte) {
  const std::vector<Whole> wholes = Wholes();
  size_t files = 0;
  for (const Whole& whole : wholes) {
    for (size_t cut = 7; cut < whole.bytes.size(); cut += 7, ++files)
      WriteFile(fmt::format("in/{:05}/{}", cut, whole.name), whole.bytes.substr(0, cut));
  }
  EXPECT_EQ(Run({"import", "--quiet", "in"}).status, 3);
  for (const Whole& whole : wholes) {
    for (size_t cut = 7; cut < whole.bytes.size(); cut += 7)
      CheckCut(whole, cut, fmt::format("in/{:05}/{}", cut, whole.name));
  }
  fmt::print("{} cut files\n", files);
}

TEST_F(CutsTest, EachAloneEndsWithStatus3) {
  for (const Whole& whole : Wholes()) {
    for (size_t part = 1; part < 4; ++part) {
      WriteFile(whole.name, whole.bytes.substr(0, whole.bytes.size() * part / 4));
      EXPECT_EQ(Run({"import", "--quiet", whole.name}).status, 3) << whole.name << " " << part;
    }
  }
}

}  // namespace
}  // namespace sulieu
