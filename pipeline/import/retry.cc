#include "pipeline/import/retry.h"

#include <fmt/format.h>

#include <cctype>
#include <filesystem>
#include <map>

#include "pipeline/store/latest_inputs.h"
#include "pipeline/store/store.h"

namespace sulieu {
namespace {

bool IsFile(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

// The way back from Utf8Name.
std::string FileSystemName(std::string_view name) {
  std::string path;
  for (size_t i = 0; i < name.size(); ++i) {
    const bool escaped = name[i] == '%' && i + 2 < name.size() &&
                         std::isxdigit(static_cast<unsigned char>(name[i + 1])) &&
                         std::isxdigit(static_cast<unsigned char>(name[i + 2]));
    path += escaped ? static_cast<char>(std::stoi(std::string(name.substr(i + 1, 2)), nullptr, 16)) : name[i];
    i += escaped ? 2 : 0;
  }
  return path;
}

// The file that gave the input: it, its name before it was made UTF-8, or the archive it is in.
std::string FileOf(const std::string& name) {
  for (std::string path = name;; path.erase(path.rfind('!'))) {
    if (IsFile(path)) return path;
    if (const std::string other = FileSystemName(path); IsFile(other)) return other;
    if (path.find('!') == std::string::npos) return name;
  }
}

}  // namespace

Result<FileList> FilesThatFailed(const std::string& path) {
  const auto database = OpenForReading(path);
  SULIEU_RETURN_IF_ERROR(database);
  auto select = database->Prepare(
      fmt::format("SELECT path FROM inputs WHERE outcome = 'failed' AND {} ORDER BY path", kLatestInputs));
  SULIEU_RETURN_IF_ERROR(select);
  FileList files;
  for (;;) {
    const auto row = select->Step();
    SULIEU_RETURN_IF_ERROR(row);
    if (!*row) break;
    const std::string file = FileOf(std::string(select->Text(0)));
    files.Add({file, Utf8Name(file), 0, "", ""});
  }
  files.Sort();
  return files;
}

}  // namespace sulieu
