// How often an encoding is recognised: transcodes each article of a folder of UTF-8 texts, and a passage of
// 60 to 200 characters of it, to every encoding, and counts what comes back.
//   build/tests/sulieu_decode_accuracy FOLDER [ARTICLES]
// With `--round-trip` as the second argument, whether all articles of the folder come back byte for byte from
// each encoding that has their characters, by its name and out of the edits that are stored.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "pipeline/base/utf8.h"
#include "pipeline/decode/decode.h"
#include "pipeline/normalize/normalize.h"

namespace {

using namespace sulieu;

constexpr const char* kLabels[] = {"UTF-8",  "UTF-16LE", "UTF-16BE",    "windows-1258", "TCVN3",
                                   "VISCII", "VNI",      "UTF-8/UTF-8", "UTF-8/TCVN3",  "UTF-8/VNI"};

std::string ReadArticle(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  const auto normalized = Normalize(std::string(std::istreambuf_iterator<char>(in), {}));
  return normalized ? normalized->text : "";
}

// A piece from the middle; empty when the article is too short.
std::string Passage(const std::string& text, size_t seed) {
  size_t begin = text.size() / 3;
  while (begin < text.size() && (text[begin] & 0xC0) == 0x80) ++begin;
  size_t end = begin;
  for (size_t left = 60 + seed * 37 % 141; left > 0 && end < text.size(); --left)
    end += DecodeAt(text, end).length;
  return end < text.size() ? text.substr(begin, end - begin) : "";
}

struct Count {
  int right = 0, unsure = 0, wrong = 0, without = 0;  // without: the encoding lacks a character of the text

  void Add(const std::string& text, const char* label) {
    const auto raw = EncodeAs(text, label);
    if (!raw) {
      ++without;
      return;
    }
    const auto decoded = Decode(*raw);
    // The bytes must come back through the encoding they were made in: TCVN3 itself cannot tell all capitals.
    const auto again =
        decoded ? EncodeAs(decoded->text, label) : decoded.map([](auto&) { return std::string(); });
    const bool same = again && *again == *raw;
    ++(decoded && decoded->decision.unsure ? unsure : same ? right : wrong);
  }
};

// The articles spread over the folder, those of every step-th place first.
std::vector<std::filesystem::path> Spread(std::vector<std::filesystem::path> paths, size_t step) {
  std::vector<std::filesystem::path> spread;
  for (size_t first = 0; first < step; ++first) {
    for (size_t i = first; i < paths.size(); i += step) spread.push_back(paths[i]);
  }
  return spread;
}

bool ComesBack(const std::string& raw, const char* label) {
  const auto decoded = Decode(raw, {.override_label = label});
  if (!decoded) return false;
  const auto encoded = EncodeAs(decoded->text, label);
  const auto restored = RestoreRaw(decoded->text, EncodeEdits({decoded->text, decoded->map}, raw));
  return encoded && *encoded == raw && restored && *restored == raw;
}

void RoundTrip(const std::vector<std::filesystem::path>& paths) {
  for (const char* label : kLabels) {
    size_t back = 0, lost = 0, without = 0;
    for (const auto& path : paths) {
      const auto raw = EncodeAs(ReadArticle(path), label);
      ++(!raw ? without : ComesBack(*raw, label) ? back : lost);
    }
    fmt::print("{:<14} came back {}, changed {}, not encodable {}\n", label, back, lost, without);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return fmt::print("usage: {} FOLDER [ARTICLES]\n", argv[0]), 2;
  const bool round_trip = argc > 2 && std::string_view(argv[2]) == "--round-trip";
  const int limit = argc > 2 && !round_trip ? std::atoi(argv[2]) : 1000;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(argv[1])) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  if (round_trip) return RoundTrip(paths), 0;
  paths = Spread(std::move(paths), std::max<size_t>(1, paths.size() / (static_cast<size_t>(limit) * 3 / 2)));
  for (const char* label : kLabels) {
    Count articles, passages;
    for (size_t i = 0; i < paths.size() && articles.right + articles.unsure + articles.wrong < limit; ++i) {
      const std::string text = ReadArticle(paths[i]);
      if (text.empty()) continue;
      articles.Add(text, label);
      const std::string passage = Passage(text, i);
      if (!passage.empty() && passages.right + passages.unsure + passages.wrong < limit)
        passages.Add(passage, label);
    }
    fmt::print(
        "{:<14} articles: right {} unsure {} wrong {} (not encodable {})   passages: right {} unsure {} "
        "wrong {}\n",
        label, articles.right, articles.unsure, articles.wrong, articles.without, passages.right,
        passages.unsure, passages.wrong);
  }
}
