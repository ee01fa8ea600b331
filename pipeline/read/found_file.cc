#include "pipeline/read/found_file.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "pipeline/normalize/normalize.h"

namespace sulieu {
namespace {

namespace fs = std::filesystem;

// A file or folder whatever it is called.
using Identity = std::pair<dev_t, ino_t>;

std::optional<struct stat> Stat(const fs::path& path) {
  struct stat status;
  if (stat(path.c_str(), &status) != 0) return std::nullopt;
  return status;
}

Identity IdentityOf(const struct stat& status) { return {status.st_dev, status.st_ino}; }

class Walk {
 public:
  explicit Walk(const std::vector<std::string>& excluded) {
    for (const std::string& path : excluded) {
      if (const auto status = Stat(path)) excluded_.insert(IdentityOf(*status));
    }
  }

  // Real folders come first, linked ones after them, so that a link never takes a folder's files away from
  // it.
  FileList Run(const std::vector<fs::path>& roots) {
    for (const fs::path& root : roots) Add(root, true);
    while (!linked_.empty()) {
      const fs::path folder = *linked_.begin();
      linked_.erase(linked_.begin());
      AddLinkedFolder(folder);
    }
    found_.Sort();
    return std::move(found_);
  }

 private:
  void Add(const fs::path& path, bool named) {
    if (!named && path.filename().native().starts_with('.')) {
      return Skip(path, "hidden", "its name begins with a dot; name it on the command line to import it");
    }
    const auto status = Stat(path);
    if (!status) return Skip(path, "unreadable", fmt::format("cannot be opened: {}", std::strerror(errno)));
    if (S_ISDIR(status->st_mode)) {
      std::error_code error;
      if (fs::is_symlink(path, error)) {
        linked_.insert(path);
        return;
      }
      return AddFolder(path, *status);
    }
    if (!S_ISREG(status->st_mode)) return Skip(path, "special", "a device, pipe or socket is no document");
    if (excluded_.contains(IdentityOf(*status))) {
      return Skip(path, "excluded", "it is the database or the metadata file of this import");
    }
    found_.Add({path.string(), Utf8Name(path.native()), static_cast<uint64_t>(status->st_size), "", ""});
  }

  void AddFolder(const fs::path& folder, const struct stat& status) {
    if (!visited_.emplace(IdentityOf(status), folder).second) return;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
      Add(folder == "." ? at->path().filename() : at->path(), false);
    }
    if (error) Skip(folder, "unreadable", fmt::format("the folder cannot be listed: {}", error.message()));
  }

  void AddLinkedFolder(const fs::path& folder) {
    const auto status = Stat(folder);
    if (!status) return Skip(folder, "unreadable", "the link leads nowhere");
    const auto known = visited_.find(IdentityOf(*status));
    if (known == visited_.end()) return AddFolder(folder, *status);
    Skip(folder, "linked", fmt::format("a link to {}, which is read already", known->second.string()));
  }

  void Skip(const fs::path& path, std::string reason, std::string message) {
    found_.Add({path.string(), Utf8Name(path.native()), 0, std::move(reason), std::move(message)});
  }

  std::set<Identity> excluded_;
  std::map<Identity, fs::path> visited_;
  std::set<fs::path> linked_;
  FileList found_;
};

}  // namespace

std::string Utf8Name(std::string_view path) {
  std::string name(path);
  while (const auto bad = FindInvalidUtf8(name)) {
    name.replace(*bad, 1, fmt::format("%{:02X}", static_cast<unsigned char>(name[*bad])));
  }
  return name;
}

Result<FileList> FindFiles(const std::vector<std::string>& paths, const std::vector<std::string>& excluded) {
  std::vector<fs::path> roots;
  std::string missing;
  for (const std::string& path : paths) {
    if (Stat(path)) {
      fs::path root = fs::path(path).lexically_normal();
      if (!root.has_filename() && root.has_parent_path() && root != root.root_path())
        root = root.parent_path();
      roots.push_back(std::move(root));
    } else {
      missing += fmt::format("{}{}: {}; nothing was imported", missing.empty() ? "" : "\n", Utf8Name(path),
                             std::strerror(errno));
    }
  }
  if (!missing.empty()) return Fail(ErrorCode::kUsage, missing);
  std::sort(roots.begin(), roots.end());
  return Walk(excluded).Run(roots);
}

}  // namespace sulieu
