// The command line: one file per command in this folder, each adding itself to the program.
#include <cstdio>
#include <fstream>
#include <iterator>

#include "pipeline/pipeline.h"
#include "pipeline/store/store.h"
#include "pipeline/store/writer.h"

// TEMPORARY driver until the commands land: sulieu import --db FILE PATH...
#include <algorithm>
#include <cstring>
#include <filesystem>
int main(int argc, char** argv) {
  using namespace sulieu;
  std::string db = "sulieu.db", metadata;
  std::vector<std::string> paths;
  for (int i = 2; i < argc; ++i) {
    if (!std::strcmp(argv[i], "--db"))
      db = argv[++i];
    else if (!std::strcmp(argv[i], "--metadata"))
      metadata = argv[++i];
    else
      paths.push_back(argv[i]);
  }
  auto pipeline = Pipeline::Create(EmbeddedRuleFiles());
  if (!pipeline) {
    std::fprintf(stderr, "%s", pipeline.error().message.c_str());
    return 2;
  }
  auto database = OpenForWriting(db);
  if (!database) {
    std::fprintf(stderr, "%s\n", database.error().message.c_str());
    return 1;
  }
  auto writer = Writer::BeginRun(*database, **pipeline, "import", "2026-01-01T00:00:00Z");
  if (!writer) {
    std::fprintf(stderr, "%s\n", writer.error().message.c_str());
    return 1;
  }
  std::vector<std::string> files;
  for (auto& p : paths) {
    if (std::filesystem::is_directory(p))
      for (auto& e : std::filesystem::recursive_directory_iterator(p)) {
        if (e.is_regular_file()) files.push_back(e.path());
      }
    else
      files.push_back(p);
  }
  std::sort(files.begin(), files.end());
  std::string meta_text;
  if (!metadata.empty()) {
    std::ifstream in(metadata);
    meta_text.assign(std::istreambuf_iterator<char>(in), {});
  }
  for (auto& f : files) {
    std::ifstream in(f, std::ios::binary);
    Document d{f, std::string(std::istreambuf_iterator<char>(in), {}), "text", "UTF-8", {}};
    const std::string key = "\"" + std::filesystem::path(f).filename().string() + "\", \"published\": \"";
    if (auto at = meta_text.find(key); at != std::string::npos)
      d.metadata.published = meta_text.substr(at + key.size(), 10);
    auto a = (*pipeline)->Analyze(d);
    if (!a) {
      std::fprintf(stderr, "%s: %s\n", f.c_str(), a.error().message.c_str());
      continue;
    }
    auto r = (*writer)->Add(**a, d.metadata);
    if (!r) {
      std::fprintf(stderr, "%s: %s\n", f.c_str(), r.error().message.c_str());
      return 1;
    }
  }
  if (auto s = (*writer)->Finish("2026-01-01T00:00:00Z"); !s) {
    std::fprintf(stderr, "%s\n", s.error().message.c_str());
    return 1;
  }
}
