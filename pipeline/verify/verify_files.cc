// The files as they are now against the digests in the database, both ways.
#include <fmt/format.h>

#include <map>
#include <set>

#include "pipeline/base/sha256.h"
#include "pipeline/read/reader.h"
#include "pipeline/verify/verify.h"

namespace sulieu {
namespace {

// What the ledger says of a path: the digest of its document, or of its last failure; whether it is known.
struct KnownPath {
  bool known = false;
  std::string sha256;
  std::string file_sha256;  // of the file when `sha256` is that of a part of it or of what a converter made
};

class FileVerifier {
 public:
  static Result<FileVerifier> Create(const Database& database, Verification* out) {
    FileVerifier verifier(out);
    auto stored = database.Prepare(
        "SELECT d.source_sha256, r.file_sha256 FROM occurrences AS o "
        "JOIN documents_imported AS d ON d.id = o.document "
        "LEFT JOIN readings_made AS r ON r.document = d.id WHERE o.path = ?");
    SULIEU_RETURN_IF_ERROR(stored);
    verifier.stored_ = std::move(*stored);
    auto failures = database.Prepare(
        "SELECT path, coalesce(sha256, '') FROM inputs WHERE outcome IN ('failed', 'skipped') ORDER BY id");
    SULIEU_RETURN_IF_ERROR(failures);
    for (;;) {
      const auto row = failures->Step();
      SULIEU_RETURN_IF_ERROR(row);
      if (!*row) return verifier;
      verifier.failures_.insert_or_assign(std::string(failures->Text(0)), std::string(failures->Text(1)));
    }
  }

  Status Check(const Input& input) {
    ++out_->files;
    seen_.insert(input.name);
    const auto known = Known(input.name);
    SULIEU_RETURN_IF_ERROR(known);
    if (!input.document) {
      if (!known->sha256.empty()) Differ(input.name, input.document.error().message);
      return {};
    }
    if (!known->known) {
      Differ(input.name, "is not in the database");
    } else if (!known->sha256.empty() && !IsTheSame(*known, *input.document)) {
      Differ(input.name, "the file has other bytes than were imported");
    }
    return {};
  }

  // Lists the paths of documents below the roots that no file had.
  Status CheckMissing(const Database& database, const std::vector<std::string>& roots) {
    auto paths = database.Prepare("SELECT path FROM occurrences ORDER BY path");
    SULIEU_RETURN_IF_ERROR(paths);
    for (;;) {
      const auto row = paths->Step();
      SULIEU_RETURN_IF_ERROR(row);
      if (!*row) return {};
      const std::string path(paths->Text(0));
      if (!seen_.contains(path) && IsBelow(path, roots)) Differ(path, "the file is missing");
    }
  }

 private:
  explicit FileVerifier(Verification* out) : out_(out) {}

  // Another version of a converter may give other bytes for the same file.
  static bool IsTheSame(const KnownPath& known, const Document& document) {
    return (!known.file_sha256.empty() && known.file_sha256 == document.file_sha256) ||
           known.sha256 == Sha256Hex(document.raw);
  }

  void Differ(std::string_view path, std::string_view what) {
    out_->differences.push_back(fmt::format("{}: {}", path, what));
  }

  Result<KnownPath> Known(const std::string& path) {
    stored_.Bind(1, path);
    const auto row = stored_.Step();
    SULIEU_RETURN_IF_ERROR(row);
    KnownPath known{*row, std::string(*row ? stored_.Text(0) : std::string_view()),
                    std::string(*row ? stored_.Text(1) : std::string_view())};
    stored_.Reset();
    const auto failure = failures_.find(path);
    if (!known.known && failure != failures_.end()) known = {true, failure->second, ""};
    return known;
  }

  static bool IsBelow(std::string_view path, const std::vector<std::string>& roots) {
    for (const std::string& root : roots) {
      if (path == root || (root == "." && !path.starts_with("/") && !path.starts_with("../"))) return true;
      if (!path.starts_with(root) || path == root) continue;
      if (root.ends_with("/") || path[root.size()] == '/' || path[root.size()] == '!') return true;
    }
    return false;
  }

  Statement stored_;
  std::map<std::string, std::string> failures_;
  std::set<std::string> seen_;
  Verification* out_;
};

}  // namespace

Status VerifyFiles(const Database& database, const FileList& files, const std::vector<std::string>& roots,
                   Verification* out) {
  auto verifier = FileVerifier::Create(database, out);
  SULIEU_RETURN_IF_ERROR(verifier);
  for (const FoundFile& file : files) {
    if (!file.skipped.empty()) continue;
    const auto reader = OpenFile(file);
    for (auto input = reader->Next(); input; input = reader->Next())
      SULIEU_RETURN_IF_ERROR(verifier->Check(*input));
  }
  return verifier->CheckMissing(database, roots);
}

}  // namespace sulieu
