// A document as it was received, with what its metadata file says about it.
#ifndef SULIEU_PIPELINE_DOCUMENT_H_
#define SULIEU_PIPELINE_DOCUMENT_H_

#include <cstdint>
#include <string>
#include <vector>

namespace sulieu {

struct Metadata {
  std::string published;  // ISO date
  std::string title;
  std::string publisher;
  std::string url;
  std::string byline;
  std::string encoding;  // what the caller says the bytes are; empty: decided by what they are

  bool operator==(const Metadata&) const = default;
};

// A value of the metadata and where it was found; of a field, the first claim is trusted most.
struct MetadataClaim {
  std::string field, value;  // `title`, ...
  std::string source;        // `meta og:title`, `WARC-Target-URI`, ...
  bool around = false;       // said by the file around the document
};

struct Document {
  std::string name;    // the path as imported; `archive.zip!member` inside archives
  std::string raw;     // the bytes of the file
  std::string sha256;  // of `raw`, where the caller knows it already
  std::string format = "text";
  std::string part;         // what `raw` is of the file, where it is not the file: `word/document.xml`
  std::string file_sha256;  // of the file then
  std::string declared;     // the encoding a server declared
  int64_t offset = -1;      // where its record begins in the file that holds it; -1: not known
  std::vector<MetadataClaim> claims;  // what the file around it says of it
  Metadata metadata;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_DOCUMENT_H_
