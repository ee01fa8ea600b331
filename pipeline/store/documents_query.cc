// Which document a name means.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "pipeline/store/queries.h"

namespace sulieu {
namespace {

constexpr size_t kMinDigest = 4;
constexpr size_t kShownCandidates = 8;

std::string_view FileName(std::string_view path) { return path.substr(path.find_last_of("/!") + 1); }

// How well a path answers to a name; smaller is better.
enum Match { kExact, kFileName, kBeginning, kNo };

Match MatchPath(std::string_view path, std::string_view name) {
  if (path == name) return kExact;
  if (FileName(path) == name || (path.ends_with(name) && path[path.size() - name.size() - 1] == '/'))
    return kFileName;
  return path.starts_with(name) || FileName(path).starts_with(name) ? kBeginning : kNo;
}

using Candidates = std::map<int64_t, std::string>;  // document -> the path it was recognised by

Result<Candidates> BestByPath(const Database& database, std::string_view name) {
  auto paths = database.Prepare("SELECT document, path FROM occurrences ORDER BY path");
  SULIEU_RETURN_IF_ERROR(paths);
  Candidates best;
  Match level = kNo;
  for (;;) {
    const auto row = paths->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return best;
    const Match match = MatchPath(paths->Text(1), name);
    if (match == kNo || match > level) continue;
    if (match < level) best.clear();
    level = match;
    best.emplace(paths->Integer(0), paths->Text(1));
  }
}

Status AddByDigest(const Database& database, const std::string& name, Candidates* candidates) {
  if (name.size() < kMinDigest || name.find_first_not_of("0123456789abcdef") != std::string::npos) return {};
  auto digests = database.Prepare(
      "SELECT id, document FROM documents_imported WHERE source_sha256 >= ?1 AND source_sha256 < ?1 || 'g'");
  SULIEU_RETURN_IF_ERROR(digests);
  digests->Bind(1, name);
  for (;;) {
    const auto row = digests->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return {};
    candidates->emplace(digests->Integer(0), digests->Text(1));
  }
}

Result<StoredDocument> ReadDocument(const Database& database, int64_t id) {
  auto read = database.Prepare(
      "SELECT id, document, title, published, published_basis, publisher, byline, url, source_sha256, text "
      "FROM documents_imported WHERE id = ?");
  SULIEU_RETURN_IF_ERROR(read);
  read->Bind(1, id);
  const auto row = read->Step();
  SULIEU_RETURN_IF_ERROR(row);
  if (!*row) return Fail(ErrorCode::kNotFound, fmt::format("{}: no document {}", database.path(), id));
  StoredDocument document;
  document.id = read->Integer(0);
  std::string* const fields[] = {
      &document.name,      &document.title,  &document.published, &document.published_basis,
      &document.publisher, &document.byline, &document.url,       &document.source_sha256,
      &document.text};
  int column = 0;
  for (std::string* field : fields) *field = read->Text(++column);
  return document;
}

}  // namespace

Result<int64_t> FindDocumentId(const Database& database, const std::string& name) {
  auto candidates = BestByPath(database, name);
  SULIEU_RETURN_IF_ERROR(candidates);
  if (candidates->empty()) SULIEU_RETURN_IF_ERROR(AddByDigest(database, name, &*candidates));
  if (candidates->size() == 1) return candidates->begin()->first;
  if (candidates->empty()) {
    return Fail(
        ErrorCode::kNotFound,
        fmt::format("{}: no document is called `{}`; give its path, file name or digest, or a beginning of "
                    "one (`sulieu search` finds documents by their words)",
                    database.path(), name));
  }
  std::string list;
  size_t shown = 0;
  for (const auto& [id, path] : *candidates) {
    if (++shown > kShownCandidates) break;
    list += "\n  " + path;
  }
  if (shown > kShownCandidates) list += "\n  ...";
  return Fail(ErrorCode::kUsage,
              fmt::format("`{}` could be any of {} documents; name one:{}", name, candidates->size(), list));
}

Result<StoredDocument> FindDocument(const Database& database, const std::string& name) {
  const auto id = FindDocumentId(database, name);
  SULIEU_RETURN_IF_ERROR(id);
  return ReadDocument(database, *id);
}

Result<StoredDocument> DocumentOfFact(const Database& database, const std::string& fact_id) {
  auto find = database.Prepare("SELECT document FROM facts WHERE fact_id = ?");
  SULIEU_RETURN_IF_ERROR(find);
  find->Bind(1, fact_id);
  const auto row = find->Step();
  SULIEU_RETURN_IF_ERROR(row);
  return ReadDocument(database, find->Integer(0));
}

}  // namespace sulieu
