// Numbered documents with their circumstances, and numbers that are none.
#include "tests/extractor_test.h"

namespace sulieu {
namespace {

using Facts = std::vector<std::string>;

// The facts of a text, each as `kind | number | date | issuer | subject`.
Facts Read(const std::string& text) {
  Facts facts;
  for (const Fact& fact : FactsOf("legal_refs", text)) {
    facts.push_back(fmt::format("{} | {} | {} | {} | {}", Text(fact.columns[0]), Text(fact.columns[1]),
                                Text(fact.columns[2]), Text(fact.columns[3]), Text(fact.columns[4])));
  }
  return facts;
}

TEST(LegalRefs, Circumstances) {
  EXPECT_EQ(
      Read("Thực hiện Kế hoạch số 10/KH-BCĐ-CAT ngày 08/02/2023 của Ban Chỉ đạo 138 tỉnh về xây dựng "
           "phường điển hình."),
      (Facts{"Kế hoạch | 10/KH-BCĐ-CAT | 2023-02-08 | Ban Chỉ đạo 138 tỉnh | xây dựng phường điển hình"}));
  EXPECT_EQ(Read("Nghị quyết số 06-NQ/TW, ngày 24 tháng 01 năm 2022 của Bộ Chính trị..."),
            (Facts{"Nghị quyết | 06-NQ/TW | 2022-01-24 | Bộ Chính trị | -"}));
  EXPECT_EQ(Read("Theo chỉ đạo của Tỉnh uỷ tại Công văn số 727-CV/TU, ngày 31/3/2023."),
            (Facts{"Công văn | 727-CV/TU | 2023-03-31 | Tỉnh uỷ | -"}));
  EXPECT_EQ(Read("Theo công văn số 1354/UBND-XD ngày13/11/2015."),
            (Facts{"công văn | 1354/UBND-XD | 2015-11-13 | - | -"}));
}

TEST(LegalRefs, TheNextDocumentIsNoIssuer) {
  EXPECT_EQ(Read("Theo Chỉ thị số 36-CT/TW của Bộ Chính trị và Kế hoạch số 12/KH-BCH."),
            (Facts{"Chỉ thị | 36-CT/TW | - | Bộ Chính trị | -", "Kế hoạch | 12/KH-BCH | - | - | -"}));
}

TEST(LegalRefs, KindWithItsName) {
  EXPECT_EQ(Read("Thi hành Luật Quản lý thuế số 38/2019/QH14."),
            (Facts{"Luật Quản lý thuế | 38/2019/QH14 | - | - | -"}));
}

TEST(LegalRefs, SeveralNumbersOfOneKind) {
  EXPECT_EQ(Read("Thông qua Nghị quyết số 14/2023/NQ-HĐND và số 15/2023/NQ-HĐND."),
            (Facts{"Nghị quyết | 14/2023/NQ-HĐND | - | - | -", "Nghị quyết | 15/2023/NQ-HĐND | - | - | -"}));
  EXPECT_EQ(Read("Thực hiện Nghị quyết 18, 19 của Trung ương."),
            (Facts{"Nghị quyết | 18 | - | - | -", "Nghị quyết | 19 | - | - | -"}));
}

TEST(LegalRefs, BareNumbersGoOn) {
  EXPECT_EQ(Read("Sớm thay thế Quyết định 09, 80, 86 về việc sử dụng đất.").size(), 3u);
}

TEST(LegalRefs, NumbersWithoutCode) {
  EXPECT_EQ(Read("Gắn với Chỉ thị 05 của Bộ Chính trị."), (Facts{"Chỉ thị | 05 | - | Bộ Chính trị | -"}));
  EXPECT_EQ(Read("Theo Nghị định 41/2010 của Chính phủ."),
            (Facts{"Nghị định | 41/2010 | - | Chính phủ | -"}));
  EXPECT_EQ(Read("Sơ kết Kế hoạch 28 của Bộ Chính trị."), (Facts{"Kế hoạch | 28 | - | Bộ Chính trị | -"}));
}

TEST(LegalRefs, ABodyBehindABareNumberIsNotCounted) {
  EXPECT_EQ(Read("Theo tinh thần Nghị quyết 18 Hội nghị Trung ương 6.").size(), 1u);
  EXPECT_EQ(Read("Thông qua Nghị quyết 18 hội viên tham gia.").size(), 0u);
}

TEST(LegalRefs, ShortNumberIsTheFullOne) {
  EXPECT_EQ(
      Read("Nghị định 116 rất nhân văn. Theo Nghị định số 116/2010/NĐ-CP ngày 24/12/2010 của Chính phủ."),
      (Facts{"Nghị định | 116/2010/NĐ-CP | 2010-12-24 | Chính phủ | -"}));
}

TEST(LegalRefs, SpellingsOfOneNumber) {
  EXPECT_EQ(Read("Nghị quyết số 08 – NQ/TW. Nghị quyết 08-NQ/TW.").size(), 1u);
}

TEST(LegalRefs, Named) {
  EXPECT_EQ(
      Read("Thực hiện Nghị quyết Trung ương 4 (khóa XII) và Luật Đất đai năm 2013."),
      (Facts{"Nghị quyết Trung ương 4 (khóa XII) | - | - | - | -", "Luật Đất đai năm 2013 | - | - | - | -"}));
}

TEST(LegalRefs, Refused) {
  for (const char* text : {
           "Quyết định 3 năm tù với bị cáo.",
           "Kế hoạch 5 năm 2016-2020.",
           "Thông báo 3 trường hợp mắc bệnh.",
           "Quy chuẩn QCVN 02:2009/BYT.",
           "Tàu cá QNa 95005-TS bị nạn.",
           "Đội CSGT số 4 – CATP Hà Nội.",
           "Cửa hàng 7-Eleven, xe BMW 6-Series.",
       }) {
    EXPECT_EQ(Read(text), Facts{}) << text;
  }
}

}  // namespace
}  // namespace sulieu
