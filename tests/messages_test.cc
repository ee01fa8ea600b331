// Messages in the language of the user: every message of the program is in a list, and every entry of a list
// is found by what it says.
#include "pipeline/messages/messages.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <map>
#include <set>

#include "tests/command.h"

namespace sulieu {
namespace {

size_t Gaps(std::string_view pattern) {
  size_t gaps = 0;
  for (size_t at = pattern.find("{}"); at != std::string_view::npos; at = pattern.find("{}", at + 2)) ++gaps;
  return gaps;
}

std::string Filled(std::string pattern) {
  int value = 0;
  for (size_t at = pattern.find("{}"); at != std::string::npos; at = pattern.find("{}", at)) {
    pattern.replace(at, 2, fmt::format("<{}>", ++value));
  }
  return pattern;
}

class MessagesTest : public CommandTest {
 protected:
  void TearDown() override {
    SetLanguage(Language::kEnglish);
    CommandTest::TearDown();
  }
};

TEST_F(MessagesTest, EveryEntryIsFoundAndKeepsItsValues) {
  SetLanguage(Language::kVietnamese);
  for (const auto& list : MessageLists()) {
    for (const Message& message : list) {
      const std::string english = Filled(std::string(message.english));
      EXPECT_EQ(Gaps(message.english), Gaps(message.vietnamese)) << english;
      const std::string said = LocalisedWithCode(english);
      EXPECT_TRUE(Contains(said, {std::string(message.code)})) << english;
      for (size_t value = 1; value <= Gaps(message.english); ++value) {
        EXPECT_TRUE(Contains(said, {fmt::format("<{}>", value)})) << english;
      }
      EXPECT_EQ(Localised(english) == english, message.vietnamese == message.english) << english;
    }
  }
}

TEST_F(MessagesTest, CodesHaveOneForm) {
  for (const auto& list : MessageLists()) {
    for (const Message& message : list) {
      EXPECT_TRUE(message.code.empty() || RE2::FullMatch(std::string(message.code), "SL[1-9]\\d\\d"))
          << message.code;
    }
  }
}

TEST_F(MessagesTest, PartsAreSaidEachInTheLanguage) {
  SetLanguage(Language::kVietnamese);
  EXPECT_EQ(LocalisedWithCode(
                "failed [empty] bai 1.txt: the file is empty; nothing to read; delete it or fetch it again"),
            "hỏng [empty] bai 1.txt: tệp rỗng; không có gì để đọc; hãy xóa hoặc lấy lại tệp [SL221]");
  EXPECT_EQ(LocalisedWithCode(
                "failed [partial] a.zip: cut or damaged near byte 9: Truncated; input; what came before is "
                "kept; fetch the file again; what could be read of it is stored"),
            "hỏng [partial] a.zip: bị cắt hoặc hỏng gần byte 9: Truncated; input; phần trước đó được giữ "
            "lại; hãy lấy "
            "lại tệp; phần đọc được đã được lưu [SL241]");
  EXPECT_EQ(LocalisedWithCode("unknown command `imprt`; did you mean `import`?"),
            "không có lệnh `imprt`; có phải bạn muốn viết `import`? [SL102]");
  EXPECT_EQ(Localised("a file: nobody said this"), "a file: nobody said this");
}

TEST_F(MessagesTest, EnglishIsLeftAsItIs) {
  EXPECT_EQ(Localised("the file is empty"), "the file is empty");
  EXPECT_EQ(LocalisedWithCode("x.txt: the file is empty"), "x.txt: the file is empty [SL221]");
  EXPECT_EQ(LocalisedWithCode("nobody said this"), "nobody said this");
}

TEST_F(MessagesTest, TheLanguageIsThatOfTheOptionElseOfTheSettingElseOfTheLocale) {
  Conditions vietnamese;
  vietnamese.environment = {{"SULIEU_LANG", ""}, {"LC_ALL", "vi_VN.UTF-8"}};
  const std::string said = "không có cơ sở dữ liệu này";
  EXPECT_TRUE(Contains(Run({"facts", "dates"}, vietnamese).err, {said, "[SL301]"}));
  EXPECT_TRUE(Contains(Run({"facts", "dates", "--lang", "vi"}).err, {said}));
  EXPECT_TRUE(Contains(Run({"--lang=vi", "facts", "dates"}).err, {said}));
  EXPECT_TRUE(Contains(Run({"facts", "dates", "--lang", "en"}, vietnamese).err, {"no such database"}));
  EXPECT_TRUE(Contains(Run({"facts", "--help", "--lang", "vi"}).out,
                       {"Ví dụ:", "Cách dùng: sulieu facts", "Tùy chọn:"}));
  EXPECT_EQ(Run({"facts", "dates", "--lang", "de"}).status, 2);
}

// What stands in the sources as a message: the literals behind these calls, joined where they are broken.
std::set<std::string> MessagesOfSources() {
  constexpr const char* kLiteral = R"re(((?:"(?:[^"\\\n]|\\.)*"\s*)+))re";
  const std::vector<std::string> calls = {
      R"(\bFail\(\s*ErrorCode::\w+,\s*(?:fmt::format\(\s*)?)",
      R"(\bSay\(\s*(?:fmt::format\(\s*)?)",
      R"(\bReportUsage\(\s*(?:fmt::format\(\s*)?)",
      R"(\b[Ww]rong\(\s*(?:fmt::format\(\s*)?)",
      R"(\bPrintMessage\(\s*)",
      R"(\bAdd(?:Option|Flag)\(\s*"[^"]*",\s*[^"(){},]+(?:\(\))?[^"(){},]*,\s*)",
      R"(\bAddCommand\(\s*"[^"]*",\s*)",
  };
  std::set<std::string> messages;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(SULIEU_SOURCE_DIR "/pipeline")) {
    if (entry.path().extension() != ".cc") continue;
    std::ifstream in(entry.path());
    const std::string source{std::istreambuf_iterator<char>(in), {}};
    for (const std::string& call : calls) {
      const RE2 pattern(call + kLiteral);
      re2::StringPiece rest(source), found;
      while (RE2::FindAndConsume(&rest, pattern, &found)) {
        std::string joined(found);
        RE2::GlobalReplace(&joined, R"("\s*")", "");
        RE2::GlobalReplace(&joined, R"(^"|"\s*$)", "");
        RE2::GlobalReplace(&joined, R"(\\n$)", "");
        RE2::GlobalReplace(&joined, R"(\\(["\\]))", R"(\1)");
        RE2::GlobalReplace(&joined, R"(\{[^{}]*\})", "{}");
        RE2::GlobalReplace(&joined, R"(\{\{)", "{");
        RE2::GlobalReplace(&joined, R"(\}\})", "}");
        messages.insert(joined);
      }
    }
  }
  return messages;
}

TEST_F(MessagesTest, EveryMessageOfTheSourcesIsInAList) {
  SetLanguage(Language::kVietnamese);
  const auto messages = MessagesOfSources();
  EXPECT_GT(messages.size(), 300u);
  for (const std::string& message : messages) {
    // Values without words of ours (`{}: {}`) need no entry.
    std::string words = message;
    RE2::GlobalReplace(&words, R"(\{\}|`[^`]*`)", "");
    if (!RE2::PartialMatch(words, "[a-z]{2}")) continue;
    for (std::string_view rest = message; !rest.empty();) {
      const size_t end = rest.find("\\n");
      const std::string line = Filled(std::string(rest.substr(0, end)));
      EXPECT_NE(Localised(line), line);
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 2);
    }
  }
}

}  // namespace
}  // namespace sulieu
