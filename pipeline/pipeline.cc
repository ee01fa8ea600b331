#include "pipeline/pipeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "extractors/registry.h"
#include "pipeline/base/sha256.h"
#include "pipeline/formats/format.h"
#include "pipeline/formats/html/html.h"
#include "pipeline/places/knowledge.h"
#include "pipeline/read/metadata.h"
#include "pipeline/rules/built_in.h"
#include "pipeline/segment/segment.h"

namespace sulieu {
namespace {

constexpr std::string_view kPassages = "passages";

const RuleSet* FindSet(const std::vector<RuleSet>& sets, std::string_view kind) {
  for (const RuleSet& set : sets) {
    if (set.kind == kind) return &set;
  }
  return nullptr;
}

// A capture of the mention; its whole span when the name is empty.
std::optional<TextSpan> PartOf(const Mention& mention, std::string_view capture) {
  return capture.empty() ? std::optional(mention.span) : mention.Get(capture);
}

// The spans that hide others, by their begins, each with the farthest end up to it: what overlaps one of them
// is found by one search.
class HiddenSpans {
 public:
  HiddenSpans(const Mask& mask, const std::vector<Mention>& masking) {
    for (const Mention& mention : masking) {
      if (const auto span = PartOf(mention, mask.capture)) spans_.push_back(*span);
    }
    std::sort(spans_.begin(), spans_.end());
    for (size_t i = 1; i < spans_.size(); ++i) spans_[i].end = std::max(spans_[i].end, spans_[i - 1].end);
  }

  bool Overlap(TextSpan other) const {
    const auto behind = std::partition_point(spans_.begin(), spans_.end(),
                                             [&](TextSpan span) { return span.begin < other.end; });
    return behind != spans_.begin() && std::prev(behind)->end > other.begin;
  }

 private:
  std::vector<TextSpan> spans_;
};

void ApplyMasks(std::vector<Extraction>* extractions) {
  for (const Mask& mask : Masks()) {
    const auto by = [&](std::string_view kind) {
      return std::find_if(extractions->begin(), extractions->end(),
                          [&](const Extraction& e) { return e.kind == kind; });
    };
    const auto masking = by(mask.kind), hidden = by(mask.hidden);
    if (masking == extractions->end() || hidden == extractions->end()) continue;
    const HiddenSpans spans(mask, masking->mentions);
    std::erase_if(hidden->mentions, [&](const Mention& other) {
      return spans.Overlap(PartOf(other, mask.hidden_capture).value_or(other.span));
    });
  }
}

bool NoneTwice(const std::vector<Fact>& facts) {
  std::vector<std::string_view> values;
  values.reserve(facts.size());
  for (const Fact& fact : facts) values.push_back(fact.value);
  std::sort(values.begin(), values.end());
  return std::adjacent_find(values.begin(), values.end()) == values.end();
}

// Facts of one value are one, with the mentions of all: two persons of one name and post that nothing tells
// apart.
void UniteSame(std::vector<Fact>* facts) {
  if (NoneTwice(*facts)) return;
  std::vector<Fact> united;
  std::map<std::string, size_t> places;
  for (Fact& fact : *facts) {
    const auto [place, added] = places.emplace(fact.value, united.size());
    if (added) {
      united.push_back(std::move(fact));
      continue;
    }
    std::vector<uint32_t>& mentions = united[place->second].mentions;
    mentions.insert(mentions.end(), fact.mentions.begin(), fact.mentions.end());
  }
  *facts = std::move(united);
}

void DropBylines(const Article& article, std::vector<Mention>* matches) {
  std::erase_if(*matches, [&](const Mention& match) {
    return article.kind(article.sentences[match.sentence]) == PassageKind::kByline;
  });
}

// The caller's metadata, and the first claim where it says nothing.
Metadata WithClaims(Metadata metadata, const std::vector<MetadataClaim>& claims) {
  Metadata claimed;
  for (auto claim = claims.rbegin(); claim != claims.rend(); ++claim) {
    if (claim->value.empty() || (claim->field == "published" && !IsPublicationDate(claim->value))) continue;
    SetMetadata(claim->field, claim->value, &claimed);
  }
  for (std::string Metadata::*field :
       {&Metadata::published, &Metadata::title, &Metadata::publisher, &Metadata::url, &Metadata::byline}) {
    if ((metadata.*field).empty()) metadata.*field = claimed.*field;
  }
  return metadata;
}

// Is the first day that the claims give one of the text's own words?
bool IsDayOfText(const std::vector<MetadataClaim>& claims) {
  const auto first = std::find_if(claims.begin(), claims.end(), [](const MetadataClaim& claim) {
    return claim.field == "published" && IsPublicationDate(claim.value);
  });
  return first != claims.end() && first->source == kPublicationLine;
}

// The title and byline as the page has them, where the metadata has none.
void FillMetadata(const Article& article, Metadata* metadata) {
  for (const Passage& passage : article.passages) {
    if (passage.kind == PassageKind::kTitle && metadata->title.empty())
      metadata->title = passage.span.In(article.text);
  }
  if (metadata->byline.empty()) metadata->byline = AuthorLine(article);
}

}  // namespace

std::string FactId(std::string_view source_sha256, std::string_view kind, std::string_view value) {
  Sha256 hash;
  hash.AddField(source_sha256);
  hash.AddField(kind);
  hash.AddField(value);
  return hash.Finish().substr(0, 20);
}

Result<std::unique_ptr<Pipeline>> Pipeline::Create(const std::vector<RuleFile>& files, bool use_triggers) {
  auto loaded = LoadRuleSets(files);
  SULIEU_RETURN_IF_ERROR(loaded);
  std::unique_ptr<Pipeline> pipeline(new Pipeline);
  pipeline->sets_ = std::move(*loaded);
  if (&files != &EmbeddedRuleFiles()) {
    auto built_in = LoadRuleSets(EmbeddedRuleFiles());
    SULIEU_RETURN_IF_ERROR(built_in);
    SULIEU_RETURN_IF_ERROR(CheckAgainstBuiltIn(pipeline->sets_, *built_in));
    pipeline->fallback_sets_ = std::move(*built_in);
  }
  for (auto* sets : {&pipeline->sets_, &pipeline->fallback_sets_}) {
    for (RuleSet& set : *sets) {
      if (set.kind == kPassages && use_triggers) set.CompileTriggers();
    }
  }
  pipeline->passages_ = FindSet(pipeline->sets_, kPassages);
  if (!pipeline->passages_) pipeline->passages_ = FindSet(pipeline->fallback_sets_, kPassages);
  SULIEU_CHECK(pipeline->passages_);
  std::vector<const RuleSet*> asking;
  Sha256 hash;
  hash.AddField(pipeline->passages_->digest);
  for (const ExtractorEntry& entry : Registry()) {
    const RuleSet* set = FindSet(pipeline->sets_, entry.kind);
    if (!set) continue;
    pipeline->active_sets_.push_back(set);
    pipeline->extractors_.push_back(entry.make(*set));
    if (pipeline->extractors_.back()->asks_rules()) asking.push_back(set);
    hash.AddField(set->digest);
  }
  hash.AddField(EmbeddedKnowledgeDigest());
  pipeline->rules_digest_ = hash.Finish();
  pipeline->scanner_ = std::make_unique<Scanner>(pipeline->active_sets_, use_triggers, asking);
  return pipeline;
}

Result<std::unique_ptr<Analysis>> Pipeline::Analyze(const Document& document, Timing* timing) const {
  if (document.raw.empty()) return Fail(ErrorCode::kEmpty, "the file is empty");
  Laps laps(timing);
  auto analysis = std::make_unique<Analysis>();
  auto reading = ReadDocument(document.raw, document.format,
                              {.override_label = document.metadata.encoding, .declared = document.declared});
  SULIEU_RETURN_IF_ERROR(reading);
  laps.Stage("decode, normalise");
  analysis->normalized = std::move(reading->normalized);
  analysis->encoding = std::move(reading->encoding);
  analysis->left_out = std::move(reading->left_out);
  analysis->claims = document.claims;
  for (MetadataClaim& claim : analysis->claims) claim.around = true;
  analysis->claims.insert(analysis->claims.end(), std::make_move_iterator(reading->claims.begin()),
                          std::make_move_iterator(reading->claims.end()));
  const std::string& text = analysis->normalized.text;
  if (text.find_first_not_of(" \n") == std::string::npos)
    return Fail(ErrorCode::kEmpty, "the file has no text");
  analysis->name = document.name;
  analysis->format = document.format;
  analysis->offset = document.offset;
  analysis->part = document.part;
  analysis->file_sha256 = document.file_sha256;
  analysis->metadata = WithClaims(document.metadata, analysis->claims);
  analysis->source_bytes = document.raw.size();
  analysis->source_sha256 = document.sha256.empty() ? Sha256Hex(document.raw) : document.sha256;
  analysis->edits = EncodeEdits(analysis->normalized, document.raw);
  analysis->text_sha256 = analysis->edits.empty() ? analysis->source_sha256 : Sha256Hex(text);
  laps.Stage("digests");
  analysis->article = Segment(text, *passages_);
  laps.Stage("segment");
  analysis->reference = ChooseReferenceDate(analysis->metadata.published, analysis->article);
  if (document.metadata.published.empty() && IsDayOfText(analysis->claims))
    analysis->reference.basis = DateBasis::kPage;
  FillMetadata(analysis->article, &analysis->metadata);
  laps.Stage("reference date, metadata");
  Extract(analysis.get(), timing);
  return analysis;
}

void Pipeline::Extract(Analysis* analysis, Timing* timing) const {
  Laps laps(timing);
  std::vector<std::vector<Mention>> matches = scanner_->Scan(analysis->article, timing);
  laps.Stage("triggers, patterns");
  for (size_t i = 0; i < extractors_.size(); ++i) {
    if (!extractors_[i]->reads_bylines()) DropBylines(analysis->article, &matches[i]);
    analysis->extractions.push_back(
        {extractors_[i]->kind(), extractors_[i]->Read(analysis->article, std::move(matches[i])), {}});
    laps.Kind(extractors_[i]->kind());
  }
  ApplyMasks(&analysis->extractions);
  laps.Skip();
  std::vector<Extraction> resolved;
  resolved.reserve(extractors_.size());
  for (size_t i = 0; i < extractors_.size(); ++i) {
    const ResolveContext context{analysis->article, analysis->reference, resolved};
    Extraction& extraction = analysis->extractions[i];
    extraction.facts = extractors_[i]->Resolve(context, extraction.mentions);
    UniteSame(&extraction.facts);
    resolved.push_back(std::move(extraction));
    laps.Kind(extractors_[i]->kind());
  }
  analysis->extractions = std::move(resolved);
}

}  // namespace sulieu
