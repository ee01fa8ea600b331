// Checks that a database is whole: every digest, span and quote it stores is computed again from what it
// stores. Whatever a person can see of it (views, ledger, search) is covered by one of the checks. Tested by
// tests/fixity_test.cc, which flips the bits of databases.
#ifndef SULIEU_PIPELINE_VERIFY_VERIFY_H_
#define SULIEU_PIPELINE_VERIFY_VERIFY_H_

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/read/found_file.h"
#include "pipeline/store/sqlite.h"

namespace sulieu {

struct Verification {
  uint64_t documents = 0, mentions = 0, facts = 0, inputs = 0, files = 0;
  std::vector<std::string> differences;  // `document: what is stored and what it should be`
  std::string content_digest;            // ContentDigest
};

// Fails only when the database cannot be read; what is wrong in it is listed.
Result<Verification> Verify(const Database& database);

// SHA-256 over the public views: every value with its type and length, rows in the order of their keys. The
// same for the same documents and rules, whatever the order, number and time of the imports: row ids and
// times are left out, and a document stands for its digest and all its paths.
Result<std::string> ContentDigest(const Database& database);

// The parts of Verify; each appends to `differences`.
Status VerifyDocuments(const Database& database, Verification* out);
Status VerifyLedger(const Database& database, Verification* out);
Status VerifyStructure(const Database& database, Verification* out);
Status VerifyChains(const Database& database, Verification* out);
Status VerifySearchIndex(const Database& database, Verification* out);

// Compares the files with the documents imported from them, both ways: a file that is changed, one that is in
// no ledger, and a document whose file is not there though its path is one of the roots or below it.
Status VerifyFiles(const Database& database, const FileList& files, const std::vector<std::string>& roots,
                   Verification* out);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_VERIFY_VERIFY_H_
