// The index of facts by their ids: left out by the first import, made at its end or by whatever comes after
// an interrupted one; and a fact that is stated twice is refused without it too.
#include "pipeline/store/fact_index.h"

#include "pipeline/store/copies.h"
#include "pipeline/verify/verify.h"
#include "tests/database_test.h"

namespace sulieu {
namespace {

class FactIndexTest : public DatabaseTest {
 protected:
  // A document with one date; `times` its fact is in the analysis.
  static std::unique_ptr<Analysis> Analyze(int number, size_t times = 1) {
    Document document;
    document.name = fmt::format("{}.txt", number);
    document.raw = fmt::format("Hội nghị số {} được tổ chức ngày 15/3/2019.\n", number);
    auto analysis = pipeline().Analyze(document);
    SULIEU_CHECK(analysis);
    for (Extraction& extraction : (*analysis)->extractions) {
      if (extraction.kind == "dates") extraction.facts.resize(times, extraction.facts.front());
    }
    return std::move(*analysis);
  }

  bool HasIndex() const {
    return Integer(fmt::format("SELECT count(*) FROM sqlite_schema WHERE name = '{}'", kFactIndex)) == 1;
  }

  std::vector<std::string> Differences() const {
    const auto verified = Verify(*database_);
    EXPECT_TRUE(verified);
    return verified ? verified->differences : std::vector<std::string>{"not verified"};
  }

  // A first import that is interrupted after a commit.
  void Interrupt() {
    auto writer = Begin();
    ASSERT_TRUE(writer->Add(*Analyze(1), {}));
    ASSERT_TRUE(writer->Commit());
  }
};

TEST_F(FactIndexTest, TheFirstImportMakesItAtItsEndAndALaterOneKeepsIt) {
  EXPECT_TRUE(HasIndex());
  auto first = Begin();
  ASSERT_TRUE(first->Add(*Analyze(1), {}));
  EXPECT_FALSE(HasIndex());
  ASSERT_TRUE(first->Finish(kNow));
  EXPECT_TRUE(HasIndex());
  auto second = Begin();
  ASSERT_TRUE(second->Add(*Analyze(2), {}));
  EXPECT_TRUE(HasIndex());
  ASSERT_TRUE(second->Finish(kNow));
  EXPECT_EQ(Differences(), std::vector<std::string>());
}

TEST_F(FactIndexTest, WhatAnInterruptedImportLeftOutTheNextRunMakes) {
  Interrupt();
  EXPECT_FALSE(HasIndex());
  EXPECT_EQ(Differences(), std::vector<std::string>());
  ASSERT_TRUE(Begin()->Finish(kNow));
  EXPECT_TRUE(HasIndex());
  EXPECT_EQ(Differences(), std::vector<std::string>());
}

TEST_F(FactIndexTest, WhatAnInterruptedImportLeftOutFinalizeMakes) {
  Interrupt();
  database_.reset();
  ASSERT_TRUE(Finalize(path_));
  Open();
  EXPECT_TRUE(HasIndex());
  EXPECT_EQ(Differences(), std::vector<std::string>());
}

// A database that is done has it: `verify` says when it is gone.
TEST_F(FactIndexTest, VerifyMissesIt) {
  auto writer = Begin();
  ASSERT_TRUE(writer->Add(*Analyze(1), {}));
  ASSERT_TRUE(writer->Finish(kNow));
  writer.reset();
  ASSERT_TRUE(database_->Execute(fmt::format("DROP INDEX {}", kFactIndex)));
  EXPECT_EQ(Differences().size(), 1u);
}

TEST_F(FactIndexTest, OneFactTwiceIsRefusedWithItAndWithoutIt) {
  for (const int number : {1, 3}) {  // without the index, with it
    auto writer = Begin();
    const auto refused = writer->Add(*Analyze(number, 2), {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::kInternal);
    EXPECT_EQ(HasIndex(), number == 3);
    ASSERT_TRUE(writer->Add(*Analyze(number + 1), {}));
    EXPECT_EQ(Integer("SELECT count(*) FROM documents_imported"), (number + 1) / 2);
    ASSERT_TRUE(writer->Finish(kNow));
  }
  EXPECT_EQ(Differences(), std::vector<std::string>());
}

}  // namespace
}  // namespace sulieu
