#include "pipeline/reprints/reprints.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace sulieu {
namespace {

constexpr size_t kMinShared = 5;
constexpr double kMinContainment = 0.8;

// Of the fewer figures of two texts, the share that the other has: in reprints among 35,000 news articles
// 0.67 and more, in reports on one template 0.5 and less.
constexpr size_t kMinFigures = 4;
constexpr double kMinSameFigures = 0.6;

// Disjoint sets of document indexes.
class Clusters {
 public:
  explicit Clusters(size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0u); }
  uint32_t Find(uint32_t x) {
    while (parent_[x] != x) x = parent_[x] = parent_[parent_[x]];
    return x;
  }
  void Join(uint32_t a, uint32_t b) {
    a = Find(a);
    b = Find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<uint32_t> parent_;
};

struct Posting {
  uint32_t hash;
  uint32_t document;
  auto operator<=>(const Posting&) const = default;
};

// A long sketch looks for its like by a quarter of its hashes; that still leaves a dozen to meet by.
constexpr size_t kShortSketch = 64;
bool Searches(const Sketch& sketch, uint32_t hash) { return sketch.size() <= kShortSketch || hash % 4 == 0; }

std::vector<Posting> Postings(const std::vector<SketchedDocument>& documents) {
  std::vector<Posting> postings;
  for (uint32_t i = 0; i < documents.size(); ++i) {
    const Sketch& sketch = documents[i].sketch;
    for (uint32_t hash : sketch) {
      if (Searches(sketch, hash)) postings.push_back({hash, i});
    }
  }
  std::sort(postings.begin(), postings.end());
  return postings;
}

using Pair = std::pair<uint32_t, uint32_t>;

// Pairs that share at least two shingles. Of the documents that have a shingle, each is paired with the one
// before it and with the first, not with all: a phrase that thousands share stays linear.
std::vector<Pair> CandidatePairs(const std::vector<Posting>& postings) {
  std::vector<Pair> met;
  for (size_t first = 0, i = 0; i < postings.size(); ++i) {
    if (postings[i].hash != postings[first].hash) first = i;
    if (i > first) met.emplace_back(postings[first].document, postings[i].document);
    if (i > first + 1) met.emplace_back(postings[i - 1].document, postings[i].document);
  }
  std::sort(met.begin(), met.end());
  std::vector<Pair> pairs;
  for (size_t i = 1; i < met.size(); ++i) {
    if (met[i] == met[i - 1] && (pairs.empty() || pairs.back() != met[i])) pairs.push_back(met[i]);
  }
  return pairs;
}

// The likelier origin: it names no source, was published first, has the longest text, and the smallest path.
bool MoreOriginal(const SketchedDocument& a, const SketchedDocument& b) {
  const auto key = [](const SketchedDocument& d) {
    return std::tuple(d.names_source, d.published.empty() ? std::string("9999") : d.published,
                      -int64_t(d.text_bytes));
  };
  return std::tuple(key(a), std::string_view(a.path)) < std::tuple(key(b), std::string_view(b.path));
}

std::string Reason(const SketchedDocument& origin, const SketchedDocument& reprint) {
  if (reprint.names_source && !origin.names_source) return "the reprint names a source";
  if (!origin.published.empty() && origin.published != reprint.published) {
    return fmt::format("published earlier ({})", origin.published);
  }
  if (origin.text_bytes != reprint.text_bytes) return "the longer text";
  return "first by path: nothing else tells them apart";
}

bool IsReprint(const Overlap& overlap) {
  return overlap.shared >= kMinShared && overlap.containment >= kMinContainment;
}

bool TellTheSame(const Figures& a, const Figures& b) {
  const size_t fewer = std::min(a.size(), b.size());
  if (fewer < kMinFigures) return true;
  Figures same;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(same));
  return static_cast<double>(same.size()) >= kMinSameFigures * static_cast<double>(fewer);
}

struct Origin {
  const SketchedDocument* document;
  Figures figures;
};

// The documents of one component, the likeliest origin first, each judged against the origins found so far:
// what a chain of similar articles links is not yet one text.
void Assign(const std::vector<SketchedDocument>& documents, std::vector<uint32_t> members,
            const FigureReader& read_figures, std::vector<Reprint>* reprints) {
  std::sort(members.begin(), members.end(),
            [&](uint32_t a, uint32_t b) { return MoreOriginal(documents[a], documents[b]); });
  std::vector<Origin> origins;
  for (uint32_t member : members) {
    const SketchedDocument& document = documents[member];
    Figures figures = read_figures(document.id);
    const SketchedDocument* best = nullptr;
    double containment = 0;
    for (const Origin& origin : origins) {
      const Overlap overlap = Compare(document.sketch, origin.document->sketch);
      if (!IsReprint(overlap) || overlap.containment <= containment) continue;
      if (!TellTheSame(figures, origin.figures)) continue;
      best = origin.document;
      containment = overlap.containment;
    }
    if (best) {
      reprints->push_back({document.id, best->id, containment, Reason(*best, document)});
    } else {
      origins.push_back({&document, std::move(figures)});
    }
  }
}

}  // namespace

Figures FiguresOf(std::string_view text) {
  Figures figures;
  for (size_t at = 0; (at = text.find_first_of("0123456789", at)) != std::string_view::npos;) {
    const size_t end = std::min(text.find_first_not_of("0123456789", at), text.size());
    const size_t begin = std::min(text.find_first_not_of('0', at), end - 1);
    figures.emplace_back(text.substr(begin, end - begin));
    at = end;
  }
  std::sort(figures.begin(), figures.end());
  figures.erase(std::unique(figures.begin(), figures.end()), figures.end());
  return figures;
}

std::vector<Reprint> FindReprints(std::vector<SketchedDocument> documents, const FigureReader& figures) {
  std::sort(documents.begin(), documents.end(),
            [](const SketchedDocument& a, const SketchedDocument& b) { return a.path < b.path; });
  Clusters clusters(documents.size());
  for (const auto& [a, b] : CandidatePairs(Postings(documents))) {
    if (IsReprint(Compare(documents[a].sketch, documents[b].sketch))) clusters.Join(a, b);
  }
  std::map<uint32_t, std::vector<uint32_t>> components;
  for (uint32_t i = 0; i < documents.size(); ++i) {
    const uint32_t root = clusters.Find(i);
    if (root != i) components.try_emplace(root, std::vector<uint32_t>{root}).first->second.push_back(i);
  }
  std::vector<Reprint> reprints;
  for (auto& [root, members] : components) Assign(documents, std::move(members), figures, &reprints);
  return reprints;
}

}  // namespace sulieu
