// Lines as they come through a pipe: all that are there, none waited for while there is one.
#include "pipeline/read/line_reader.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <string_view>

#include "pipeline/base/descriptor.h"

namespace sulieu {
namespace {

using Lines = std::vector<std::string>;

class LineReaderTest : public testing::Test {
 protected:
  void SetUp() override {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    out_.Reset(ends[0]);
    in_.Reset(ends[1]);
  }
  void Send(std::string_view text) {
    ASSERT_EQ(write(in_.get(), text.data(), text.size()), static_cast<ssize_t>(text.size()));
  }

  Descriptor in_, out_;
};

TEST_F(LineReaderTest, GivesTheLinesThatAreThereWithoutWaitingForMore) {
  LineReader reader(out_.get());
  Send("một\nhai\r\nb");
  EXPECT_EQ(reader.Next(1000), (Lines{"một", "hai"}));  // would hang if it waited: the pipe is open
  Send("a\n\n");
  EXPECT_EQ(reader.Next(1000), (Lines{"ba", ""}));
  Send("bốn");
  in_.Close();
  EXPECT_EQ(reader.Next(1000), (Lines{"bốn"}));
  EXPECT_EQ(reader.Next(1000), Lines());
  EXPECT_EQ(reader.error(), 0);
}

TEST_F(LineReaderTest, ALineLongerThanABatchIsWhole) {
  LineReader reader(out_.get());
  const std::string line(40000, 'x');
  Send(line + "\ny\n");
  in_.Close();
  EXPECT_EQ(reader.Next(10), (Lines{line, "y"}));
  EXPECT_EQ(reader.Next(10), Lines());
}

TEST_F(LineReaderTest, SmallBatchesGiveAllLines) {
  LineReader reader(out_.get());
  std::string text;
  for (int i = 0; i < 3000; ++i) text += std::to_string(i) + '\n';
  Send(text);
  in_.Close();
  std::string read;
  for (auto lines = reader.Next(1); !lines.empty(); lines = reader.Next(1)) {
    for (const std::string& line : lines) read += line + '\n';
  }
  EXPECT_EQ(read, text);
}

TEST_F(LineReaderTest, SaysWhyItCannotRead) {
  const Descriptor folder(open("/", O_RDONLY));
  LineReader reader(folder.get());
  EXPECT_EQ(reader.Next(1000), Lines());
  EXPECT_EQ(reader.error(), EISDIR);
}

}  // namespace
}  // namespace sulieu
