#include "pipeline/base/sha256.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cstdint>

#include "pipeline/base/result.h"

namespace sulieu {
namespace {

// A length as it stands before a field.
class LengthBytes {
 public:
  explicit LengthBytes(uint64_t length) {
    for (int i = 0; i < 8; ++i) bytes_[i] = static_cast<char>(length >> (8 * i));
  }
  std::string_view view() const { return {bytes_, sizeof bytes_}; }

 private:
  char bytes_[8];
};

}  // namespace

// Small pieces are gathered: each call of the library costs as much as hashing a hundred bytes.
struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  size_t used = 0;
  char gathered[1024];
  ~State() { EVP_MD_CTX_free(context); }

  void Hash(std::string_view bytes) const {
    SULIEU_CHECK(EVP_DigestUpdate(context, bytes.data(), bytes.size()) == 1);
  }
};

// That of the last digest of the thread that is done: to make one costs as much as to hash a small text.
std::unique_ptr<Sha256::State>& Sha256::Spare() {
  thread_local std::unique_ptr<State> spare;
  return spare;
}

Sha256::Sha256() : state_(Spare() ? std::move(Spare()) : std::make_unique<State>()) {
  // Fetched once: EVP_sha256() looks the method up anew for every digest.
  static const EVP_MD* const method = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  SULIEU_CHECK(state_->context && method && EVP_DigestInit_ex(state_->context, method, nullptr) == 1);
}

Sha256::~Sha256() {
  state_->used = 0;
  Spare() = std::move(state_);
}

void Sha256::Add(std::string_view bytes) {
  if (bytes.size() > sizeof state_->gathered - state_->used) {
    state_->Hash({state_->gathered, state_->used});
    state_->used = 0;
    if (bytes.size() > sizeof state_->gathered) return state_->Hash(bytes);
  }
  std::copy(bytes.begin(), bytes.end(), state_->gathered + state_->used);
  state_->used += bytes.size();
}

void Sha256::AddField(std::string_view bytes) {
  Add(LengthBytes(bytes.size()).view());
  Add(bytes);
}

std::string Sha256::Finish() {
  state_->Hash({state_->gathered, state_->used});
  unsigned char digest[32];
  SULIEU_CHECK(EVP_DigestFinal_ex(state_->context, digest, nullptr) == 1);
  std::string hex(2 * sizeof digest, '\0');
  for (size_t i = 0; i < sizeof digest; ++i) {
    hex[2 * i] = "0123456789abcdef"[digest[i] >> 4];
    hex[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
  }
  return hex;
}

std::string Sha256Hex(std::string_view bytes) {
  Sha256 hash;
  hash.Add(bytes);
  return hash.Finish();
}

void AppendField(std::string_view field, std::string* bytes) {
  *bytes += LengthBytes(field.size()).view();
  *bytes += field;
}

void AppendField(char first, std::string_view rest, std::string* bytes) {
  *bytes += LengthBytes(rest.size() + 1).view();
  *bytes += first;
  *bytes += rest;
}

}  // namespace sulieu
