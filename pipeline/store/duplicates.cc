#include "pipeline/store/duplicates.h"

#include <fmt/format.h>

#include "pipeline/store/digests.h"

namespace sulieu {

Result<DuplicateFinder> DuplicateFinder::Create(const Database& database, const std::string& rules_digest) {
  DuplicateFinder finder;
  auto by_sha = database.Prepare(
      "SELECT document, given, rules_digest, id FROM documents_imported WHERE source_sha256 = ?");
  SULIEU_RETURN_IF_ERROR(by_sha);
  auto by_path = database.Prepare("SELECT 1 FROM occurrences WHERE path = ? AND document = ?");
  SULIEU_RETURN_IF_ERROR(by_path);
  finder.by_sha_ = std::move(*by_sha);
  finder.by_path_ = std::move(*by_path);
  finder.rules_digest_ = rules_digest;
  return finder;
}

Result<std::optional<LedgerEntry>> DuplicateFinder::Find(const std::string& path,
                                                         const std::string& source_sha256,
                                                         const Metadata& metadata) {
  by_sha_.Bind(1, source_sha256);
  const auto row = by_sha_.Step();
  SULIEU_RETURN_IF_ERROR(row);
  const std::string first(by_sha_.Text(0));
  const int64_t document = by_sha_.Integer(3);
  // The metadata of a document is that of the path that names it.
  const bool current = *row && by_sha_.Text(2) == rules_digest_ &&
                       (first != path || by_sha_.Text(1) == MetadataJson(metadata));
  by_sha_.Reset();
  if (!current) return std::nullopt;
  by_path_.Bind(1, path);
  by_path_.Bind(2, document);
  const auto at_path = by_path_.Step();
  SULIEU_RETURN_IF_ERROR(at_path);
  by_path_.Reset();
  if (*at_path) return LedgerEntry{path, Outcome::kDuplicate, "unchanged", "", source_sha256};
  return LedgerEntry{path, Outcome::kDuplicate, "same_bytes", fmt::format("the same bytes as {}", first),
                     source_sha256};
}

}  // namespace sulieu
