#include "pipeline/read/warc_digest.h"

#include <openssl/evp.h>

#include <algorithm>

#include "pipeline/base/result.h"

namespace sulieu {
namespace {

std::string Small(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

// Of `sha1:ABC`, `SHA-256:abc`; nullptr when unknown.
const EVP_MD* AlgorithmOf(std::string_view stated) {
  std::string name = Small(stated.substr(0, stated.find(':')));
  std::erase(name, '-');
  if (name == "sha1") return EVP_sha1();
  if (name == "sha256") return EVP_sha256();
  if (name == "sha512") return EVP_sha512();
  return name == "md5" ? EVP_md5() : nullptr;
}

std::string_view ValueOf(std::string_view stated) {
  return stated.substr(std::min(stated.find(':'), stated.size() - 1) + 1);
}

std::string Hash(std::string_view bytes, const EVP_MD* algorithm) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  SULIEU_CHECK(EVP_Digest(bytes.data(), bytes.size(), digest, &size, algorithm, nullptr) == 1);
  return {reinterpret_cast<const char*>(digest), size};
}

// `bits` of each sign: 4 for base 16, 5 for base 32 (RFC 4648, without its padding).
std::string InBase(std::string_view bytes, int bits) {
  const std::string_view signs = bits == 4 ? "0123456789abcdef" : "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  uint32_t held = 0;
  int count = 0;
  for (const char byte : bytes) {
    held = held << 8 | static_cast<unsigned char>(byte);
    for (count += 8; count >= bits; count -= bits) out += signs[held >> (count - bits) & ((1u << bits) - 1)];
  }
  if (count > 0) out += signs[held << (bits - count) & ((1u << bits) - 1)];
  return out;
}

}  // namespace

bool HasDigest(std::string_view bytes, std::string_view stated) {
  if (stated.empty() || !AlgorithmOf(stated)) return true;
  std::string value = Small(ValueOf(stated));
  while (value.ends_with('=')) value.pop_back();
  const std::string hash = Hash(bytes, AlgorithmOf(stated));
  return value == InBase(hash, 4) || value == Small(InBase(hash, 5));
}

std::string DigestLike(std::string_view bytes, std::string_view stated) {
  const EVP_MD* const algorithm = AlgorithmOf(stated);
  if (!algorithm) return "";
  const std::string hash = Hash(bytes, algorithm);
  const int bits = ValueOf(stated).size() >= hash.size() * 2 ? 4 : 5;
  return std::string(stated.substr(0, stated.find(':') + 1)) + InBase(hash, bits);
}

}  // namespace sulieu
