// Administrative units: the gazetteer itself, their names in a text, and which unit a name means at what
// time.
#include <gtest/gtest.h>

#include "pipeline/places/find_places.h"
#include "pipeline/places/unit_names.h"

namespace sulieu {
namespace {

const Gazetteer& G() { return Gazetteer::BuiltIn(); }

std::string Names(const std::vector<UnitIndex>& units) {
  std::string names;
  for (const UnitIndex unit : units) names += (names.empty() ? "" : ", ") + G()[unit].key;
  return names;
}

TEST(GazetteerTest, IsWhole) {
  int provinces_before = 0, provinces_after = 0, districts = 0;
  for (const AdministrativeUnit& unit : G().units()) {
    EXPECT_FALSE(unit.type.empty()) << unit.name;
    EXPECT_FALSE(unit.bare.empty()) << unit.name;
    EXPECT_EQ(unit.parent == kNoUnit, unit.level == UnitLevel::kProvince) << unit.name;
    if (unit.parent != kNoUnit) {
      EXPECT_LT(G()[unit.parent].level, unit.level) << unit.name;
    }
    for (const UnitIndex next : unit.successors) {
      const std::string& begins = G()[next].valid_from;
      EXPECT_TRUE(begins.empty() || unit.valid_to < begins) << unit.name;
    }
    districts += unit.level == UnitLevel::kDistrict && unit.ValidOn("2024-06-30");
    if (unit.level != UnitLevel::kProvince) continue;
    provinces_before += unit.ValidOn("2024-06-30");
    provinces_after += unit.ValidOn("2026-06-30");
  }
  EXPECT_EQ(provinces_before, 63);
  EXPECT_EQ(provinces_after, 34);
  EXPECT_EQ(districts, 705);
}

TEST(GazetteerTest, KnowsWhatBecameOfAProvince) {
  const UnitIndex before = G().Find("44/2020"), after = G().Find("44/2025");
  EXPECT_EQ(G()[before].name, "Tỉnh Quảng Bình");
  EXPECT_EQ(G()[before].successors, std::vector<UnitIndex>{after});
  EXPECT_EQ(G()[after].name, "Tỉnh Quảng Trị");
  EXPECT_EQ(Names(G()[after].predecessors), "44/2020, 45/2020");
  EXPECT_TRUE(G()[before].ValidOn("2025-06"));
  EXPECT_FALSE(G()[before].ValidOn("2025-07-01"));
  EXPECT_TRUE(G()[after].ValidOn("2026"));
}

TEST(GazetteerTest, FindsUnitsAsPeopleTypeThem) {
  EXPECT_EQ(Names(G().Search("quang binh")), "44/2020");
  EXPECT_EQ(Names(G().Search("Tỉnh Quảng Trị")), "45/2020, 44/2025");
  EXPECT_EQ(Names(G().Search("TP HCM")), "79/2020, 79/2025");
  EXPECT_EQ(Names(G().Search("Huyện Lệ Thủy")), "457/2020");
  EXPECT_EQ(Names(G().Search("Atlantis")), "");
}

struct NameCase {
  const char* text;
  const char* found;  // names with the units they may mean before the merger
};

class UnitNamesTest : public testing::TestWithParam<NameCase> {};

TEST_P(UnitNamesTest, Finds) {
  std::string found;
  const std::string_view text = GetParam().text;
  for (const UnitName& name : FindUnitNames(G(), text)) {
    const UnitIndex unit = ChooseUnit(G(), name.units, "2018-01-31", {});
    found += (found.empty() ? "" : "; ") + std::string(name.span.In(text)) + " = " +
             (unit == kNoUnit ? "?" : G()[unit].name);
  }
  EXPECT_EQ(found, GetParam().found) << text;
}

INSTANTIATE_TEST_SUITE_P(
    All, UnitNamesTest,
    testing::Values(
        NameCase{"UBND tỉnh Quảng Bình và huyện Lệ Thủy",
                 "Quảng Bình = Tỉnh Quảng Bình; Lệ Thủy = Huyện Lệ Thủy"},
        NameCase{"Công an Quảng Bình", "Quảng Bình = Tỉnh Quảng Bình"},
        NameCase{"Huyện ủy Quảng Ninh", "Quảng Ninh = Huyện Quảng Ninh"},  // not the province of that name
        NameCase{"tại TP.HCM, TP. Đồng Hới", "TP.HCM = Thành phố Hồ Chí Minh; Đồng Hới = Thành phố Đồng Hới"},
        NameCase{"Thừa Thiên - Huế, Thừa Thiên-Huế",
                 "Thừa Thiên - Huế = Tỉnh Thừa Thiên Huế; Thừa Thiên-Huế = Tỉnh Thừa Thiên Huế"},
        NameCase{"QUẢNG BÌNH", "QUẢNG BÌNH = Tỉnh Quảng Bình"},
        NameCase{"Tại Hà Nội", "Hà Nội = Thành phố Hà Nội"},
        NameCase{"Nguyễn Thị Hà Giang, ông Thái Bình, đường Điện Biên Phủ", ""},
        NameCase{"châu Á - Thái Bình Dương vì hòa bình", ""},
        NameCase{"(Cầu Giấy, Hà Nội)", "Cầu Giấy = Quận Cầu Giấy; Hà Nội = Thành phố Hà Nội"},
        NameCase{"huyện Châu Thành", "Châu Thành = ?"},
        NameCase{"huyện Châu Thành, tỉnh Long An", "Châu Thành = Huyện Châu Thành; Long An = Tỉnh Long An"},
        NameCase{"Quận 1, Phường 12", "1 = Quận 1; 12 = ?"},
        // The one of that type lies in Lai Châu.
        NameCase{"huyện Tân Uyên, Bình Dương", "Tân Uyên = Thành phố Tân Uyên; Bình Dương = Tỉnh Bình Dương"},
        NameCase{"xã Quang Huy, Bình Dương", "Bình Dương = Tỉnh Bình Dương"},
        NameCase{"Lào Cai, Yên Bái, Hòa Bình",
                 "Lào Cai = Tỉnh Lào Cai; Yên Bái = Tỉnh Yên Bái; Hòa Bình = Tỉnh "
                 "Hòa Bình"},
        NameCase{"Bệnh viện Nhi đồng 1, Thành phố Hồ Chí Minh", "Hồ Chí Minh = Thành phố Hồ Chí Minh"},
        NameCase{"ông xã Quang Huy; Ảnh: P.V", ""}, NameCase{"Công ty Đông Hà, số 408 Điện Biên Phủ", ""},
        NameCase{"62/44 Trần Nguyên Hãn, quận Lê Chân, Hải Phòng",
                 "Lê Chân = Quận Lê Chân; Hải Phòng = Thành phố Hải Phòng"},
        NameCase{"Ngày 31/1/2018 Hà Nội, năm 2017 Hà Nội",
                 "Hà Nội = Thành phố Hà Nội; Hà Nội = Thành phố Hà Nội"},
        NameCase{"ở Huế", "Huế = Thành phố Huế"}, NameCase{"sông Sài Gòn", ""},
        NameCase{"huyện Đăk Hà, huyện Krông Pắk", "Đăk Hà = Huyện Đắk Hà; Krông Pắk = Huyện Krông Pắc"},
        NameCase{"ở Tân Uyên", "Tân Uyên = ?"},
        NameCase{"ở Tân Uyên, tỉnh Lai Châu", "Tân Uyên = Huyện Tân Uyên; Lai Châu = Tỉnh Lai Châu"},
        NameCase{"phường 7, quận Phú Nhuận", "7 = Phường 07; Phú Nhuận = Quận Phú Nhuận"},
        NameCase{"phường Bến Nghé, quận 1", "Bến Nghé = Phường Bến Nghé; 1 = Quận 1"}));

Article ArticleOf(std::string_view text) {
  const auto size = static_cast<uint32_t>(text.size());
  Article article;
  article.text = text;
  article.passages.push_back({PassageKind::kParagraph, {0, size}});
  article.sentences.push_back({{0, size}, 0});
  return article;
}

std::string Places(std::string_view text, const Metadata& metadata, std::string_view published) {
  std::string all;
  for (const PlaceNamed& place : FindPlaces(G(), ArticleOf(text), metadata, published)) {
    all += (all.empty() ? "" : "; ") + G()[place.unit].key + " " + std::string(place.basis);
  }
  return all;
}

TEST(FindPlacesTest, TakesTheUnitOfTheTimeOfTheArticle) {
  constexpr std::string_view kText = "UBND tỉnh Quảng Trị họp.";
  EXPECT_EQ(Places(kText, {}, "2018-01-31"), "45/2020 text");
  EXPECT_EQ(Places(kText, {}, "2026-01-31"), "44/2025 text");
  EXPECT_EQ(Places(kText, {}, ""), "45/2020 text");
  // What is gone is still what it was.
  EXPECT_EQ(Places("Ở tỉnh Quảng Bình cũ", {}, "2026-01-31"), "44/2020 text");
}

TEST(FindPlacesTest, OneNameOfSeveralUnitsIsThatOfTheProvinceNamed) {
  EXPECT_EQ(Places("Huyện Châu Thành họp. Tỉnh Bến Tre dự.", {}, "2018"), "83/2020 text; 831/2020 text");
  EXPECT_EQ(Places("Huyện Châu Thành họp.", {}, "2018"), "");
}

// A city of a province till 2024, then a city of the centre.
TEST(FindPlacesTest, HueIsWhatItWasAtTheTime) {
  EXPECT_EQ(Places("Ở Huế", {}, "2018"), "474/2020 text");
  EXPECT_EQ(Places("Ở Huế", {}, ""), "474/2020 text");
  EXPECT_EQ(Places("Ở Huế", {}, "2026"), "46/2025 text");
}

// The gazetteer has but one commune of the name; the one meant has been merged away.
TEST(FindPlacesTest, ACommuneOfAnotherProvinceStaysOpen) {
  EXPECT_EQ(Places("Xã Quang Huy họp.", {}, "2018"), "03910/2020 text");
  EXPECT_EQ(Places("Xã Quang Huy họp. Tỉnh Bến Tre dự.", {}, "2018"), "83/2020 text");
}

TEST(FindPlacesTest, UnitsThatEndedBeforeTheListOf2020) {
  EXPECT_EQ(Places("UBND huyện Từ Liêm, Hà Nội", {}, "2010"), "01/2020 text; tu-liem/2013 text");
  EXPECT_EQ(Places("Quê ở Hà Tây cũ", {}, "2017"), "ha-tay/2008 text");
  EXPECT_EQ(Places("Quận Hà Đông, Hà Tây", {}, "2007"), "268/2020 text; ha-tay/2008 text");
  EXPECT_EQ(Places("Quận 2 và quận Thủ Đức", {}, "2017"), "quan-2/2020 text; quan-thu-duc/2020 text");
  EXPECT_EQ(Places("TP Thủ Đức", {}, "2023"), "769/2020 text");
  EXPECT_EQ(Places("tỉnh Hà Bắc, sông Cửu Long, ca sĩ Minh Hải", {}, "2017"), "ha-bac/1996 text");
  EXPECT_EQ(Places("Huyện Kỳ Sơn", {}, "2017"), "");  // of Hòa Bình or of Nghệ An
  EXPECT_EQ(Places("Huyện Kỳ Sơn", {}, "2023"), "417/2020 text");
}

TEST(FindPlacesTest, ANewspaperIsNoPlace) {
  EXPECT_EQ(Places("trao đổi với Pháp Luật TP.HCM", {}, "2017"), "");
}

TEST(FindPlacesTest, ReadsTitlePublisherAndHost) {
  Metadata metadata;
  metadata.title = "Quảng Bình tổng kết năm";
  metadata.publisher = "Cổng thông tin điện tử tỉnh Hà Giang";
  metadata.url = "https://quangtri.gov.vn/a/b";
  EXPECT_EQ(Places("Hội nghị.", metadata, "2018-01-31"), "02/2020 publisher; 44/2020 title; 45/2020 url");
}

}  // namespace
}  // namespace sulieu
