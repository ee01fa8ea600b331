// Completions, the man page and the versions: made of the tree of commands, so that they know all of it.
#include <cstdlib>
#include <sstream>

#include "tests/command.h"

namespace sulieu {
namespace {

class CompletionsTest : public CommandTest {
 protected:
  // What bash offers after these words; the last one is being typed.
  std::string Offered(const std::string& words, int last) const {
    WriteFile("script", Run({"completions", "bash"}).out);
    WriteFile("ask", "source ./script\nCOMP_WORDS=(" + words + ")\nCOMP_CWORD=" + std::to_string(last) +
                         "\n_sulieu\necho \"${COMPREPLY[*]}\"\n");
    const std::string command = "cd '" + folder_.string() + "' && bash ask > said 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0);
    return Slurp(Path("said"));
  }
};

TEST_F(CompletionsTest, BashOffersCommandsOptionsAndValues) {
  EXPECT_TRUE(
      Contains(Offered("sulieu ''", 1), {"import", "facts", "export", "cite", "rules", "completions"}));
  EXPECT_EQ(Offered("sulieu exp", 1), "explain export\n");
  EXPECT_EQ(Offered("sulieu facts leg", 2), "legal_refs\n");
  EXPECT_TRUE(Contains(Offered("sulieu facts dates --", 3), {"--where", "--since", "--format"}));
  EXPECT_EQ(Offered("sulieu export x --format w", 4), "webannotation\n");
  EXPECT_EQ(Offered("sulieu cite abc -f b", 4), "bibtex\n");
  EXPECT_EQ(Offered("sulieu rules w", 2), "why-not\n");
  EXPECT_TRUE(Contains(Offered("sulieu rules check --", 3), {"--rules"}));
  WriteFile("bai 1.txt", "");
  EXPECT_EQ(Offered("sulieu import bai", 2), "bai 1.txt\n");
  EXPECT_EQ(Offered("sulieu facts dates --since x", 4), "\n");
}

struct Typed {
  const char *line, *offered;
};
constexpr Typed kTyped[] = {{"sulieu imp", "import"},
                            {"sulieu facts leg", "legal_refs"},
                            {"sulieu rules w", "why-not"},
                            {"sulieu export x --format w", "webannotation"}};

TEST_F(CompletionsTest, FishCompletes) {
  if (std::system("command -v fish >/dev/null") != 0) GTEST_SKIP() << "there is no fish";
  WriteFile("sulieu.fish", Run({"completions", "fish"}).out);
  for (const Typed& typed : kTyped) {
    const std::string ask = std::string("complete -C '") + typed.line + "'";
    const std::string command = "cd '" + folder_.string() +
                                "' && HOME=. fish --no-config -c \"source sulieu.fish; " + ask +
                                "\" > said 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0);
    EXPECT_TRUE(Begins(Slurp(Path("said")), typed.offered)) << typed.line;
  }
}

TEST_F(CompletionsTest, ZshCompletes) {
  if (std::system("command -v zsh >/dev/null") != 0) GTEST_SKIP() << "there is no zsh";
  WriteFile("_sulieu", Run({"completions", "zsh"}).out);
  for (const Typed& typed : kTyped) {
    const std::string line = typed.line;
    const std::string command = "zsh " SULIEU_SOURCE_DIR "/tests/complete.zsh '" + folder_.string() + "' '" +
                                line + "' > '" + Path("said") + "' 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0);
    const std::string wanted = "<<" + line.substr(0, line.rfind(' ') + 1) + typed.offered + " >>";
    EXPECT_TRUE(Contains(Slurp(Path("said")), {wanted})) << line;
  }
}

TEST_F(CompletionsTest, EveryShellKnowsEveryCommandAndOption) {
  for (const char* const shell : {"bash", "zsh", "fish"}) {
    const Outcome run = Run({"completions", shell});
    EXPECT_EQ(run.status, 0);
    EXPECT_TRUE(Contains(run.out, {"import", "reextract", "why-not", "guard-formulas", "webannotation"}))
        << shell;
    WriteFile(shell, run.out);
    const std::string name(shell);
    const std::string check = name + " -n '" + Path(shell) + "'";
    if (std::system(("command -v " + name + " >/dev/null").c_str()) == 0) {
      EXPECT_EQ(std::system(check.c_str()), 0) << check;
    }
  }
  EXPECT_EQ(Run({"completions", "tcsh"}).status, 2);
}

TEST_F(CompletionsTest, TheManPageHasEveryCommand) {
  const Outcome run = Run({"man"});
  EXPECT_EQ(run.status, 0);
  EXPECT_TRUE(Begins(run.out, ".TH SULIEU 1 "));
  std::istringstream lines(Run({"--help"}).out);
  bool commands = false;
  for (std::string line; std::getline(lines, line);) {
    if (commands && line.size() > 2 && line[2] != ' ') {
      EXPECT_TRUE(Contains(run.out, {".SS sulieu " + line.substr(2, line.find(' ', 2) - 2) + "\n"}));
    }
    commands |= line == "Subcommands:";
  }
  EXPECT_TRUE(commands);
  EXPECT_TRUE(Contains(run.out, {".SS sulieu rules why\\-not\n", "\\-\\-guard\\-formulas"}));
  if (std::system("command -v groff >/dev/null") != 0) return;
  WriteFile("sulieu.1", run.out);
  const std::string check = "test -z \"$(groff -man -Kutf8 -Tutf8 -ww -z '" + Path("sulieu.1") +
                            "' 2>&1 | tee '" + Path("said") + "')\"";
  EXPECT_EQ(std::system(check.c_str()), 0) << Slurp(Path("said"));
}

TEST_F(CompletionsTest, VersionsOfTheLibraries) {
  EXPECT_TRUE(Begins(Run({"--version"}).out, "sulieu "));
  EXPECT_EQ(Run({"--version"}).out.find("ICU"), std::string::npos);
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"--version", "--verbose"}, {"--verbose", "--version"}}) {
    const Outcome run = Run(arguments);
    EXPECT_EQ(run.status, 0);
    EXPECT_TRUE(Contains(run.out, {"ICU ", "RE2         libre2", "SQLite      3.", "simdjson    ",
                                   "schema      version ", "Parquet     not built in"}));
  }
  EXPECT_EQ(Run({"--verbose"}).status, 2);
}

}  // namespace
}  // namespace sulieu
