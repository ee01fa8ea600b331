// A database whose articles, titles, names and file names hold what breaks programs: markup, quotes,
// formulas, separators, line ends, control and bidirectional characters. For tests that read the outputs
// back.
#ifndef SULIEU_TESTS_PAYLOADS_H_
#define SULIEU_TESTS_PAYLOADS_H_

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "pipeline/store/sqlite.h"
#include "tests/command.h"

namespace sulieu {

// Each of 32 dangerous texts in each of 7 places.
inline std::vector<std::string> Payloads() {
  const std::vector<std::string> dangers = {"<script>alert(1)</script>",
                                            "<b onclick=\"x\">",
                                            "&amp;&#x3C;",
                                            "]]>",
                                            "\"",
                                            "\"\"\"",
                                            "'",
                                            "=1+1",
                                            "+1",
                                            "-1",
                                            "@SUM(A1)",
                                            "\tx",
                                            "\rx",
                                            "\n",
                                            "\r\n",
                                            ",;|",
                                            "\\",
                                            "\\n\\t\\u202e",
                                            "{}",
                                            "}",
                                            "$%#_^~",
                                            "%s%n${x}{{7*7}}",
                                            "'; DROP TABLE facts; --",
                                            "\x1B[31m\x07",
                                            "\x01\x7F",
                                            "\xC2\x85\xC2\x9B",
                                            "\xE2\x80\xAE\x66\x64\x70",
                                            "\xE2\x81\xA6x\xE2\x81\xA9",
                                            "\xE2\x80\x8B\xEF\xBB\xBF",
                                            "\xE2\x80\xA8",
                                            "\xF0\x9F\x98\x80\xF3\xA0\x80\xA1",
                                            "Da\xCC\x80 N\xE1\xBA\xB5ng"};
  std::vector<std::string> payloads;
  for (const std::string& danger : dangers) {
    for (const char* const place : {"{}", "{} xã", "xã {}", "xã {} đạt", "\"{}\"", ",{}", "{0}{0}"})
      payloads.push_back(fmt::format(fmt::runtime(place), danger));
  }
  return payloads;
}

class PayloadTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    if (std::system("python3 -c 'import sqlite3' >/dev/null 2>&1") != 0)
      GTEST_SKIP() << "there is no python3";
    const auto payloads = Payloads();
    for (size_t i = 0; i < payloads.size(); ++i) {
      std::string name = fmt::format("in/{:03}{}.txt", i, payloads[i]);
      std::replace(name.begin() + 3, name.end(), '/', '\\');
      WriteFile(name,
                fmt::format("Hội nghị\nNgày 5/8/2019, có {0}/9000 xã đạt chuẩn. Có {0}/9000 xã.\n", i + 1));
    }
    const Outcome run = Run({"import", "--quiet", "in"});
    ASSERT_EQ(run.status, 0) << run.err;
    Plant(payloads);
  }

  // Puts the payloads where the readers of articles let them in only by chance; spans stay on their words.
  void Plant(const std::vector<std::string>& payloads) const {
    const auto database = Database::Open(Path("sulieu.db"), Database::Mode::kReadWrite);
    ASSERT_TRUE(database);
    ASSERT_TRUE(database->Execute("BEGIN"));
    for (const char* const sql :
         {"UPDATE documents_imported SET title = ?2, publisher = ?2, byline = ?2, url = 'https://x/' || ?2, "
          "text = ?2 || text || ?2 WHERE document LIKE 'in/' || ?1 || '%'",
          "UPDATE mentions_made SET quote = ?2, text_begin = text_begin + ?3, text_end = text_end + ?3, "
          "sentence_begin = sentence_begin + ?3, sentence_end = sentence_end + ?3 WHERE document = (SELECT "
          "id FROM documents_imported WHERE document LIKE 'in/' || ?1 || '%')",
          "UPDATE fact_ratios SET unit = ?2, outcome = ?2 WHERE fact IN (SELECT f.id FROM facts AS f JOIN "
          "documents_imported AS d ON d.id = f.document WHERE d.document LIKE 'in/' || ?1 || '%')"}) {
      auto update = database->Prepare(sql);
      ASSERT_TRUE(update) << update.error().message;
      for (size_t i = 0; i < payloads.size(); ++i) {
        const std::string number = fmt::format("{:03}", i);
        update->Bind(1, std::string_view(number));
        update->Bind(2, std::string_view(payloads[i]));
        if (std::string_view(sql).find("?3") != std::string_view::npos)
          update->Bind(3, static_cast<int64_t>(payloads[i].size()));
        ASSERT_TRUE(update->Run());
      }
    }
    ASSERT_TRUE(database->Execute("COMMIT"));
  }

  // What a script of tests/ says of the files in the folder of the test. The Python of the system comes
  // first: it has the packages of the system.
  Outcome ReadBack(const std::string& what, const std::string& script = "read_back.py") const {
    const std::string command =
        fmt::format("PATH=/usr/bin:$PATH python3 '{}/tests/{}' '{}' {} '{}' >'{}' 2>'{}'", SULIEU_SOURCE_DIR,
                    script, Path("sulieu.db"), what, folder_.string(), Path("said"), Path("differs"));
    const int status = std::system(command.c_str());
    return {WEXITSTATUS(status), Slurp(Path("said")), Slurp(Path("differs"))};
  }
};

}  // namespace sulieu

#endif  // SULIEU_TESTS_PAYLOADS_H_
