#include "extractors/phrases/phrases.h"

#include <gtest/gtest.h>

#include "extractors/phrases/syllables.h"
#include "pipeline/rules/rule_set.h"

namespace sulieu {
namespace {

const Lexicon& TestLexicon() {
  static const auto* sets = new std::vector<RuleSet>(*LoadRuleSets(EmbeddedRuleFiles()));
  static const auto* lexicon = new Lexicon(sets->front());
  return *lexicon;
}

// The words of the phrase that a method finds at the beginning of the text; `-` for none.
template <typename Method>
std::string Read(std::string_view text, Method method) {
  const auto words = SplitWords(text, {0, static_cast<uint32_t>(text.size())});
  const PhraseReader reader(TestLexicon(), words);
  const std::optional<size_t> end = method(reader);
  if (!end) return "-";
  return std::string(text.substr(0, words[*end - 1].span.end));
}

// The phrase ends at `|`, which is taken out before reading; no `|` means no phrase.
template <typename Method>
void Check(std::string_view marked, Method method) {
  std::string text(marked);
  const size_t bar = text.find('|');
  const std::string expected = bar == std::string::npos ? "-" : text.substr(0, bar);
  if (bar != std::string::npos) text.erase(bar, 1);
  EXPECT_EQ(Read(text, method), expected) << marked;
}

TEST(Phrases, Names) {
  for (std::string_view marked : {
           "Trần Tiến Dũng|- Tỉnh ủy viên",
           "Tôn Thị Ngọc Hạnh| cho biết",
           "K’Brốih Thành| - Ủy viên",
           "Y Dhăm Kbuôr|, Tỉnh ủy viên",
           "H’Zuyên Mlô|, Phó Bí thư",
           "Cil Mup Ka Niệm| - Phó Chủ tịch",
           "Vừ A Chứ| (Phó Trưởng ban)",
           "Khăm-phay Xay-nhạ-vông|, Phó Giám đốc",
           "Marie-Claire Dubois| - Tham tán",
           "Mohammed bin Salman| nói",
           "Park Ji-hoon|, Giám đốc",
           "Giuse Phạm Minh Đức|, Phó Chủ tịch",
           "Dũng| phát biểu",
           "Nguyễn Văn A| Phó Chủ tịch",
           "Nguyễn Đức Chung| Ảnh: TTXVN",
           "phát biểu",

       }) {
    Check(marked, [](const PhraseReader& r) { return r.NameEnd(0); });
  }
}

TEST(Phrases, KnownNames) {
  for (std::string_view marked : {
           "Nguyễn Văn Hòa| cho biết",
           "Hà Nội",
           "Hà Giang",
           "Donald Trump",
           "Bùi Thị Niềm|, Phó Trưởng đoàn",
           "Hà Nội Nguyễn Đức Chung",
           "Lê lợi",
       }) {
    Check(marked, [](const PhraseReader& r) { return r.KnownNameEnd(0); });
  }
}

TEST(Phrases, Organisations) {
  for (std::string_view marked : {
           "UBND tỉnh| chủ trì hội nghị",
           "UBND huyện Kim Sơn| tổ chức hội nghị",
           "Công an tỉnh| trao cờ",
           "Ban Chỉ đạo 138 tỉnh| phát biểu",
           "Cục Xây dựng phong trào bảo vệ an ninh Tổ quốc, Bộ Công an|; lãnh đạo",
           "Cục Viễn thông, Bộ Thông tin và Truyền thông| cho biết",
           "UBND tỉnh|, Sở Y tế",
           "Sở Văn hóa, Thể thao và Du lịch Hà Nội| cho biết",
           "Bộ Lao động - Thương binh và Xã hội|, Bộ Y tế",
           "Sở GD&ĐT Ninh Bình|, Vũ Văn Kiểm cho biết",
           "UBND TP Hà Nội| Nguyễn Đức Chung",
           "UBND huyện| Võ Công Hàm chia sẻ",
           "UBND TP. Hà Nội| yêu cầu",
           "Vụ Địa phương III (Ủy ban Dân tộc)|; Hòa thượng",
           "Trường THPT Lê Quý Đôn| Nguyễn Văn Nam",
           "Hội Nông dân huyện Krông Pắc (tỉnh Đắk Lắk)| tổ chức",
           "Trung tâm Bảo vệ thực vật phía Nam| – Cục",
           "Ủy ban Khoa học, Công nghệ và Môi trường của Quốc hội| trình bày",
           "Hội hữu nghị Việt - Trung tỉnh|; bà",
           "Công ty TNHH Green Rice Japan|.",
           "Bộ Chính trị|, Bí thư",
           "tổ chức hội nghị",
       }) {
    Check(marked, [](const PhraseReader& r) { return r.OrganisationEnd(0); });
  }
}

TEST(Phrases, Posts) {
  for (std::string_view marked : {
           "Tỉnh ủy viên|-Phó Chủ tịch UBND tỉnh",
           "Phó Giám đốc Công an tỉnh| trao cờ",
           "Ủy viên Ban Thường vụ Tỉnh ủy|, Giám đốc Công an tỉnh",
           "Phó Chủ tịch Thường trực UBND tỉnh| đánh giá cao",
           "Trưởng Ban Chỉ đạo 138 tỉnh| Nguyễn Thanh Bình",
           "nguyên Phó Chủ nhiệm Chính trị Quân khu 2|;",
           "Phó Trưởng đoàn chuyên trách Đoàn đại biểu Quốc hội tỉnh| nói",
           "Đại biểu Quốc hội khóa XIII|.",
           "Thủ tướng| Nguyễn Xuân Phúc",
           "Thủ tướng Đức| Angela Merkel",
           "Tổng thống| Donald Trump",
           "Bộ trưởng Bộ Y tế| Nguyễn Thị Kim Tiến",
           "Bộ trưởng Công Thương Việt Nam| nói",
           "Chủ nhiệm Văn phòng Chính phủ| Mai Tiến Dũng",
           "Chủ tịch UBND thành phố Hà Nội| Nguyễn Đức Chung",
           "Bí thư Đảng ủy phường Mỹ Đình 2| Lưu Chí Dưỡng",
           "Đội trưởng Đội Phòng, chống ma túy và tội phạm|.",
           "Chi hội trưởng phụ nữ thôn 2, xã Trà Nam| và",
           "Trưởng phòng GD&ĐT huyện| Tạ Hồng Quý",
           "Trưởng Công an phường Việt Trì|;",
           "Giám đốc điều hành của Instagram|,",
           "Chủ tịch HĐND|, Trưởng ban",
           "Quyền Giám đốc Trung tâm Khuyến nông quốc gia| cho biết",
           "hội nghị",
       }) {
    Check(marked, [](const PhraseReader& r) { return r.PostEnd(0); });
  }
}

TEST(Phrases, OrganisationOfAPost) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"Phó Giám đốc Công an tỉnh", "Công an tỉnh"},
      {"Trưởng Ban Tuyên giáo Tỉnh ủy", "Ban Tuyên giáo Tỉnh ủy"},
      {"Giám đốc điều hành của Instagram", "Instagram"},
      {"Tỉnh ủy viên", ""},
  };
  for (const auto& [text, organisation] : cases) {
    const auto words = SplitWords(text, {0, static_cast<uint32_t>(text.size())});
    const PhraseReader reader(TestLexicon(), words);
    const auto post = reader.Post(0);
    ASSERT_TRUE(post) << text;
    const bool none = post->organisation >= post->end;
    EXPECT_EQ(none ? "" : text.substr(words[post->organisation].span.begin), organisation);
  }
}

TEST(Phrases, Places) {
  for (std::string_view marked : {
           "tỉnh Quảng Trị| tổ chức",
           "thôn 2, xã Trà Nam| và",
           "Hà Nội|, ngày",
           "TP.HCM| sáng",
           "thành phố Đông Hà|,",
           "TP. Đà Nẵng| vừa",
           "hội trường",
       }) {
    Check(marked, [](const PhraseReader& r) { return r.PlaceEnd(0); });
  }
}

TEST(Phrases, Syllables) {
  for (const char* key : {"clarke", "weber", "jerry", "michael", "trump"})
    EXPECT_TRUE(IsForeignSyllable(key)) << key;
  for (const char* key : {"lan", "thanh", "nghiêm", "xuân", "to", "giang"})
    EXPECT_FALSE(IsForeignSyllable(key)) << key;
  EXPECT_TRUE(HasVietnameseLetter("lựa"));
  EXPECT_FALSE(HasVietnameseLetter("garcía"));
}

TEST(Phrases, Titles) {
  for (std::string_view marked : {"GS.TS| Nguyễn", "PGS.TS.| Trần", "Tiến sĩ| Lê", "ông Nguyễn"}) {
    Check(marked, [](const PhraseReader& r) { return r.TitleEnd(0); });
  }
}

}  // namespace
}  // namespace sulieu
