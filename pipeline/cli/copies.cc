// sulieu manifest, backup, finalize: what an archive does with a finished database.
#include "pipeline/store/copies.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "pipeline/base/sha256.h"
#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/store/store.h"
#include "pipeline/verify/verify.h"

namespace sulieu {
namespace {

constexpr const char* kManifestExamples = R"(  sulieu manifest > manifest-sha256.txt
  sha256sum --check manifest-sha256.txt      # in the folder the import was started in
)";
constexpr const char* kBackupExamples =
    R"(  sulieu backup sulieu-2026-01-31.db         # also while an import is going on
)";
constexpr const char* kFinalizeExamples =
    R"(  sulieu finalize                            # then put sulieu.db on a read-only medium
)";

struct Options {
  std::string database = "sulieu.db", out;
  bool quiet = false;
};

// As the manifest of a BagIt bag writes it.
std::string ManifestPath(std::string_view path) {
  std::string escaped;
  for (const char c : path) {
    if (c == '%' || c == '\n' || c == '\r') {
      escaped += fmt::format("%{:02X}", c);
    } else {
      escaped += c;
    }
  }
  return escaped;
}

Status PrintManifest(const Database& database) {
  auto rows = database.Prepare(
      "SELECT d.source_sha256, o.path FROM occurrences AS o JOIN documents_imported AS d ON d.id = "
      "o.document "
      "ORDER BY o.path");
  SULIEU_RETURN_IF_ERROR(rows);
  while (!OutputFailed()) {
    const auto row = rows->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) break;
    Print("{}  {}\n", rows->Text(0), ManifestPath(rows->Text(1)));
  }
  return {};
}

int Manifest(const Options& options) {
  const auto database = OpenForReading(options.database);
  if (!database) return Report(database.error());
  const auto printed = PrintManifest(*database);
  return printed ? kDone : Report(printed.error());
}

int Backup(const Options& options) {
  const auto database = OpenForReading(options.database);
  if (!database) return Report(database.error());
  const auto done = BackUp(*database, options.out);
  if (!done) return Report(done.error());
  const auto copy = OpenForReading(options.out);
  if (!copy) return Report(copy.error());
  const auto documents = copy->QueryInteger("SELECT count(*) FROM documents_imported");
  if (!documents) return Report(documents.error());
  if (!options.quiet) PrintMessage("{}: {} documents\n", options.out, *documents);
  return kDone;
}

std::string FileDigest(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  Sha256 hash;
  std::string buffer(size_t{1} << 20, '\0');
  while (file.read(buffer.data(), static_cast<std::streamsize>(buffer.size())), file.gcount() > 0)
    hash.Add(std::string_view(buffer.data(), static_cast<size_t>(file.gcount())));
  return hash.Finish();
}

Result<std::string> Content(const std::string& path) {
  const auto database = OpenForReading(path);
  SULIEU_RETURN_IF_ERROR(database);
  return ContentDigest(*database);
}

int FinalizeDatabase(const Options& options) {
  const auto done = Finalize(options.database, SayUpgrade);
  if (!done) return Report(done.error());
  const auto content = Content(options.database);
  if (!content) return Report(content.error());
  std::error_code error;
  if (!options.quiet) {
    PrintMessage("{}: {} bytes in one file\ncontent {}\nsha256  {}\n", options.database,
                 std::filesystem::file_size(options.database, error), *content, FileDigest(options.database));
  }
  return kDone;
}

}  // namespace

void AddManifest(Command program, Run* run) {
  auto options = std::make_shared<Options>();
  const Command command = program.AddCommand(
      "manifest",
      "Prints digest and path of every original, as manifest-sha256.txt of a BagIt bag has them; "
      "of what is within an archive, as `archive!member`.",
      kManifestExamples);
  AddDatabaseOption(command, &options->database);
  command.WhenChosen([=] { *run = [options] { return Manifest(*options); }; });
}

void AddBackup(Command program, Run* run) {
  auto options = std::make_shared<Options>();
  const Command command = program.AddCommand(
      "backup", "Copies the database as it is at one moment, whatever is written to it meanwhile.",
      kBackupExamples);
  AddDatabaseOption(command, &options->database);
  AddQuietOption(command, &options->quiet);
  command.AddOption("OUT", options->out, "the new file").Required();
  command.WhenChosen([=] { *run = [options] { return Backup(*options); }; });
}

void AddFinalize(Command program, Run* run) {
  auto options = std::make_shared<Options>();
  const Command command = program.AddCommand(
      "finalize",
      "Makes the database one compact file that opens on a medium that cannot be written, and says its "
      "digest.",
      kFinalizeExamples);
  AddDatabaseOption(command, &options->database);
  AddQuietOption(command, &options->quiet);
  command.WhenChosen([=] { *run = [options] { return FinalizeDatabase(*options); }; });
}

}  // namespace sulieu
