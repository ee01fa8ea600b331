// The stages alone, over the files of a folder (SULIEU_BENCH_FOLDER, default: corpus/samples/). Bytes per
// second of raw text.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "pipeline/base/sha256.h"
#include "pipeline/pipeline.h"
#include "pipeline/segment/segment.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

struct Corpus {
  std::vector<Document> documents;
  std::vector<std::unique_ptr<Analysis>> analyses;
  int64_t bytes = 0;
};

const Pipeline& ThePipeline() {
  static const auto pipeline = Pipeline::Create(EmbeddedRuleFiles());
  SULIEU_CHECK(pipeline);
  return **pipeline;
}

const Corpus& TheCorpus() {
  static const Corpus corpus = [] {
    const char* folder = std::getenv("SULIEU_BENCH_FOLDER");
    Corpus made;
    for (const auto& entry :
         std::filesystem::directory_iterator(folder ? folder : SULIEU_SOURCE_DIR "/corpus/samples")) {
      if (entry.path().extension() != ".txt") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      Document document;
      document.name = entry.path();
      document.raw.assign(std::istreambuf_iterator<char>(in), {});
      auto analysis = ThePipeline().Analyze(document);
      if (!analysis) continue;
      made.bytes += static_cast<int64_t>(document.raw.size());
      made.documents.push_back(std::move(document));
      made.analyses.push_back(std::move(*analysis));
    }
    return made;
  }();
  return corpus;
}

// Runs `stage(i)` over all documents of the corpus.
template <typename Stage>
void Run(benchmark::State& state, Stage stage) {
  const Corpus& corpus = TheCorpus();
  for (auto _ : state) {
    for (size_t i = 0; i < corpus.documents.size(); ++i) stage(corpus, i);
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * corpus.bytes);
}

void BM_Sha256(benchmark::State& state) {
  Run(state, [](const Corpus& c, size_t i) { benchmark::DoNotOptimize(Sha256Hex(c.documents[i].raw)); });
}
void BM_Normalize(benchmark::State& state) {
  Run(state, [](const Corpus& c, size_t i) { benchmark::DoNotOptimize(Normalize(c.documents[i].raw)); });
}
void BM_Segment(benchmark::State& state) {
  Run(state, [](const Corpus& c, size_t i) {
    benchmark::DoNotOptimize(Segment(c.analyses[i]->normalized.text, ThePipeline().passage_rules()));
  });
}
void BM_Scan(benchmark::State& state) {
  const Scanner scanner(ThePipeline().rule_sets());
  Run(state, [&](const Corpus& c, size_t i) {
    const Article* const articles[] = {&c.analyses[i]->article};
    benchmark::DoNotOptimize(scanner.Scan(articles));
  });
}
void BM_FoldForSearch(benchmark::State& state) {
  Run(state, [](const Corpus& c, size_t i) {
    benchmark::DoNotOptimize(FoldForSearch(c.analyses[i]->normalized.text));
  });
}
void BM_Analyze(benchmark::State& state) {
  Run(state,
      [](const Corpus& c, size_t i) { benchmark::DoNotOptimize(ThePipeline().Analyze(c.documents[i])); });
}
void BM_CreatePipeline(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Pipeline::Create(EmbeddedRuleFiles()));
}

BENCHMARK(BM_Sha256);
BENCHMARK(BM_Normalize);
BENCHMARK(BM_Segment);
BENCHMARK(BM_Scan);
BENCHMARK(BM_FoldForSearch);
BENCHMARK(BM_Analyze);
BENCHMARK(BM_CreatePipeline);

}  // namespace
}  // namespace sulieu

BENCHMARK_MAIN();
