// sulieu verify: is what is stored still what was read?
#include "pipeline/verify/verify.h"

#include "pipeline/base/sha256.h"
#include "pipeline/cli/commands.h"
#include "pipeline/cli/console.h"
#include "pipeline/read/reader.h"
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

// The files as they are now against the digests in the database.
Status CompareFiles(const Database& database, const std::vector<FoundFile>& files, uint64_t* compared,
                    Verification* out) {
  auto known = database.Prepare(
      "SELECT d.source_sha256 FROM occurrences AS o JOIN documents_imported AS d ON d.id = o.document WHERE "
      "o.path = ?");
  SULIEU_RETURN_IF_ERROR(known);
  for (const FoundFile& file : files) {
    if (!file.skipped.empty()) continue;
    const auto reader = OpenFile(file);
    for (auto input = reader->Next(); input; input = reader->Next()) {
      ++*compared;
      known->Bind(1, input->name);
      const auto row = known->Step();
      SULIEU_RETURN_IF_ERROR(row);
      const std::string digest(*row ? known->Text(0) : std::string_view());
      known->Reset();
      if (!input->document) {
        out->differences.push_back(fmt::format("{}: {}", input->name, input->document.error().message));
      } else if (digest.empty()) {
        out->differences.push_back(fmt::format("{}: is not in the database", input->name));
      } else if (Sha256Hex(input->document->raw) != digest) {
        out->differences.push_back(
            fmt::format("{}: the file has other bytes than were imported", input->name));
      }
    }
  }
  return {};
}

int VerifyDatabase(const Options& options) {
  std::vector<FoundFile> files;
  if (!options.paths.empty()) {
    auto found = FindFiles(options.paths, {options.database});
    if (!found) return Report(found.error());
    files = std::move(*found);
  }
  const auto database = OpenForReading(options.database);
  if (!database) return Report(database.error());
  auto verification = Verify(*database);
  if (!verification) return Report(verification.error());
  uint64_t compared = 0;
  const auto done = CompareFiles(*database, files, &compared, &*verification);
  if (!done) return Report(done.error());
  for (const std::string& difference : verification->differences) Print("{}\n", difference);
  if (!options.quiet) {
    Print("checked {} documents, {} facts, {} mentions, {} inputs{}: {}\n", verification->documents,
          verification->facts, verification->mentions, verification->inputs,
          files.empty() ? "" : fmt::format(", {} files", compared),
          verification->differences.empty()
              ? "all as stored"
              : fmt::format("{} differences", verification->differences.size()));
    Print("content {}\n", verification->content_digest);
  }
  return verification->differences.empty() ? kDone : kFailed;
}

}  // namespace

void AddVerify(CLI::App& program, Run* run) {
  auto options = std::make_shared<Options>();
  CLI::App* const command =
      AddCommand(program, "verify",
                 "Checks every stored digest, span and quote against the stored text and source.", kExamples);
  AddDatabaseOption(command, &options->database);
  command->add_option("PATH", options->paths,
                      "files and folders to compare with what was imported from them");
  AddQuietOption(command, &options->quiet);
  command->callback([=] { *run = [options] { return VerifyDatabase(*options); }; });
}

}  // namespace sulieu
