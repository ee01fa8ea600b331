// The metadata file of an import: JSON Lines or CSV with `path` and any of `published`, `title`, `publisher`,
// `url`, `byline`, `encoding`. Tested by tests/read_test.cc.
#ifndef SULIEU_PIPELINE_READ_METADATA_H_
#define SULIEU_PIPELINE_READ_METADATA_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/document.h"

namespace sulieu {

class MetadataTable {
 public:
  // JSON Lines when the first visible character is `{`, else CSV with a header. Fails with kUsage and lists
  // all mistakes as `name:line: message`: an unknown key, a malformed date, a path given twice.
  static Result<MetadataTable> Parse(std::string_view name, std::string_view content);

  // What is known of a document: the entry whose `path` is the longest end of its name (whole components:
  // `b/x.txt` and `x.txt` are ends of `a/b/x.txt`); empty metadata when there is none.
  Metadata Find(std::string_view document_name) const;

  size_t size() const { return by_path_.size(); }
  // The paths no document has asked for so far, sorted.
  std::vector<std::string> Unused() const;

 private:
  struct Entry {
    Metadata metadata;
    mutable bool used = false;
  };
  friend class MetadataParser;
  std::unordered_map<std::string, Entry> by_path_;
};

// Sets the field called `key`; false when metadata has no such field.
bool SetMetadata(std::string_view key, std::string value, Metadata* metadata);

// True for an empty text, `2020-01-06`, `2020-01-06T08:00:00+07:00` and `2020-01`, where that day exists.
bool IsPublicationDate(std::string_view text);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_READ_METADATA_H_
