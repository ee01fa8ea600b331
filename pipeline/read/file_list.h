// Many files in little memory: 16 bytes and its name for each. Tested by tests/read_test.cc.
#ifndef SULIEU_PIPELINE_READ_FILE_LIST_H_
#define SULIEU_PIPELINE_READ_FILE_LIST_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace sulieu {

struct FoundFile {
  std::string path;     // to open it
  std::string name;     // as stored: the path in its shortest form, always UTF-8
  uint64_t bytes = 0;   // as the folder says; for the progress line only
  std::string skipped;  // why it is not read: `hidden`, `special`, `linked`, `excluded`; empty for a document
  std::string message;  // of the skipped one, for people
};

class FileList {
 public:
  void Add(const FoundFile& file);
  // By name; of those with one name the first that was added stays.
  void Sort();

  size_t size() const { return entries_.size(); }
  uint64_t bytes() const;  // of all together
  // Made anew at each call.
  FoundFile operator[](size_t index) const;

  class Iterator {
   public:
    Iterator(const FileList* list, size_t index) : list_(list), index_(index) {}
    FoundFile operator*() const { return (*list_)[index_]; }
    Iterator& operator++() {
      ++index_;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return index_ != other.index_; }

   private:
    const FileList* list_;
    size_t index_;
  };
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size()}; }

 private:
  struct Entry {
    uint64_t at;  // in texts_
    uint64_t bytes;
  };
  // The text that ends before the NUL behind *at, which moves behind that. No path has a NUL.
  std::string_view Next(uint64_t* at) const;

  std::vector<Entry> entries_;
  std::string texts_;  // of each: name, path where it is another, reason, message
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_READ_FILE_LIST_H_
