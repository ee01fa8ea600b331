#include "pipeline/store/indexed.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/reprints/sketch.h"
#include "pipeline/store/digests.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

// Folds the text once, for the full-text index and the sketch.
void FoldPassages(const Analysis& analysis, Indexed* indexed) {
  SketchMaker sketch;
  indexed->folded_text.reserve(analysis.normalized.text.size());
  uint32_t end = 0;
  for (const Passage& passage : analysis.article.passages) {
    const std::string folded = FoldForSearch(passage.span.In(analysis.article.text));
    // A line rule may cut a line within a word: the index has the words of the whole text.
    if (passage.span.begin > end) indexed->folded_text += ' ';
    indexed->folded_text += folded;
    end = passage.span.end;
    if (IsBodyText(passage.kind)) sketch.Add(folded);
    if (passage.kind == PassageKind::kByline && NamesSource(folded)) indexed->names_source = true;
  }
  indexed->sketch = EncodeSketch(sketch.Finish());
}

std::vector<PlaceNamed> PlacesOf(const Analysis& analysis) {
  const Gazetteer& gazetteer = Gazetteer::BuiltIn();
  auto places = FindPlaces(gazetteer, analysis.article, analysis.metadata, analysis.reference.published);
  std::sort(places.begin(), places.end(), [&](const PlaceNamed& a, const PlaceNamed& b) {
    return gazetteer[a.unit].key < gazetteer[b.unit].key;
  });
  return places;
}

void AppendCaptures(const Mention& mention, std::string* json) {
  const char* separator = "";
  *json += '[';
  for (const Capture& capture : mention.captures) {
    *json += separator;
    *json += "[\"";
    *json += capture.name;
    *json += '"';
    for (const uint32_t at : {capture.span.begin, capture.span.end}) {
      *json += ',';
      *json += fmt::format_int(at).c_str();
    }
    *json += ']';
    separator = ",";
  }
  *json += ']';
}

bool AnyTwice(const Texts& texts) {
  std::vector<std::string_view> sorted;
  for (size_t i = 0; i < texts.size(); ++i) sorted.push_back(texts[i]);
  std::sort(sorted.begin(), sorted.end());
  return std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
}

void NameFacts(const Analysis& analysis, Indexed* indexed) {
  indexed->facts_sha256 = FactsDigest(analysis);
  for (const Extraction& extraction : analysis.extractions) {
    for (const Fact& fact : extraction.facts) {
      indexed->fact_ids.Add(
          [&](std::string* out) { *out += FactId(analysis.source_sha256, extraction.kind, fact.value); });
    }
    for (const Mention& mention : extraction.mentions)
      indexed->captures.Add([&](std::string* out) { AppendCaptures(mention, out); });
  }
  indexed->repeats_fact = AnyTwice(indexed->fact_ids);
}

}  // namespace

std::shared_ptr<const Indexed> IndexedOf(const Analysis& analysis) {
  if (analysis.indexed) return analysis.indexed;
  auto indexed = std::make_shared<Indexed>();
  FoldPassages(analysis, indexed.get());
  indexed->places = PlacesOf(analysis);
  NameFacts(analysis, indexed.get());
  return indexed;
}

}  // namespace sulieu
