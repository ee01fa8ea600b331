// Who is who: posts compared, people joined and told apart, decisions, places of organisations; and questions
// a researcher asks, each answered by one command.
#include <gtest/gtest.h>

#include "pipeline/people/name_rarity.h"
#include "pipeline/people/organisation.h"
#include "pipeline/people/person_name.h"
#include "pipeline/store/people_linker.h"
#include "pipeline/store/scratch.h"
#include "pipeline/store/store.h"
#include "pipeline/text/letters.h"
#include "tests/command.h"

namespace sulieu {
namespace {

struct PostCase {
  const char *a, *b;
  int points;
};

class PostCompareTest : public testing::TestWithParam<PostCase> {};

TEST_P(PostCompareTest, Compares) {
  const auto& [a, b, points] = GetParam();
  const PostReader& reader = PostReader::BuiltIn();
  EXPECT_EQ(Compare(reader.Read(a), reader.Read(b)).points, points) << a << " / " << b;
  EXPECT_EQ(Compare(reader.Read(b), reader.Read(a)).points, points) << b << " / " << a;
}

INSTANTIATE_TEST_SUITE_P(
    All, PostCompareTest,
    testing::Values(
        PostCase{"PGĐ Sở TN&MT tỉnh Yên Bái", "Phó Giám đốc Sở Tài nguyên và Môi trường Yên Bái", 4},
        PostCase{"Chủ tịch UBND TP.Hà Nội", "Chủ tịch Ủy ban nhân dân thành phố Hà Nội", 4},
        PostCase{"Chủ tịch UBND tỉnh Quảng Bình", "Chủ tịch UBND tỉnh Quảng Trị", 0},
        PostCase{"Trưởng phòng Tham mưu Công an tỉnh Gia Lai", "Phó phòng Tham mưu Công an tỉnh Gia Lai", 3},
        PostCase{"Cục trưởng Cục Chăn nuôi (Bộ NN&PTNT)", "Phó Cục trưởng Cục Chăn nuôi", 3},
        PostCase{"Bí thư Tỉnh ủy Thái Bình", "Chủ tịch UBND tỉnh Thái Bình", 2},
        PostCase{"Tổng thống", "Tổng thống Mỹ", 3}, PostCase{"Tổng thống Nga", "Tổng thống Mỹ", 0},
        PostCase{"Thủ tướng Chính phủ", "Thủ tướng", 3}, PostCase{"Giám đốc", "Giám đốc", 1},
        PostCase{"đại biểu Quốc hội", "ĐBQH", 2}, PostCase{"Ủy viên Bộ Chính trị", "Uỷ viên Bộ Chính trị", 4},
        PostCase{"Giám đốc Công ty A Châu", "Giám đốc Công ty B Long", 0},
        PostCase{"Giám đốc Sở Công Thương Hà Nội", "Giám đốc Sở Công Thương Nghệ An", 0},
        PostCase{"Bộ trưởng", "Bộ trưởng Y tế", 4}, PostCase{"Bộ trưởng Y tế", "Bộ trưởng Công Thương", 0},
        PostCase{"Thứ trưởng", "Thứ trưởng Bộ Y tế", 2}, PostCase{"đại biểu", "đại biểu Quốc hội", 2},
        PostCase{"Giám đốc Trung tâm", "Giám đốc Trung tâm", 2},
        PostCase{"Tổng cục trưởng Tổng cục TDTT", "Tổng cục trưởng Tổng cục Thể dục thể thao", 4},
        PostCase{"Phó Chủ tịch Tổng LĐLĐVN", "Phó Chủ tịch Tổng LĐLĐ Việt Nam", 3},
        PostCase{"Giám đốc BQL dự án Hoa Mai", "Giám đốc Ban quản lý dự án Sông Lam", 0},
        PostCase{"Bộ trưởng Năng lượng Saudi Arabia", "Bộ trưởng Năng lượng và Dầu mỏ Ả Rập", 1},
        PostCase{"Giám đốc Sân khấu kịch Idecaf", "Giám đốc Công ty Nghệ thuật Sân khấu", 1}));

TEST(PostTest, SpellsOut) {
  const PostReader& reader = PostReader::BuiltIn();
  EXPECT_EQ(reader.Read("PGĐ Sở TN&MT tỉnh Yên Bái").spelled,
            FoldForLookup("phó giám đốc sở tài nguyên và môi trường tỉnh yên bái"));
  EXPECT_EQ(reader.Read("nguyên Phó Chủ tịch thường trực UBND TP.HCM").spelled,
            FoldForLookup("phó chủ tịch thường trực ủy ban nhân dân thành phố hồ chí minh"));
  EXPECT_EQ(reader.Read("Giám đốc Sở Y tế Hà Nội").spelled, reader.Read("GĐ Sở Y tế TP Hà Nội").spelled);
  EXPECT_EQ(reader.Read("Giám đốc Sở Tư pháp tỉnh Hà Giang").spelled,
            FoldForLookup("giám đốc sở tư pháp tỉnh hà giang"));
}

TEST(PostTest, KindsAreKeptApart) {
  const PostReader& reader = PostReader::BuiltIn();
  const std::pair<const char*, const char*> kinds[] = {{"Bí thư Tỉnh ủy", "party"},
                                                       {"Phó Chủ tịch UBND tỉnh", "state"},
                                                       {"Trưởng Ban Chỉ đạo 138 tỉnh", "committee"},
                                                       {"Chủ tịch Hội Nông dân tỉnh", "mass"},
                                                       {"Giám đốc Công ty TNHH Hoa Mai", "firm"},
                                                       {"Bộ trưởng Bộ Y tế", "state"},
                                                       {"nghệ nhân", "other"}};
  for (const auto& [post, kind] : kinds) EXPECT_EQ(reader.Read(post).kind, kind) << post;
  EXPECT_TRUE(reader.Read("nguyên Bí thư Tỉnh ủy").former);
  EXPECT_FALSE(reader.Read("Bí thư Tỉnh ủy").former);
}

TEST(RarityTest, DecidesByTheWordsOfTheName) {
  const std::pair<const char*, NameRarity> names[] = {
      {"Nguyễn Văn Hùng", NameRarity::kVeryCommon}, {"Trần Anh Tuấn", NameRarity::kOrdinary},
      {"Vũ Tiến Lộc", NameRarity::kRare},           {"Lưu Bình Nhưỡng", NameRarity::kRare},
      {"Nguyễn Thị Kim Ngân", NameRarity::kRare},   {"Angela Merkel", NameRarity::kForeign},
      {"Nguyễn Thị Thu Hà", NameRarity::kUncommon}, {"Hùng", NameRarity::kVeryCommon}};
  for (const auto& [name, rarity] : names) {
    EXPECT_EQ(RarityOf(FoldForLookup(name)), rarity) << name << " " << ExpectedBearers(FoldForLookup(name));
  }
}

TEST(PersonNameTest, WhatStandsBehindAPostIsNotAlwaysAPerson) {
  const Gazetteer& g = Gazetteer::BuiltIn();
  const auto is = [&](std::string_view name) {
    return NamesPerson(g, FoldForLookup(name), {{g.Find("44/2020"), "text"}, {g.Find("79/2020"), "text"}});
  };
  for (const char* name :
       {"Nguyễn Văn Hùng", "Hồ Chí Minh", "Trump", "Hùng", "Köhler", "Park", "D.Trump", "Thái Bình"})
    EXPECT_TRUE(is(name)) << name;
  for (const char* name :
       {"Bỏng", "Đ", "Đinh Dậu", "Oceanbank", "Atletico Madrid", "Indonesia", "Quảng Bình"})
    EXPECT_FALSE(is(name)) << name;
}

// A small world: one appearance a line, each in a document of its own unless that is changed.
struct WorldFact {
  std::string name, post, honorific, rank;
  int64_t document, origin;
};

struct WorldDecision {
  size_t a, b;
  bool same;
};

class World {
 public:
  World& Add(std::string_view name, std::string_view post, int64_t origin = 0) {
    const auto document = static_cast<int64_t>(facts.size()) + 1;
    facts.push_back({std::string(name), std::string(post), "", "", document, origin});
    return *this;
  }

  // The number of each one's person, and what else was found, in the order of the names.
  std::string Persons() {
    Link();
    return persons;
  }
  void Link() {
    const auto scratch = OpenScratch();
    auto linker = PeopleLinker::Create(*scratch);
    AddAll(&*linker);
    persons.assign(facts.size(), '?');
    joins.clear();
    namesakes.clear();
    size_t before = 0;
    const auto origins = [&](int64_t document) -> Result<int64_t> {
      return std::find_if(facts.begin(), facts.end(),
                          [&](const WorldFact& fact) { return fact.document == document; })
          ->origin;
    };
    EXPECT_TRUE(linker->Link(origins, [&](const LinkedName& name) -> Status {
      for (size_t i = 0; i < name.facts.size(); ++i) {
        for (const LinkedName::Fact& fact : name.facts[i])
          persons[static_cast<size_t>(fact.fact)] = static_cast<char>('0' + before + name.people.person[i]);
      }
      before += name.people.persons;
      joins.insert(joins.end(), name.people.joins.begin(), name.people.joins.end());
      namesakes.insert(namesakes.end(), name.people.namesakes.begin(), name.people.namesakes.end());
      return {};
    }));
  }

  std::vector<WorldFact> facts;
  std::vector<WorldDecision> decisions;
  std::string persons;
  std::vector<Join> joins;
  std::vector<Namesakes> namesakes;

 private:
  void AddAll(PeopleLinker* linker) const {
    std::map<int64_t, PersonFacts> documents;
    for (size_t i = 0; i < facts.size(); ++i) {
      const WorldFact& fact = facts[i];
      PersonFacts& document = documents[fact.document];
      document.document = fact.document;
      document.facts.push_back({static_cast<int64_t>(i), std::string(1, static_cast<char>('a' + i)),
                                fact.name, fact.honorific, fact.rank, fact.post,
                                PostReader::BuiltIn().Read(fact.post)});
    }
    for (auto& [id, document] : documents) EXPECT_TRUE(linker->Add(std::move(document)));
    const auto key = [&](size_t i) {
      return **linker->Find(facts[i].document, FoldForLookup(facts[i].name));
    };
    for (const WorldDecision& decision : decisions)
      linker->Decide(key(decision.a), key(decision.b), decision.same, "decided");
  }
};

TEST(LinkTest, NeverByNameAlone) {
  EXPECT_EQ(World().Add("Nguyễn Văn Hùng", "Giám đốc").Add("Nguyễn Văn Hùng", "Giám đốc").Persons(), "01");
  EXPECT_EQ(World().Add("Đinh Xuân Nguyên", "giáo viên").Add("Đinh Xuân Nguyên", "bác sĩ").Persons(), "01");
}

TEST(LinkTest, ByThePostWhateverItsSpelling) {
  World world;
  world.Add("Nguyễn Văn Tú", "Trưởng Công an TP Vinh").Add("NGUYỄN VĂN TÚ", "Trưởng công an TP. Vinh");
  world.Add("Nguyễn Văn Tú", "Chủ tịch UBND huyện Lệ Thủy");
  EXPECT_EQ(world.Persons(), "001");
  ASSERT_EQ(world.joins.size(), 1u);
  EXPECT_TRUE(world.joins[0].reason.starts_with("the same post: ")) << world.joins[0].reason;
  ASSERT_EQ(world.namesakes.size(), 1u);
  EXPECT_TRUE(world.namesakes[0].different);
}

TEST(LinkTest, ToneMarksOnEitherVowelAreOneName) {
  EXPECT_EQ(World().Add("Phạm Hoà", "Phó Thủ tướng").Add("Phạm Hòa", "Phó Thủ tướng Chính phủ").Persons(),
            "00");
}

TEST(LinkTest, ARareNameTakesLessThanACommonOne) {
  EXPECT_EQ(World().Add("Lưu Bình Nhưỡng", "Giám đốc").Add("Lưu Bình Nhưỡng", "Giám đốc").Persons(), "00");
  EXPECT_EQ(World().Add("Nguyễn Văn Hùng", "Giám đốc").Add("Nguyễn Văn Hùng", "Giám đốc").Persons(), "01");
}

TEST(LinkTest, AForeignNameInFullTakesLeast) {
  const auto persons = [](std::string_view name, std::string_view a, std::string_view b) {
    return World().Add(name, a).Add(name, b).Persons();
  };
  EXPECT_EQ(persons("Steve Bannon", "cố vấn cao cấp", "cựu giám đốc điều hành"), "00");
  EXPECT_EQ(persons("Dana White", "Chủ tịch UFC", "Người phát ngôn Lầu Năm Góc"), "01");
  EXPECT_EQ(persons("Sheikh Mohammed", "Bộ trưởng", "cựu giám đốc"), "01");
  EXPECT_EQ(persons("Kim Anh", "Bộ trưởng", "cựu giám đốc"), "01");
}

// An article that names no ministry agrees with both.
TEST(LinkTest, TwoDeputyMinistersAreNotBroughtTogetherByAThirdArticle) {
  World world;
  world.Add("Trần Quốc Khánh", "Thứ trưởng Bộ Công Thương").Add("Trần Quốc Khánh", "Thứ trưởng Bộ Y tế");
  world.Add("Trần Quốc Khánh", "Thứ trưởng");
  for (WorldFact& fact : world.facts) fact.rank = "tiến sĩ";
  const std::string persons = world.Persons();
  EXPECT_NE(persons[0], persons[1]) << persons;
}

TEST(LinkTest, AShortNameIsOfWhoIsNamedInFull) {
  World world;
  world.Add("Donald Trump", "Tổng thống Mỹ").Add("Trump", "Tổng thống").Add("D.Trump", "Tổng thống");
  world.Add("Emmanuel Macron", "Tổng thống Pháp").Add("Macron", "Tổng thống Mỹ").Add("Trump", "ca sĩ");
  EXPECT_NE(world.Persons()[0], world.Persons()[1]);  // too few articles to tell

  for (int i = 0; i < 3; ++i) world.Add("Donald Trump", "Tổng thống Mỹ");
  const std::string persons = world.Persons();
  EXPECT_EQ(persons[0], persons[1]) << persons;
  EXPECT_EQ(persons[0], persons[2]) << persons;
  EXPECT_NE(persons[3], persons[4]) << persons;
  EXPECT_NE(persons[0], persons[5]) << persons;
}

TEST(LinkTest, AShortNameIsOfTheOneOfItsArticle) {
  World world;
  world.Add("Tập Cận Bình", "Chủ tịch Trung Quốc").Add("Tập", "Chủ tịch").Add("Salman", "Quốc vương");
  world.Add("Mohammed bin Salman", "Thái tử");
  for (WorldFact& fact : world.facts) fact.document = 1;
  const std::string persons = world.Persons();
  EXPECT_EQ(persons[0], persons[1]) << persons;
  EXPECT_NE(persons[2], persons[3]) << persons;  // father and son
  World family;                                  // ông Nguyễn Quốc Hội, cut short
  family.Add("Nguyễn", "Chủ tịch").Add("Nguyễn Phúc Linh", "Phó Giám đốc");
  family.facts[1].document = 1;
  EXPECT_EQ(family.Persons(), "01");
  EXPECT_EQ(world.joins[0].reason, "two forms of the name in one article");
}

TEST(LinkTest, ForeignNamesMayBeSpelledTwoWays) {
  const auto same = [](std::string_view a, std::string_view b, std::string_view post) {
    const std::string persons = World().Add(a, post).Add(b, post).Persons();
    return persons[0] == persons[1];
  };
  EXPECT_TRUE(same("Sergei Ryabkov", "Sergey Ryabkov", "Thứ trưởng Ngoại giao Nga"));
  EXPECT_TRUE(same("Moon Jae-in", "Moon Jae In", "Tổng thống Hàn Quốc"));
  EXPECT_TRUE(same("Abe Shinzo", "Shinzo Abe", "Thủ tướng Nhật Bản"));
  EXPECT_FALSE(same("Sergei Ryabkov", "Sergey Ryabkov", "giám đốc"));
  EXPECT_FALSE(same("George H. W. Bush", "George W. Bush", "Tổng thống Mỹ"));
  EXPECT_FALSE(same("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", "Bộ trưởng Bộ Y tế"));
}

TEST(LinkTest, AManAndAWomanAreTwo) {
  World world;
  world.Add("Lê Thanh Xuân", "Phó Giám đốc").Add("Lê Thanh Xuân", "Phó Giám đốc");
  world.facts[0].honorific = "ông";
  world.facts[1].honorific = "bà";
  world.Link();
  EXPECT_TRUE(world.namesakes[0].different);
}

TEST(LinkTest, AReprintJoinsButIsNoEvidence) {
  World world;
  world.Add("Nguyễn Văn Hùng", "Giám đốc").Add("Nguyễn Văn Hùng", "Phó Giám đốc", 1);
  EXPECT_EQ(world.Persons(), "00");
  EXPECT_EQ(world.joins[0].reason, "the same article, reprinted");
}

TEST(LinkTest, DecisionsGoBeforeEverything) {
  World world;
  world.Add("Trần Ngọc Tú", "Bộ trưởng Bộ Y tế").Add("Trần Ngọc Tú", "Bộ trưởng Bộ Y tế");
  world.Add("Ngọc Tú", "Bộ trưởng");
  EXPECT_EQ(world.Persons(), "110");  // by name: `ngọc tú` comes first
  world.decisions = {{0, 1, false}, {0, 2, true}};
  const std::string persons = world.Persons();
  EXPECT_NE(persons[0], persons[1]);
  EXPECT_EQ(persons[0], persons[2]);
}

TEST(OrganisationTest, TakesItsPlaceFromTheArticleWhereThatTells) {
  const Gazetteer& g = Gazetteer::BuiltIn();
  const UnitIndex quang_binh = g.Find("44/2020"), le_thuy = g.Find("457/2020"), ha_giang = g.Find("02/2020");
  const auto locate = [&](std::string_view words, const std::vector<ArticlePlace>& places) {
    const OrganisationPlace place = LocateOrganisation(g, words, false, places, "2018-01-31");
    return std::string(place.unit == kNoUnit ? "?" : g[place.unit].name) + " " + std::string(place.basis);
  };
  EXPECT_EQ(locate("UBND tỉnh Hà Giang", {{quang_binh, "title"}}), "Tỉnh Hà Giang own words");
  EXPECT_EQ(locate("UBND tỉnh", {{quang_binh, "title"}, {ha_giang, "text"}}), "Tỉnh Quảng Bình title");
  EXPECT_EQ(locate("Sở Y tế", {{le_thuy, "publisher"}}), "Tỉnh Quảng Bình publisher");
  EXPECT_EQ(locate("Công an huyện", {{le_thuy, "text"}, {quang_binh, "title"}}), "Huyện Lệ Thủy text");
  EXPECT_EQ(locate("UBND tỉnh", {{quang_binh, "text"}, {ha_giang, "text"}}), "? ");
  EXPECT_EQ(locate("Ban Chấp hành", {{quang_binh, "title"}}), "? ");
  EXPECT_EQ(locate("Cục Văn hóa cơ sở", {{quang_binh, "title"}}), "? ");
  EXPECT_EQ(locate("Bệnh viện Bạch Mai", {{g.Find("01/2020"), "text"}}), "? ");
  const UnitIndex ha_noi = g.Find("01/2020");
  EXPECT_EQ(locate("UBND tỉnh", {{quang_binh, "text"}, {ha_noi, "text"}}), "Tỉnh Quảng Bình text");
  EXPECT_EQ(locate("Sở Xây dựng TP", {{quang_binh, "text"}, {ha_noi, "text"}}), "Thành phố Hà Nội text");
  EXPECT_EQ(locate("Sở Y tế", {{quang_binh, "text"}, {ha_noi, "text"}}), "? ");
}

TEST(OrganisationTest, ADeputysProvinceStandsBehindTheName) {
  const Gazetteer& g = Gazetteer::BuiltIn();
  const std::pair<const char*, const char*> cases[] = {{" (Quảng Ninh) đề nghị", "Tỉnh Quảng Ninh"},
                                                       {" (đoàn Hà Giang) nói", "Tỉnh Hà Giang"},
                                                       {", đoàn Lào Cai, cho rằng", "Tỉnh Lào Cai"},
                                                       {" - Đoàn ĐBQH tỉnh Hà Tĩnh", "Tỉnh Hà Tĩnh"},
                                                       {" (Bà Rịa - Vũng Tàu) hỏi", "Tỉnh Bà Rịa - Vũng Tàu"},
                                                       {" thăm Quảng Ninh", "?"},
                                                       {" (Hà Giang, Lào Cai)", "?"},
                                                       {"", "?"}};
  for (const auto& [behind, name] : cases) {
    const UnitIndex unit = ProvinceBehind(g, behind, "2017");
    EXPECT_EQ(unit == kNoUnit ? "?" : g[unit].name, name) << behind;
  }
}

// --- questions, each one command

class PeopleCommandTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    WriteFile("a.txt",
              "Quảng Bình tổng kết phong trào thi đua năm 2017\nNgày 31/1/2018, UBND tỉnh Quảng Bình tổ chức "
              "Hội nghị "
              "tổng kết.\nÔng Trần Tiến Dũng, Phó Chủ tịch UBND tỉnh phát biểu tại hội nghị.\n");
    WriteFile("b.txt",
              "Khai mạc lễ hội\nNgày 5/8/2019, ông Trần Tiến Dũng, Phó Chủ tịch UBND tỉnh Quảng Bình phát "
              "biểu khai "
              "mạc.\nÔng Trần Tiến Dũng, Giám đốc Công ty Hoa Mai không dự.\n");
    WriteFile("c.txt",
              "Tin vắn\nNgày 6/8/2019, ông Trần Tiến Dũng, Trưởng Công an huyện Mèo Vạc cho biết.\n");
    WriteFile("d.txt",
              "Họp\nNgày 5/1/2026, bà Lê Thị Hoa Sim, Phó Chủ tịch UBND tỉnh Quảng Trị phát biểu.\n");
    ASSERT_EQ(Run({"import", "--quiet", "a.txt", "b.txt", "c.txt", "d.txt"}).status, 0);
  }

  std::string Query(const std::string& sql) const {
    const auto database = OpenForReading(Path("sulieu.db"));
    std::string all;
    auto rows = database->Prepare(sql);
    EXPECT_TRUE(rows) << sql;
    while (rows && *rows->Step()) all += std::string(rows->Text(0)) + "\n";
    return all;
  }
};

TEST_F(PeopleCommandTest, WhoWasViceChairmanOfWhichProvinceWhen) {
  const Outcome run = Run({"people", "--post", "pho chu tich ubnd", "--place", "quang binh"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(Contains(run.out, {"Trần Tiến Dũng", "2018-01-31", "2019-08-05", "by the article's title",
                                 "Phó Chủ tịch UBND tỉnh phát biểu tại hội nghị"}));
  EXPECT_FALSE(Contains(run.out, {"Lê Thị Hoa Sim"}));
}

// The same in SQL, one row a person and post, with the time it is attested.
TEST_F(PeopleCommandTest, WhoHeldWhichPostWhereInSql) {
  EXPECT_EQ(
      Query("SELECT person || ', ' || place || ', ' || min(published) || ', ' || max(published) FROM posts "
            "WHERE "
            "post_spelled LIKE 'phó chủ tịch u_ ban nhân dân tỉnh%' AND place = 'Tỉnh Quảng Bình' GROUP BY "
            "person_id, place"),
      "Trần Tiến Dũng, Tỉnh Quảng Bình, 2018-01-31, 2019-08-05\n");
  EXPECT_TRUE(Contains(Run({"people", "tran tien dung"}).out,
                       {"state     phó chủ tịch", "ban nhân dân tỉnh quảng bình: ~2019-08-05 (1)"}));
}

TEST_F(PeopleCommandTest, OnePersonWhereThePostsAgreeAndAnotherWhereNothingDoes) {
  EXPECT_EQ(Query("SELECT count(DISTINCT person_id) FROM posts WHERE name = 'Trần Tiến Dũng'"), "2\n");
  EXPECT_EQ(Query("SELECT judgement FROM namesakes"), "different\n");
  EXPECT_TRUE(Contains(Query("SELECT reason FROM joins"), {"the same post: Phó Chủ tịch UBND tỉnh"}));
  EXPECT_EQ(Run({"verify"}).status, 0) << Run({"verify"}).out;
}

TEST_F(PeopleCommandTest, WhoSpokeInWhatPost) {
  EXPECT_EQ(
      Query("SELECT DISTINCT person || ', ' || post || ', ' || place FROM posts WHERE role = 'speaker' AND "
            "place = 'Tỉnh Quảng Bình' ORDER BY 1"),
      "Trần Tiến Dũng, Phó Chủ tịch UBND tỉnh Quảng Bình, Tỉnh Quảng Bình\n"
      "Trần Tiến Dũng, Phó Chủ tịch UBND tỉnh, Tỉnh Quảng Bình\n");
}

TEST_F(PeopleCommandTest, PlacesAcrossTheMerger) {
  EXPECT_EQ(Query("SELECT successors FROM places WHERE name = 'Tỉnh Quảng Bình'"), "Tỉnh Quảng Trị\n");
  EXPECT_EQ(Query("SELECT valid_from FROM places WHERE name = 'Tỉnh Quảng Trị' AND documents = 1"),
            "2025-07-01\n");
  const auto documents = [&](const std::vector<std::string>& arguments) {
    std::vector<std::string> all = {"facts", "officials", "--columns", "document", "--format", "tsv"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return Run(all).out;
  };
  EXPECT_TRUE(Contains(documents({"--place", "Quảng Bình"}), {"a.txt", "b.txt"}));
  EXPECT_FALSE(Contains(documents({"--place", "Quảng Bình"}), {"c.txt"}));
  EXPECT_FALSE(Contains(documents({"--place", "Quảng Trị"}), {"a.txt"}));
  EXPECT_TRUE(Contains(documents({"--place", "Quảng Trị", "--as-of", "2026"}), {"a.txt", "b.txt", "d.txt"}));
  const Outcome gone = Run({"facts", "officials", "--place", "Quảng Bình", "--as-of", "2026"});
  EXPECT_EQ(gone.status, 2);
  EXPECT_TRUE(Contains(gone.err, {"Tỉnh Quảng Trị", "2025-07-01"}));
  EXPECT_EQ(Run({"facts", "officials", "--place", "Atlantis"}).status, 2);
  EXPECT_TRUE(
      Contains(Run({"search", "hội nghị", "--place", "Quảng Trị", "--as-of", "2026-01-01"}).out, {"a.txt"}));
  EXPECT_FALSE(Contains(Run({"search", "hội nghị", "--place", "Hà Giang"}).out, {"a.txt"}));
  EXPECT_TRUE(Contains(Run({"search", "hội nghị", "--person", "tran tien dung"}).out, {"a.txt"}));
}

TEST_F(PeopleCommandTest, DecisionsHoldSurviveAReimportAndCanBeTakenBack) {
  const std::string persons = "SELECT count(DISTINCT person_id) FROM posts WHERE name = 'Trần Tiến Dũng'";
  const auto fact = [&](const std::string& document) {
    std::string id = Query("SELECT fact_id FROM posts WHERE document = '" + document + "' LIMIT 1");
    id.pop_back();
    return id;
  };
  EXPECT_EQ(Run({"people", "--split", fact("a.txt"), fact("b.txt")}).status, 2);  // says no why
  EXPECT_EQ(
      Run({"people", "--split", fact("a.txt"), fact("b.txt"), "--why", "two men", "--who", "me"}).status, 0);
  EXPECT_EQ(Query(persons), "3\n");
  EXPECT_EQ(
      Run({"people", "--join", fact("a.txt"), fact("c.txt"), "--why", "his memoirs", "--who", "me"}).status,
      0);
  EXPECT_EQ(Query(persons), "2\n");
  EXPECT_TRUE(Contains(Query("SELECT reason FROM joins"), {"decided by me: his memoirs"}));
  EXPECT_EQ(Run({"verify"}).status, 0) << Run({"verify"}).out;
  // Corrected text: other bytes, other facts.
  WriteFile("a.txt", Slurp(Path("a.txt")) + "\nÔng nói thêm về thi đua.\n");
  EXPECT_EQ(Run({"import", "--quiet", "a.txt"}).status, 0);
  EXPECT_EQ(Query(persons), "2\n");
  EXPECT_TRUE(Contains(Run({"people", "--decisions"}).out, {"in force", "two men"}));
  EXPECT_EQ(Run({"people", "--undo", fact("a.txt"), fact("c.txt"), "--why", "wrong", "--who", "me"}).status,
            0);
  EXPECT_EQ(Query(persons), "3\n");
}

TEST_F(PeopleCommandTest, WrongUsageSaysWhatIsRight) {
  EXPECT_TRUE(Contains(Run({"people"}).err, {"--post", "--place"}));
  EXPECT_TRUE(Contains(Run({"people", "khong co ai"}).err, {"no one of that name"}));
}

TEST_F(PeopleCommandTest, VerifyFindsWhatWasChanged) {
  {
    const auto database = Database::Open(Path("sulieu.db"), Database::Mode::kReadWrite);
    ASSERT_TRUE(database->Execute("UPDATE posts_made SET person = (SELECT max(id) FROM people_made)"));
  }
  const Outcome verified = Run({"verify"});
  EXPECT_EQ(verified.status, 1);
  EXPECT_TRUE(Contains(verified.out, {"posts_made"}));
}

}  // namespace
}  // namespace sulieu
