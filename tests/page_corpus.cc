#include "tests/page_corpus.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

namespace sulieu {
namespace {

constexpr const char* kFolder = SULIEU_SOURCE_DIR "/corpus/pages/";

std::string ReadAll(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  SULIEU_CHECK(in.good());
  return std::string(std::istreambuf_iterator<char>(in), {});
}

void AddWords(const std::string& text, std::vector<std::string>* words) {
  std::istringstream in(text);
  for (std::string word; in >> word;) words->push_back(word);
}

using Words = std::vector<std::string>;

// Lengths of the longest common subsequences of what is behind each pair of words.
std::vector<std::vector<uint32_t>> CommonBehind(const Words& a, const Words& b) {
  std::vector<std::vector<uint32_t>> length(a.size() + 1, std::vector<uint32_t>(b.size() + 1, 0));
  for (size_t i = a.size(); i-- > 0;) {
    for (size_t j = b.size(); j-- > 0;)
      length[i][j] = a[i] == b[j] ? length[i + 1][j + 1] + 1 : std::max(length[i + 1][j], length[i][j + 1]);
  }
  return length;
}

void Compare(const Words& expected, const Words& kept, PageScore* score) {
  const auto length = CommonBehind(expected, kept);
  score->expected = expected.size();
  score->kept = kept.size();
  score->common = length[0][0];
  size_t i = 0, j = 0;
  while (i < expected.size() || j < kept.size()) {
    if (i < expected.size() && j < kept.size() && expected[i] == kept[j]) {
      ++i, ++j;
    } else if (j == kept.size() || (i < expected.size() && length[i + 1][j] >= length[i][j + 1])) {
      score->missed.push_back(expected[i++]);
    } else {
      score->extra.push_back(kept[j++]);
    }
  }
}

}  // namespace

double PageScore::precision() const {
  return kept == 0 ? 0 : static_cast<double>(common) / static_cast<double>(kept);
}

double PageScore::recall() const {
  return expected == 0 ? 0 : static_cast<double>(common) / static_cast<double>(expected);
}

std::vector<ExpectedPage> LoadExpectedPages() {
  std::vector<ExpectedPage> pages;
  std::istringstream lines(ReadAll(std::string(kFolder) + "expected.jsonl"));
  for (std::string line; std::getline(lines, line);) {
    const auto json = nlohmann::json::parse(line);
    ExpectedPage page{json["page"], json["text"], {}};
    for (size_t f = 0; f < page.fields.size(); ++f) page.fields[f] = json[kPageFields[f]];
    pages.push_back(std::move(page));
  }
  return pages;
}

PageScore ScorePage(const Pipeline& pipeline, const ExpectedPage& page) {
  Document document;
  document.name = page.page;
  document.raw = ReadAll(kFolder + page.page);
  document.format = RecogniseFormat(document.raw.substr(0, 4096));
  PageScore score;
  Words expected, kept;
  for (const std::string& paragraph : page.text) AddWords(paragraph, &expected);
  const auto analysis = pipeline.Analyze(document);
  if (analysis) {
    const Metadata& metadata = (*analysis)->metadata;
    AddWords((*analysis)->normalized.text, &kept);
    score.fields = {metadata.title, (*analysis)->reference.published, metadata.byline, metadata.publisher};
  }
  Compare(expected, kept, &score);
  return score;
}

}  // namespace sulieu
