// The seeds of the fuzz targets, among them every finding, and each of them cut short.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/fuzz/targets.h"

namespace sulieu {
namespace {

void Replay(const std::string& target, void (*function)(std::string_view)) {
  size_t seeds = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(SULIEU_SOURCE_DIR "/tests/fuzz/seeds/" + target)) {
    SCOPED_TRACE(entry.path());
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    function(bytes);
    for (size_t cut = bytes.size() % 37; cut < bytes.size(); cut += 37)
      function(std::string_view(bytes).substr(0, cut));
    ++seeds;
  }
  EXPECT_GT(seeds, 3u);
}

TEST(FuzzSeeds, Decode) { Replay("decode", FuzzDecode); }
TEST(FuzzSeeds, Html) { Replay("html", FuzzHtml); }
TEST(FuzzSeeds, Warc) { Replay("warc", FuzzWarc); }
TEST(FuzzSeeds, Docx) { Replay("docx", FuzzDocx); }

}  // namespace
}  // namespace sulieu
