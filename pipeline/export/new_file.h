// Files and folders that are there whole or not at all: they are written under a name nobody looks for,
// beside the one they get when they are complete and on the disk. Nothing is overwritten. Tested by
// tests/export_test.cc.
#ifndef SULIEU_PIPELINE_EXPORT_NEW_FILE_H_
#define SULIEU_PIPELINE_EXPORT_NEW_FILE_H_

#include <memory>
#include <string>
#include <string_view>

#include "pipeline/base/result.h"

namespace sulieu {

// A name in preparation; what is under it goes away with the object unless it was published.
class Staging {
 public:
  // Fails with kUsage when `path` is there already.
  static Result<std::unique_ptr<Staging>> Begin(const std::string& path);
  ~Staging();
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;

  // Where to make the file or folder until then.
  std::string place() const { return folder_ + "/out"; }
  // Gives it its name. Requires: it is made and closed.
  Status Publish();

 private:
  Staging(std::string path, std::string folder) : path_(std::move(path)), folder_(std::move(folder)) {}
  std::string path_, folder_;
};

// A file that is written once, through a buffer.
class NewFile {
 public:
  // `name` is what messages call it.
  static Result<std::unique_ptr<NewFile>> Create(const std::string& path, const std::string& name);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  // False when the file takes no more; Close says why.
  bool Write(std::string_view bytes);
  // Makes it durable. Call last.
  Status Close();

 private:
  NewFile(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}
  void Flush();

  int descriptor_;
  std::string name_, buffer_;
  int error_ = 0;  // errno of the first failure
};

Status MakeFolder(const std::string& path, const std::string& name);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EXPORT_NEW_FILE_H_
