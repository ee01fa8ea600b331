#include "pipeline/base/sha256.h"

#include <openssl/evp.h>

#include <cstdint>

#include "pipeline/base/result.h"

namespace sulieu {

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  ~State() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  // Fetched once: EVP_sha256() looks the method up anew for every digest.
  static const EVP_MD* const method = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  SULIEU_CHECK(state_->context && method && EVP_DigestInit_ex(state_->context, method, nullptr) == 1);
}

Sha256::~Sha256() = default;

void Sha256::Add(std::string_view bytes) {
  SULIEU_CHECK(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()) == 1);
}

void Sha256::AddField(std::string_view bytes) {
  char length[8];
  for (int i = 0; i < 8; ++i) length[i] = static_cast<char>(static_cast<uint64_t>(bytes.size()) >> (8 * i));
  Add(std::string_view(length, 8));
  Add(bytes);
}

std::string Sha256::Finish() {
  unsigned char digest[32];
  SULIEU_CHECK(EVP_DigestFinal_ex(state_->context, digest, nullptr) == 1);
  std::string hex;
  hex.reserve(64);
  for (unsigned char byte : digest) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 15];
  }
  return hex;
}

std::string Sha256Hex(std::string_view bytes) {
  Sha256 hash;
  hash.Add(bytes);
  return hash.Finish();
}

}  // namespace sulieu
