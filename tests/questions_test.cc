// Ten questions a researcher asks of the articles in corpus/, each answered by one command. The corpus is
// imported once; a second portal reprints one of the articles, and what it repeats is counted once.
#include "tests/command.h"

namespace sulieu {
namespace {

struct Question {
  const char* asked;
  std::vector<std::string> command;  // behind `sulieu facts`
  const char* answer;                // CSV
};

const std::vector<Question>& Questions() {
  static const std::vector<Question> questions = {
      {"How many Bằng khen did each authority confer in 2018, each counted once?",
       {"awards", "--where", "award~bằng khen", "--where", "year=2018", "--group-by", "authority", "--sum",
        "count"},
       "authority,sum_count,without_count,facts,articles\n"
       "Chủ tịch UBND tỉnh,145,1,6,3\n"
       "Trung ương Hội Nông dân Việt Nam,17,0,2,1\n"
       "Chánh án TAND tối cao,9,0,2,1\n"
       "Bộ Công an,8,0,1,1\n"
       "Bộ Tư lệnh Quân khu 2,3,1,2,1\n"
       "Thủ tướng Chính phủ,,1,1,1\n"},
      {"Which communes, agencies and schools met the standard of security and order, at what rate?",
       {"ratios", "--where", "outcome~an toàn về antt", "--group-by", "unit", "--sum",
        "numerator,denominator", "--sort", "unit"},
       "unit,sum_numerator,without_numerator,sum_denominator,without_denominator,facts,articles\n"
       "\"cơ quan, doanh nghiệp\",552,0,560,0,1,1\n"
       "khu dân cư,1101,0,1251,0,1,1\n"
       "nhà trường,501,0,525,0,1,1\n"
       "\"xã, phường, thị trấn\",122,0,159,0,1,1\n"},
      {"Who spoke at which conference of 2018, in what post?",
       {"officials", "--where", "role=speaker", "--where", "event_kind=hội nghị", "--where", "year=2018",
        "--where", "reprint_of=", "--columns", "name,position,event_date", "--sort", "event_date,position"},
       "name,position,event_date\n"
       "Nguyễn Thúc Hòa Bình,Phó Chánh án TAND tối cao,2018-01-05\n"
       "Trần Tiến Dũng,Phó Chủ tịch UBND tỉnh,2018-01-31\n"
       "Trần Tiến Dũng,Tỉnh ủy viên,2018-01-31\n"
       "Ngô Chí Cường Thịnh,Phó Bí thư Thường trực Tỉnh uỷ,2018-11-27\n"},
      {"Who was vice chairman of a provincial People's Committee before 2012, when?",
       {"officials", "--where", "position~pho chu tich ubnd tinh", "--until", "2011", "--columns",
        "name,published", "--sort", "published,name"},
       "name,published\n"
       "Phạm Văn Lực Đấu,2009-10-29\n"
       "Đinh Thị Lệ Thuỷ,2010-09-29\n"
       "Nguyễn Như Phong,2010-09-29\n"
       "Trần Hữu Soạn,2010-09-29\n"
       "Phan Văn Sáu Nhỏ,2011-08-17\n"},
      {"Which resolutions of the Politburo does the local press refer to, and when?",
       {"legal_refs", "--where", "issuer=Bộ Chính trị", "--where", "number~NQ", "--columns",
        "number,issued_date,year", "--sort", "year,number"},
       "number,issued_date,year\n"
       "11-NQ/TW,,2010\n"
       "08-NQ/TW,2011-12-01,2014\n"
       "49-NQ/TW,2005-06-02,2015\n"
       "06-NQ/TW,2022-01-24,2023\n"
       "02-NQ/TW,2021-06-12,2024\n"
       "68-NQ/TW,2025-05-04,2025\n"
       "71-NQ/TW,2025-08-22,2025\n"},
      {"Which sums above a thousand thousand million đồng are named, the largest first?",
       {"quantities", "--where", "unit=đồng", "--where", "low>=1000000000000", "--columns",
        "value,qualifier,quote,year", "--sort", "low:desc"},
       "value,qualifier,quote,year\n"
       "30000000000000,about,gần 30.000 tỷ đồng,2017\n"
       "6500000000000,exact,6.500 tỷ đồng,2020\n"
       "3982000000000,exact,3.982 tỷ đồng,2023\n"
       "2140000000000,exact,2.140 tỷ đồng,2017\n"
       "1147000000000,exact,1.147 tỷ đồng,2010\n"},
      {"How many models are counted in each year, reprints aside?",
       {"quantities", "--where", "unit~mô hình", "--where", "low>1", "--group-by", "year,unit", "--sum",
        "low", "--sort", "year"},
       "year,unit,sum_low,without_low,facts,articles\n"
       "2018,mô hình,86,0,2,1\n"
       "2020,loại mô hình,46,0,1,1\n"
       "2020,mô hình,98,0,1,1\n"},
      {"Which congresses were held in 2025, and where?",
       {"events", "--where", "main=1", "--where", "kind=đại hội", "--where", "start_date>=2025", "--columns",
        "start_date,name,place", "--sort", "start_date"},
       "start_date,name,place\n"
       "2025-08-01,\"Đại hội đại biểu lần thứ I, nhiệm kỳ 2025 - 2030\",\n"
       "2025-09-19,\"Đại hội Thi đua yêu nước lần thứ I, giai đoạn 2025 – 2030\",Trung tâm Văn hóa - Nghệ "
       "thuật tỉnh "
       "(phường Xuân Hương - Đà Lạt)\n"
       "2025-09-25,\"Đại hội Thi đua yêu nước tỉnh lần thứ I, giai đoạn 2025 - 2030\",\n"},
      {"How did the rate of poor households move?",
       {"percentages", "--where", "unit~ty le ho ngheo", "--columns", "low,high,year", "--sort",
        "year,low:desc"},
       "low,high,year\n"
       "6.4,6.4,2015\n"
       "3.1,3.1,2020\n"
       "1.5,2,2020\n"
       "1.42,1.42,2020\n"
       "4.2,4.2,2023\n"
       "2.84,2.84,2025\n"
       "2,2,2025\n"},
      {"What was the township Phát Diệm honoured with, by whom, on what day?",
       {"awards", "--where", "recipient~phat diem", "--columns", "award,authority,event_date"},
       "award,authority,event_date\n"
       "Bằng khen,Bộ Công an,2019-03-14\n"},
  };
  return questions;
}

class QuestionsTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    const std::string corpus = SULIEU_SOURCE_DIR "/corpus/";
    for (const std::string folder : {"releases", "articles"}) {
      const std::string metadata = corpus + "expected/" + folder + "-metadata.jsonl";
      ASSERT_EQ(Run({"import", "--quiet", "--metadata", metadata, corpus + folder}).status, 0);
    }
    ASSERT_EQ(Run({"import", "--quiet", corpus + "samples"}).status, 0);
    WriteFile("portal/again.txt",
              Slurp(corpus + "samples/000_729abd4fc7c905de.txt") + "\nTheo Cổng thông tin tỉnh\n");
    WriteFile("portal.jsonl",
              R"({"path": "again.txt", "publisher": "Another portal", "published": "2018-02-02"})"
              "\n");
    ASSERT_EQ(Run({"import", "--quiet", "--metadata", "portal.jsonl", "portal"}).status, 0);
  }
};

TEST_F(QuestionsTest, EachIsAnsweredByOneCommand) {
  ASSERT_EQ(Questions().size(), 10u);
  for (const Question& question : Questions()) {
    std::vector<std::string> command = question.command;
    command.insert(command.begin(), "facts");
    command.insert(command.end(), {"--format", "csv"});
    const Outcome run = Run(command);
    EXPECT_EQ(run.out, question.answer) << question.asked << run.err;
  }
  // One portal more does not give one award more.
  EXPECT_TRUE(Contains(Run({"facts", "awards", "--where", "publisher=Another portal"}).out, {"again.txt"}));
}

TEST_F(QuestionsTest, WrongQuestionsSayWhatWouldBeRight) {
  EXPECT_TRUE(
      Contains(Run({"facts", "awards", "--group-by", "autority"}).err, {"did you mean `authority`?"}));
  EXPECT_TRUE(Contains(Run({"facts", "awards", "--sum", "count"}).err, {"give --group-by too"}));
  EXPECT_TRUE(Contains(Run({"facts", "awards", "--sort", "count:down"}).err, {"count:asc or count:desc"}));
  EXPECT_TRUE(
      Contains(Run({"facts", "awards", "--group-by", "award", "--columns", "count"}).err, {"--columns"}));
  EXPECT_EQ(Run({"facts", "awards", "--sort", "publishr"}).status, 2);
}

// `giấy khen` and `Giấy khen` are one group.
TEST_F(QuestionsTest, GroupsDoNotDependOnCapitals) {
  const std::string groups = Run({"facts", "awards", "--group-by", "award", "--format", "csv"}).out;
  EXPECT_TRUE(Contains(groups, {"\nGiấy khen,"}));
  EXPECT_EQ(groups.find("\ngiấy khen,"), std::string::npos);
}

}  // namespace
}  // namespace sulieu
