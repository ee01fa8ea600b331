// The quick pass on a terminal: a key decides at once, and what is decided stays whatever ends the pass.
#include <pty.h>
#include <termios.h>

#include <csignal>

#include "pipeline/store/store.h"
#include "tests/command.h"

namespace sulieu {
namespace {

class TerminalTest : public CommandTest {
 protected:
  void SetUp() override {
    CommandTest::SetUp();
    WriteFile("in/a.txt", "Có 122/159 xã đạt chuẩn. Có 7/9 huyện đạt chuẩn. Có 3/4 trường đạt chuẩn.\n");
    ASSERT_EQ(Run({"import", "in"}).status, 0);
    child_ = forkpty(&terminal_, nullptr, nullptr, nullptr);
    if (child_ == 0) {
      const std::string database = Path("sulieu.db");
      signal(SIGINT, SIG_DFL);  // what runs behind a shell is begun with it ignored
      setenv("TERM", "xterm", 1);
      unsetenv("NO_COLOR");
      setenv("SULIEU_LANG", "en", 1);
      setenv("SULIEU_CONFIG", Path(".config.toml").c_str(), 1);
      execl(SULIEU_BINARY, "sulieu", "review", "ratios", "--by", "Lan", "--db", database.c_str(), nullptr);
      _exit(127);
    }
    ASSERT_GT(child_, 0);
  }
  void TearDown() override {
    close(terminal_);
    CommandTest::TearDown();
  }

  // Reads what the program shows until it has shown this since the last time.
  void Await(const std::string& text) {
    size_t at = 0;
    while ((at = shown_.find(text, seen_)) == std::string::npos) {
      char buffer[4096];
      const ssize_t got = read(terminal_, buffer, sizeof buffer);
      ASSERT_GT(got, 0) << "`" << text << "` is not in: " << shown_;
      shown_.append(buffer, static_cast<size_t>(got));
    }
    seen_ = at + text.size();
  }
  void Type(const std::string& keys) const {
    ASSERT_EQ(write(terminal_, keys.data(), keys.size()), static_cast<ssize_t>(keys.size()));
  }
  int Ended() {
    char buffer[4096];
    ssize_t got = 0;
    while ((got = read(terminal_, buffer, sizeof buffer)) > 0)
      shown_.append(buffer, static_cast<size_t>(got));
    int status = 0;
    waitpid(child_, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  // Whether the terminal shows what is typed and hands it over by the line.
  bool IsAsUsual() const {
    termios modes{};
    return tcgetattr(terminal_, &modes) == 0 && (modes.c_lflag & ECHO) && (modes.c_lflag & ICANON);
  }
  std::string Decided() const {
    const auto database = OpenForReading(Path("sulieu.db"));
    auto rows = database->Prepare("SELECT action FROM decisions ORDER BY decision");
    std::string all;
    while (rows->Step().value_or(false)) all += std::string(rows->Text(0)) + " ";
    return all;
  }

  pid_t child_ = -1;
  int terminal_ = -1;
  std::string shown_;
  size_t seen_ = 0;
};

TEST_F(TerminalTest, AKeyDecidesWithoutReturn) {
  Await("q quit");
  EXPECT_TRUE(Contains(shown_, {"[1/3] ratios", "Có \x1b[1;7m122/159 xã\x1b[0m đạt chuẩn."}));
  Type("a");
  Await("[2/3]");
  Await("q quit");
  Type("e");
  Await("an empty line ends");
  Type("numerator=8\n\n");
  Await("[3/3]");
  Await("q quit");
  Type("u");
  Await("[2/3]");
  Await("q quit");
  Type("r");
  Await("[3/3]");
  Await("q quit");
  Type("s");
  EXPECT_EQ(Ended(), 0);
  EXPECT_TRUE(Contains(shown_, {"accepted 1, rejected 1, edited 0, skipped 1; 1 are left"}));
  EXPECT_EQ(Decided(), "accept edit undo reject ");
}

TEST_F(TerminalTest, ControlCKeepsWhatIsDecidedAndTheTerminal) {
  Await("q quit");
  Type("a");
  Await("[2/3]");
  Await("q quit");
  Type("\x03");
  EXPECT_EQ(Ended(), 130);
  EXPECT_TRUE(IsAsUsual());
  EXPECT_TRUE(Contains(shown_, {"accepted 1, rejected 0, edited 0, skipped 0; 2 are left"}));
  EXPECT_EQ(Decided(), "accept ");
}

TEST_F(TerminalTest, ControlCWhileALineIsTypedKeepsThemToo) {
  Await("q quit");
  Type("r");
  Await("[2/3]");
  Await("q quit");
  Type("e");
  Await("an empty line ends");
  Type("numerator=8\x03");
  EXPECT_EQ(Ended(), 128 + SIGINT);
  EXPECT_TRUE(IsAsUsual());
  EXPECT_EQ(Decided(), "reject ");
  EXPECT_EQ(Run({"verify"}).status, 0);
}

TEST_F(TerminalTest, ATerminalThatGoesAwayKeepsThem) {
  Await("q quit");
  Type("a");
  Await("[2/3]");
  close(terminal_);
  int status = 0;
  waitpid(child_, &status, 0);
  terminal_ = open("/dev/null", O_RDONLY);
  EXPECT_EQ(Decided(), "accept ");
  EXPECT_EQ(Run({"verify"}).status, 0);
}

}  // namespace
}  // namespace sulieu
