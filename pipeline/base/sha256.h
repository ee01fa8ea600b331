// SHA-256 as lower-case hexadecimal, by OpenSSL's libcrypto.
#ifndef SULIEU_PIPELINE_BASE_SHA256_H_
#define SULIEU_PIPELINE_BASE_SHA256_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace sulieu {

// 64 hexadecimal digits. Never fails.
std::string Sha256Hex(std::string_view bytes);

// The same over bytes that arrive in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void Add(std::string_view bytes);
  // Adds the length (8 bytes, little-endian) before the bytes, so that fields cannot run into one another.
  void AddField(std::string_view bytes);
  // 64 hexadecimal digits; call once, last.
  std::string Finish();

 private:
  struct State;
  static std::unique_ptr<State>& Spare();
  std::unique_ptr<State> state_;
};

// Appends what AddField hashes, to be hashed later with more: few large pieces are far cheaper than many
// small.
void AppendField(std::string_view field, std::string* bytes);
// The same of a field that is in two pieces.
void AppendField(char first, std::string_view rest, std::string* bytes);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_BASE_SHA256_H_
