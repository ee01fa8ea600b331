// Runs the program as a user would: in a folder of its own, with its output caught.
#ifndef SULIEU_TESTS_COMMAND_H_
#define SULIEU_TESTS_COMMAND_H_

#include <fcntl.h>
#include <grp.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace sulieu {

struct Outcome {
  int status = -1;  // of the exit; 128 + the signal when one ended it
  std::string out, err;
};

inline testing::AssertionResult Contains(const std::string& text, const std::vector<std::string>& parts) {
  for (const std::string& part : parts) {
    if (text.find(part) == std::string::npos)
      return testing::AssertionFailure() << '`' << part << "` is not in: " << text;
  }
  return testing::AssertionSuccess();
}

inline testing::AssertionResult Begins(const std::string& text, const std::string& start) {
  if (text.starts_with(start)) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "does not begin with `" << start << "`: " << text;
}

struct Conditions {
  std::string input = "";        // standard input
  std::string output_path = "";  // standard output goes here instead; "-" closes it
  bool as_nobody = false;        // without the rights of root
  uint64_t max_file_bytes = 0;   // as if the disk ended there
  std::vector<std::pair<std::string, std::string>> environment = {};
};

class CommandTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() /
              ("sulieu_" + std::string(info->name()) + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
    std::filesystem::permissions(folder_, std::filesystem::perms::all);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string Path(const std::string& name) const { return folder_ / name; }

  void WriteFile(const std::string& name, const std::string& content) const {
    const std::filesystem::path path = folder_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
  }

  static std::string Slurp(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  pid_t Start(const std::vector<std::string>& arguments, const Conditions& conditions = {}) const {
    WriteFile(".stdin", conditions.input);
    const pid_t child = fork();
    if (child == 0) Become(arguments, conditions);
    return child;
  }

  Outcome Wait(pid_t child) const {
    int status = 0;
    waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), Slurp(Path(".stdout")),
            Slurp(Path(".stderr"))};
  }

  Outcome Run(const std::vector<std::string>& arguments, const Conditions& conditions = {}) const {
    return Wait(Start(arguments, conditions));
  }

  std::filesystem::path folder_;

 private:
  static void Redirect(const std::string& path, int flags, int to) {
    const int from = open(path.c_str(), flags, 0666);
    dup2(from, to);
    close(from);
  }

  [[noreturn]] void Become(const std::vector<std::string>& arguments, const Conditions& conditions) const {
    Redirect(Path(".stdin"), O_RDONLY, STDIN_FILENO);
    const std::string out = conditions.output_path.empty() ? Path(".stdout") : conditions.output_path;
    Redirect(Path(".stderr"), O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
    out == "-" ? (void)close(STDOUT_FILENO) : Redirect(out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
    if (chdir(folder_.c_str()) != 0) _exit(126);
    setenv("SULIEU_LANG", "en", 1);  // whoever runs the tests has a language and settings
    setenv("SULIEU_CONFIG", Path(".config.toml").c_str(), 1);
    for (const auto& [name, value] : conditions.environment) setenv(name.c_str(), value.c_str(), 1);
    const rlim_t limit = conditions.max_file_bytes;
    const struct rlimit files = {limit, limit};
    if (limit > 0) setrlimit(RLIMIT_FSIZE, &files);
    if (conditions.as_nobody && geteuid() == 0 &&
        (setgroups(0, nullptr) != 0 || setgid(65534) != 0 || setuid(65534) != 0))
      _exit(126);
    std::vector<char*> argv = {const_cast<char*>("sulieu")};
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    execv(SULIEU_BINARY, argv.data());
    _exit(127);
  }
};

}  // namespace sulieu

#endif  // SULIEU_TESTS_COMMAND_H_
