// sulieu verify: is what is stored still what was read?
#include "pipeline/verify/verify.h"

#include <filesystem>

#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/isolate/isolation.h"
#include "pipeline/read/found_file.h"
#include "pipeline/store/store.h"

namespace sulieu {
namespace {

constexpr const char* kExamples = R"(  sulieu verify
  sulieu verify --db tinh.db articles/       # also: do the files still have the bytes that were imported?
)";

struct Options {
  std::string database = "sulieu.db";
  std::vector<std::string> paths;
  bool quiet = false;
};

// As they stand in the ledger.
std::vector<std::string> Roots(const std::vector<std::string>& paths) {
  std::vector<std::string> roots;
  for (const std::string& path : paths) {
    std::string root = std::filesystem::path(path).lexically_normal();
    if (root.size() > 1 && root.ends_with("/")) root.pop_back();
    roots.push_back(Utf8Name(root));
  }
  return roots;
}

// A path that is not there is no mistake of the user here: what was imported from it is missing.
Status VerifyPaths(const Database& database, const Options& options, Verification* out) {
  std::vector<std::string> existing, gone;
  for (const std::string& path : options.paths) {
    std::error_code error;
    (std::filesystem::exists(path, error) ? existing : gone).push_back(path);
  }
  for (const std::string& root : Roots(gone)) {
    auto known = database.Prepare(
        "SELECT count(*) FROM occurrences WHERE path = ?1 OR substr(path, 1, length(?1) + 1) IN (?1 || '/', "
        "?1 || '!')");
    SULIEU_RETURN_IF_ERROR(known);
    known->Bind(1, root);
    SULIEU_RETURN_IF_ERROR(known->Step());
    if (known->Integer(0) == 0)
      return Fail(ErrorCode::kUsage, fmt::format("{}: there is no such file, and none was imported", root));
  }
  const auto files = FindFiles(existing, {options.database});
  SULIEU_RETURN_IF_ERROR(files);
  return VerifyFiles(database, *files, Roots(options.paths), out);
}

int VerifyDatabase(const Options& options) {
  ReadForeignApart();
  const auto database = OpenForReading(options.database);
  if (!database) return Report(database.error());
  auto verification = Verify(*database);
  if (!verification) return Report(verification.error());
  if (!options.paths.empty()) {
    const auto done = VerifyPaths(*database, options, &*verification);
    if (!done) return Report(done.error());
  }
  for (const std::string& difference : verification->differences) PrintMessage("{}\n", difference);
  if (!options.quiet) {
    PrintMessage("checked {} documents, {} facts, {} mentions, {} inputs{}: {}\n", verification->documents,
                 verification->facts, verification->mentions, verification->inputs,
                 options.paths.empty() ? "" : fmt::format(", {} files", verification->files),
                 verification->differences.empty()
                     ? "all as stored"
                     : fmt::format("{} differences", verification->differences.size()));
    Print("content {}\n", verification->content_digest);
  }
  return verification->differences.empty() ? kDone : kFailed;
}

}  // namespace

void AddVerify(Command program, Run* run) {
  auto options = std::make_shared<Options>();
  const Command command = program.AddCommand(
      "verify", "Checks every stored digest, span and quote against the stored text and source.", kExamples);
  AddDatabaseOption(command, &options->database);
  command.AddOption("PATH", options->paths, "files and folders to compare with what was imported from them");
  AddQuietOption(command, &options->quiet);
  command.WhenChosen([=] { *run = [options] { return VerifyDatabase(*options); }; });
}

}  // namespace sulieu
