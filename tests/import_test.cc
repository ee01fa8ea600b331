// A run of an import from within: what its callbacks and its flag do.
#include "pipeline/import/import.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>

namespace sulieu {
namespace {

TEST(RunImport, AnInterruptEndsTheRunWithTheDocumentsInFlight) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / fmt::format("sulieu_interrupt_{}", getpid());
  fs::create_directories(folder);
  for (int i = 0; i < 200; ++i)
    std::ofstream(folder / fmt::format("{}.txt", i)) << "Có " << i << "/9000 xã đạt chuẩn.\n";
  const auto pipeline = Pipeline::Create(EmbeddedRuleFiles());
  ASSERT_TRUE(pipeline);
  std::atomic<bool> interrupted = false;
  ImportPlan plan;
  plan.database = folder / "sulieu.db";
  plan.files = *FindFiles({folder.string()}, {folder / "sulieu.db"});
  plan.jobs = 2;
  plan.interrupted = &interrupted;
  plan.progress = [&](const Progress& progress) { interrupted = interrupted || progress.files == 10; };
  const auto report = RunImport(**pipeline, std::move(plan));
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_TRUE(report->interrupted);
  EXPECT_GE(report->found, 10u);
  EXPECT_LT(report->found, 30u);
  const auto database = OpenForReading(folder / "sulieu.db");
  EXPECT_EQ(*database->QueryInteger("SELECT count(*) FROM inputs"), static_cast<int64_t>(report->found));
  fs::remove_all(folder);
}

}  // namespace
}  // namespace sulieu
