// A document as it was received, with what its metadata file says about it.
#ifndef SULIEU_PIPELINE_DOCUMENT_H_
#define SULIEU_PIPELINE_DOCUMENT_H_

#include <string>

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

struct Document {
  std::string name;  // the path as imported; `archive.zip!member` inside archives
  std::string raw;   // the bytes of the file
  std::string format = "text";
  Metadata metadata;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_DOCUMENT_H_
