// A database in a temporary file, open for writing, for the tests of one.
#ifndef SULIEU_TESTS_DATABASE_TEST_H_
#define SULIEU_TESTS_DATABASE_TEST_H_

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "pipeline/pipeline.h"
#include "pipeline/store/store.h"
#include "pipeline/store/writer.h"

namespace sulieu {

constexpr char kNow[] = "2020-01-01T00:00:00Z";

class DatabaseTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    path_ = std::filesystem::temp_directory_path() / fmt::format("sulieu_{}{}.db", info->name(), ::getpid());
    Open();
  }
  void TearDown() override {
    database_.reset();
    std::filesystem::remove(path_);
  }

  // Closes it first, where it is open.
  void Open() {
    database_.reset();
    auto database = OpenForWriting(path_);
    SULIEU_CHECK(database);
    database_ = std::move(*database);
  }

  static const Pipeline& pipeline() {
    static const auto pipeline = Pipeline::Create(EmbeddedRuleFiles());
    SULIEU_CHECK(pipeline);
    return **pipeline;
  }

  std::unique_ptr<Writer> Begin() {
    auto writer = Writer::BeginRun(*database_, pipeline(), "test", kNow);
    SULIEU_CHECK(writer);
    return std::move(*writer);
  }

  int64_t Integer(const std::string& sql) const {
    const auto value = database_->QueryInteger(sql);
    SULIEU_CHECK(value);
    return *value;
  }

  std::string path_;
  std::optional<Database> database_;
};

}  // namespace sulieu

#endif  // SULIEU_TESTS_DATABASE_TEST_H_
