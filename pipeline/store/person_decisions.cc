#include "pipeline/store/person_decisions.h"

#include "pipeline/store/digests.h"

namespace sulieu {
namespace {

std::string Digest(const std::string& before, const PersonDecision& d) {
  return ChainDigest(before, {d.decided_at, d.who, d.verdict, d.why, d.a.name, d.a.document,
                              d.a.source_sha256, d.b.name, d.b.document, d.b.source_sha256});
}

}  // namespace

Result<std::vector<PersonDecision>> ReadPersonDecisions(const Database& database) {
  auto rows = database.Prepare(
      "SELECT id, decided_at, who, verdict, why, name, document, source_sha256, other_name, other_document, "
      "other_sha256 FROM person_decisions ORDER BY id");
  SULIEU_RETURN_IF_ERROR(rows);
  std::vector<PersonDecision> decisions;
  for (;;) {
    const auto row = rows->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) return decisions;
    PersonDecision& d = decisions.emplace_back();
    d.id = rows->Integer(0);
    int column = 0;
    for (std::string* field : {&d.decided_at, &d.who, &d.verdict, &d.why, &d.a.name, &d.a.document,
                               &d.a.source_sha256, &d.b.name, &d.b.document, &d.b.source_sha256}) {
      *field = rows->Text(++column);
    }
  }
}

Result<std::vector<std::string>> PersonDecisionDigests(const Database& database) {
  const auto decisions = ReadPersonDecisions(database);
  SULIEU_RETURN_IF_ERROR(decisions);
  std::vector<std::string> digests;
  std::string digest;
  for (const PersonDecision& decision : *decisions) digests.push_back(digest = Digest(digest, decision));
  return digests;
}

Status AddPersonDecision(const Database& database, const PersonDecision& d) {
  const auto before = PersonDecisionDigests(database);
  SULIEU_RETURN_IF_ERROR(before);
  const std::string digest = Digest(before->empty() ? "" : before->back(), d);
  auto insert = database.Prepare(
      "INSERT INTO person_decisions (decided_at, who, verdict, why, name, document, source_sha256, "
      "other_name, "
      "other_document, other_sha256, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  SULIEU_RETURN_IF_ERROR(insert);
  int column = 0;
  for (const std::string* field :
       {&d.decided_at, &d.who, &d.verdict, &d.why, &d.a.name, &d.a.document, &d.a.source_sha256, &d.b.name,
        &d.b.document, &d.b.source_sha256, &digest}) {
    insert->Bind(++column, *field);
  }
  return insert->Run();
}

}  // namespace sulieu
