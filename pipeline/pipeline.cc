#include "pipeline/pipeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "extractors/registry.h"
#include "pipeline/base/sha256.h"
#include "pipeline/extract/masks.h"
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

// False also where two values have one hash by chance.
bool NoneTwice(const std::vector<Fact>& facts) {
  std::vector<size_t> hashes;
  hashes.reserve(facts.size());
  for (const Fact& fact : facts) hashes.push_back(std::hash<std::string>()(fact.value));
  std::sort(hashes.begin(), hashes.end());
  return std::adjacent_find(hashes.begin(), hashes.end()) == hashes.end();
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

void SetReference(const Document& document, Analysis* analysis) {
  analysis->reference = ChooseReferenceDate(analysis->metadata.published, analysis->article);
  if (document.metadata.published.empty() && IsDayOfText(analysis->claims))
    analysis->reference.basis = DateBasis::kPage;
  FillMetadata(analysis->article, &analysis->metadata);
}

}  // namespace

std::string FactId(std::string_view source_sha256, std::string_view kind, std::string_view value) {
  Sha256 hash;
  hash.AddField(source_sha256);
  hash.AddField(kind);
  hash.AddField(value);
  std::string id = hash.Finish();
  id.resize(20);
  return id;
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

Result<std::unique_ptr<Analysis>> Pipeline::Read(const Document& document, Laps* laps) const {
  if (document.raw.empty()) return Fail(ErrorCode::kEmpty, "the file is empty");
  auto reading = ReadDocument(document.raw, document.format,
                              {.override_label = document.metadata.encoding, .declared = document.declared});
  SULIEU_RETURN_IF_ERROR(reading);
  laps->Stage("decode, normalise");
  auto analysis = std::make_unique<Analysis>();
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
  laps->Stage("digests");
  return analysis;
}

Analyses Pipeline::AnalyzeAll(std::span<const Document* const> documents, Timing* timing) const {
  Laps laps(timing);
  Analyses answers;
  std::vector<const Document*> read;
  std::vector<Analysis*> analyses;  // of what could be read
  for (const Document* document : documents) {
    answers.push_back(Read(*document, &laps));
    if (!answers.back()) continue;
    read.push_back(document);
    analyses.push_back(answers.back()->get());
  }
  for (Analysis* analysis : analyses) analysis->article = Segment(analysis->normalized.text, *passages_);
  laps.Stage("segment");
  for (size_t i = 0; i < analyses.size(); ++i) SetReference(*read[i], analyses[i]);
  laps.Stage("reference date, metadata");
  Extract(analyses, timing);
  return answers;
}

Result<std::unique_ptr<Analysis>> Pipeline::Analyze(const Document& document, Timing* timing) const {
  const Document* const documents[] = {&document};
  return std::move(AnalyzeAll(documents, timing).front());
}

void Pipeline::Extract(std::span<Analysis* const> analyses, Timing* timing) const {
  Laps laps(timing);
  std::vector<const Article*> articles;
  for (const Analysis* analysis : analyses) articles.push_back(&analysis->article);
  std::vector<Scanner::Found> found = scanner_->Scan(articles, timing);
  laps.Stage("triggers, patterns");
  for (size_t kind = 0; kind < extractors_.size(); ++kind) {
    for (size_t i = 0; i < analyses.size(); ++i) ReadMentions(kind, std::move(found[i][kind]), analyses[i]);
    laps.Kind(extractors_[kind]->kind());
  }
  for (Analysis* analysis : analyses) ApplyMasks(Masks(), &analysis->extractions);
  laps.Skip();
  for (size_t kind = 0; kind < extractors_.size(); ++kind) {
    for (Analysis* analysis : analyses) Resolve(kind, analysis);
    laps.Kind(extractors_[kind]->kind());
  }
  for (const Analysis* analysis : analyses) analysis->article.ForgetWords();
}

void Pipeline::ReadMentions(size_t kind, std::vector<Mention> matches, Analysis* analysis) const {
  const Extractor& extractor = *extractors_[kind];
  if (!extractor.reads_bylines()) DropBylines(analysis->article, &matches);
  analysis->extractions.push_back(
      {extractor.kind(), extractor.Read(analysis->article, std::move(matches)), {}});
}

void Pipeline::Resolve(size_t kind, Analysis* analysis) const {
  const ResolveContext context{analysis->article, analysis->reference,
                               std::span(analysis->extractions).first(kind)};
  Extraction& extraction = analysis->extractions[kind];
  extraction.facts = extractors_[kind]->Resolve(context, extraction.mentions);
  UniteSame(&extraction.facts);
}

}  // namespace sulieu
