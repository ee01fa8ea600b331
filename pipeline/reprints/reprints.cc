#include "pipeline/reprints/reprints.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "pipeline/base/number_sorter.h"

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

// A long sketch looks for its like by a quarter of its hashes; that still leaves a dozen to meet by.
constexpr size_t kShortSketch = 64;
bool Searches(const Sketch& sketch, uint32_t hash) { return sketch.size() <= kShortSketch || hash % 4 == 0; }

// Two numbers as one, sorted by the first.
uint64_t Packed(uint32_t first, uint32_t second) { return (uint64_t{first} << 32) | second; }
uint32_t First(uint64_t packed) { return static_cast<uint32_t>(packed >> 32); }
uint32_t Second(uint64_t packed) { return static_cast<uint32_t>(packed); }

// The hashes the documents search by, each with its document.
Status AddPostings(const SketchReader& reader, NumberSorter* postings) {
  return reader.all([&](uint32_t document, const Sketch& sketch) -> Status {
    for (const uint32_t hash : sketch) {
      if (Searches(sketch, hash)) SULIEU_RETURN_IF_ERROR(postings->Add(Packed(hash, document)));
    }
    return {};
  });
}

// The documents that meet at a shingle: each with the one before it and with the first, not with all: a
// phrase that thousands share stays linear.
Status AddMeetings(NumberSorter* postings, NumberSorter* met) {
  uint32_t hash = 0, first = 0, before = 0;
  size_t count = 0;  // of the hash so far
  return postings->ForEach([&](uint64_t posting) -> Status {
    const uint32_t document = Second(posting);
    if (count == 0 || First(posting) != hash) {
      hash = First(posting);
      first = document;
      count = 0;
    }
    if (count > 0) SULIEU_RETURN_IF_ERROR(met->Add(Packed(first, document)));
    if (count > 1) SULIEU_RETURN_IF_ERROR(met->Add(Packed(before, document)));
    before = document;
    ++count;
    return {};
  });
}

// Calls `use` with every pair that meets at two shingles at least.
Status ForEachCandidate(const SketchReader& reader,
                        const std::function<Status(uint32_t a, uint32_t b)>& use) {
  NumberSorter met;
  {
    NumberSorter postings;
    SULIEU_RETURN_IF_ERROR(AddPostings(reader, &postings));
    SULIEU_RETURN_IF_ERROR(AddMeetings(&postings, &met));
  }
  uint64_t last = 0;
  size_t times = 0;
  return met.ForEach([&](uint64_t pair) -> Status {
    times = pair == last ? times + 1 : 1;  // no document meets itself: the first pair is not 0
    last = pair;
    return times == 2 ? use(First(pair), Second(pair)) : Status();
  });
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
Status Assign(const SketchReader& reader, std::vector<SketchedDocument> members,
              std::vector<Reprint>* reprints) {
  std::sort(members.begin(), members.end(), MoreOriginal);
  std::vector<Origin> origins;
  for (const SketchedDocument& document : members) {
    auto figures = reader.figures(document.id);
    SULIEU_RETURN_IF_ERROR(figures);
    const SketchedDocument* best = nullptr;
    double containment = 0;
    for (const Origin& origin : origins) {
      const Overlap overlap = Compare(document.sketch, origin.document->sketch);
      if (!IsReprint(overlap) || overlap.containment <= containment) continue;
      if (!TellTheSame(*figures, origin.figures)) continue;
      best = origin.document;
      containment = overlap.containment;
    }
    if (best) {
      reprints->push_back({document.id, best->id, containment, Reason(*best, document)});
    } else {
      origins.push_back({&document, std::move(*figures)});
    }
  }
  return {};
}

// Joins the documents that are reprints of one another by their sketches.
Status JoinAlike(const SketchReader& reader, Clusters* clusters) {
  Sketch first;  // candidates come sorted by their first
  uint32_t first_number = UINT32_MAX;
  return ForEachCandidate(reader, [&](uint32_t a, uint32_t b) -> Status {
    if (clusters->Find(a) == clusters->Find(b)) return {};
    if (a != first_number) {
      auto sketch = reader.sketch(a);
      SULIEU_RETURN_IF_ERROR(sketch);
      first = std::move(*sketch);
      first_number = a;
    }
    const auto second = reader.sketch(b);
    SULIEU_RETURN_IF_ERROR(second);
    if (IsReprint(Compare(first, *second))) clusters->Join(a, b);
    return {};
  });
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

Result<std::vector<Reprint>> FindReprints(const SketchReader& reader) {
  Clusters clusters(reader.documents);
  SULIEU_RETURN_IF_ERROR(JoinAlike(reader, &clusters));
  std::map<uint32_t, std::vector<uint32_t>> components;
  for (uint32_t i = 0; i < reader.documents; ++i) {
    const uint32_t root = clusters.Find(i);
    if (root != i) components.try_emplace(root, std::vector<uint32_t>{root}).first->second.push_back(i);
  }
  std::vector<Reprint> reprints;
  for (const auto& [root, numbers] : components) {
    std::vector<SketchedDocument> members;
    for (const uint32_t number : numbers) {
      auto member = reader.one(number);
      SULIEU_RETURN_IF_ERROR(member);
      members.push_back(std::move(*member));
    }
    SULIEU_RETURN_IF_ERROR(Assign(reader, std::move(members), &reprints));
  }
  return reprints;
}

}  // namespace sulieu
