#include "pipeline/extract/profile.h"

#include <algorithm>
#include <unordered_map>

namespace sulieu {

Profiler::Profiler(const Pipeline& pipeline) {
  for (const RuleSet* set : pipeline.rule_sets()) {
    const bool asked = std::any_of(
        pipeline.extractors().begin(), pipeline.extractors().end(),
        [&](const auto& extractor) { return extractor->asks_rules() && extractor->kind() == set->kind; });
    for (const auto& rule : set->rules) {
      profiles_.emplace_back().rule = rule.get();
      asked_.push_back(asked);
      triggers_.emplace_back();
      for (const std::string& trigger : rule->triggers) {
        triggers_.back().push_back(std::make_unique<RE2>(trigger, RuleOptions(false)));
      }
      rule->regex();  // compiled now, so that the first document does not pay for it
    }
  }
}

void Profiler::Add(const Analysis& analysis) {
  using Clock = std::chrono::steady_clock;
  for (const Sentence& sentence : analysis.article.sentences) {
    if (analysis.article.kind(sentence) == PassageKind::kFurniture) continue;
    const std::string_view text = sentence.span.In(analysis.article.text);
    for (size_t i = 0; i < profiles_.size(); ++i) {
      const bool triggered = std::all_of(triggers_[i].begin(), triggers_[i].end(), [&](const auto& trigger) {
        return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *trigger);
      });
      if (!triggered) continue;
      ++profiles_[i].sentences;
      const Clock::time_point begin = Clock::now();
      profiles_[i].matches += CountMatches(i, analysis.article.text, sentence.span);
      profiles_[i].pattern_time += Clock::now() - begin;
    }
  }
  CountFacts(analysis);
}

size_t Profiler::CountMatches(size_t i, std::string_view text, TextSpan sentence) {
  if (asked_[i]) return profiles_[i].rule->MatchesIn(sentence.In(text)) ? 1 : 0;
  matches_.clear();
  MatchFinder(*profiles_[i].rule).Find(text, sentence, 0, &matches_);
  return matches_.size();
}

void Profiler::CountFacts(const Analysis& analysis) {
  std::unordered_map<const Rule*, size_t> index;
  for (size_t i = 0; i < profiles_.size(); ++i) index.emplace(profiles_[i].rule, i);
  for (const Extraction& extraction : analysis.extractions) {
    for (const Mention& mention : extraction.mentions) {
      const auto found = index.find(mention.rule);
      if (found != index.end()) ++profiles_[found->second].mentions;
    }
    for (const Fact& fact : extraction.facts) {
      const auto found = index.find(extraction.mentions[fact.mentions.front()].rule);
      if (found != index.end()) ++profiles_[found->second].facts;
    }
  }
}

}  // namespace sulieu
