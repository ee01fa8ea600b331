// Facts as W3C Web Annotations (JSON-LD): one annotation a fact, its target each place that states it, found
// by position (code points of the stored text, as the standard counts) and by quote with what stands around
// it. The source is the text itself, named by its digest (RFC 6920), with the page as scope; the body has the
// value and the columns of the fact, dates as EDTF. Tested by tests/export_test.cc.
#ifndef SULIEU_PIPELINE_EXPORT_WEB_ANNOTATION_H_
#define SULIEU_PIPELINE_EXPORT_WEB_ANNOTATION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/base/sha256.h"
#include "pipeline/export/source.h"
#include "pipeline/export/table.h"

namespace sulieu {

// Code points before byte offsets of a text, in time that does not grow with the offset.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  // Requires: `byte` <= size of the text, which is still there.
  size_t Before(size_t byte) const;

 private:
  static constexpr size_t kStep = 256;
  std::string_view text_;
  std::vector<size_t> before_;  // of every kStep-th byte
};

// Writes one annotation collection, fact by fact.
class AnnotationWriter {
 public:
  // Requires: database and sink outlive the writer.
  AnnotationWriter(const Database& database, const Sink& sink) : database_(database), sink_(sink) {}

  void Begin();
  // `document` tells when the next article begins: facts of one article must come together to be quick.
  Status Add(const std::string& fact_id, const std::string& document);
  void Finish();
  bool taken() const { return taken_; }  // false: the sink takes no more

 private:
  Status Turn(const std::string& fact_id, const std::string& document);

  const Database& database_;
  const Sink& sink_;
  std::string document_;
  std::optional<FactSource> source_;
  std::optional<CodePointIndex> index_;
  Sha256 ids_;
  uint64_t count_ = 0;
  bool taken_ = true;
};

// `ni:///sha-256;...`: the RFC 6920 name of what has this digest (hexadecimal).
std::string DigestUri(std::string_view sha256_hex);
// The address with what an IRI must not hold (spaces, quotes, angle brackets, all that is not ASCII) as %XX.
std::string PercentEncode(std::string_view text);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EXPORT_WEB_ANNOTATION_H_
