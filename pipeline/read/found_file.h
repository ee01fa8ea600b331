// Which files an import reads: the files and folders named on the command line, in one order that does not
// depend on how they were named. Folders are read recursively; a folder reached through a symbolic link is
// read once, whatever loops the links make. Tested by tests/read_test.cc.
#ifndef SULIEU_PIPELINE_READ_FOUND_FILE_H_
#define SULIEU_PIPELINE_READ_FOUND_FILE_H_

#include <string>
#include <vector>

#include "pipeline/base/result.h"
#include "pipeline/read/file_list.h"

namespace sulieu {

// The files below `paths`, sorted by name, no name twice; what is not read stands among them with its reason.
// `excluded` are files that are no documents (the database, the metadata file). A path that does not exist is
// kUsage and names all such paths; a folder that cannot be listed is an entry with `skipped` = "unreadable".
Result<FileList> FindFiles(const std::vector<std::string>& paths, const std::vector<std::string>& excluded);

// The name with what is not UTF-8 in it written as %XX.
std::string Utf8Name(std::string_view path);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_READ_FOUND_FILE_H_
