// A file descriptor that is closed with its owner.
#ifndef SULIEU_PIPELINE_BASE_DESCRIPTOR_H_
#define SULIEU_PIPELINE_BASE_DESCRIPTOR_H_

#include <unistd.h>

namespace sulieu {

class Descriptor {
 public:
  explicit Descriptor(int value = -1) : value_(value) {}
  ~Descriptor() { Close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return value_; }
  void Reset(int value) {
    Close();
    value_ = value;
  }
  void Close() {
    if (value_ >= 0) close(value_);
    value_ = -1;
  }

 private:
  int value_;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_BASE_DESCRIPTOR_H_
