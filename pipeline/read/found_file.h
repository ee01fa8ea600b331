// Which files an import reads: the files and folders named on the command line, in one order that does not
// depend on how they were named. Folders are read recursively; a folder reached through a symbolic link is
// read once, whatever loops the links make. Tested by tests/read_test.cc.
#ifndef SULIEU_PIPELINE_READ_FOUND_FILE_H_
#define SULIEU_PIPELINE_READ_FOUND_FILE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/base/result.h"

namespace sulieu {

struct FoundFile {
  std::string path;     // to open it
  std::string name;     // as stored: the path in its shortest form, always UTF-8
  uint64_t bytes = 0;   // as the folder says; for the progress line only
  std::string skipped;  // why it is not read: `hidden`, `special`, `linked`, `excluded`; empty for a document
  std::string message;  // of the skipped one, for people
};

// The files below `paths`, sorted by name, no name twice; what is not read stands among them with its reason.
// `excluded` are files that are no documents (the database, the metadata file). A path that does not exist is
// kUsage and names all such paths; a folder that cannot be listed is an entry with `skipped` = "unreadable".
Result<std::vector<FoundFile>> FindFiles(const std::vector<std::string>& paths,
                                         const std::vector<std::string>& excluded);

// The name with what is not UTF-8 in it written as %XX.
std::string Utf8Name(std::string_view path);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_READ_FOUND_FILE_H_
