#include "pipeline/extract/why_not.h"

#include <algorithm>

namespace sulieu {
namespace {

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

bool Matches(const std::string& pattern, bool fold_case, std::string_view text,
             std::string* found = nullptr) {
  const RE2 regex("(" + pattern + ")", RuleOptions(fold_case));
  re2::StringPiece match;
  if (!regex.ok() || !RE2::PartialMatch(Piece(text), regex, &match)) return false;
  if (found) *found = std::string(match.data(), match.size());
  return true;
}

std::string Join(const std::vector<std::string_view>& parts, size_t count) {
  std::string joined;
  for (size_t i = 0; i < count; ++i) joined += parts[i];
  return joined;
}

// Measures one rule against the sentences of an article.
class Prober {
 public:
  Prober(const Analysis& analysis, const Rule& rule) : analysis_(analysis), rule_(rule) {}

  Attempt Run() {
    attempt_.rule = &rule_;
    written_ = SplitPattern(rule_.pattern);
    expanded_ = SplitPattern(rule_.expanded);
    // Where expansion made other parts of it, the pattern is shown as one.
    if (written_.size() != expanded_.size()) {
      written_ = {rule_.pattern};
      expanded_ = {rule_.expanded};
    }
    attempt_.parts = expanded_.size();
    if (MadeFact()) return Done(Obstacle::kNone);
    if (MadeMention()) return Done(Obstacle::kNoFact);
    bool triggered = false;
    MatchFinder finder(rule_);
    for (const Sentence& sentence : analysis_.article.sentences) {
      const std::string_view text = sentence.span.In(analysis_.article.text);
      if (!FindTriggers(text)) continue;
      triggered = true;
      const bool furniture = analysis_.article.kind(sentence) == PassageKind::kFurniture;
      std::vector<Mention> matches;
      finder.Find(analysis_.article.text, sentence.span, 0, &matches);
      if (!matches.empty()) {
        attempt_.matched_text = matches.front().span.In(analysis_.article.text);
        return Done(furniture ? Obstacle::kFurniture : Obstacle::kOverlap);
      }
      Probe(text);
    }
    if (!triggered) return Attempt{&rule_, Obstacle::kTrigger, 0, attempt_.parts, "", missing_trigger_, ""};
    attempt_.obstacle = attempt_.matched_parts == attempt_.parts ? Obstacle::kBoundary : Obstacle::kPattern;
    return attempt_;
  }

 private:
  Attempt Done(Obstacle obstacle) {
    attempt_.obstacle = obstacle;
    attempt_.matched_parts = attempt_.parts;
    return attempt_;
  }

  bool FindTriggers(std::string_view text) {
    for (const std::string& trigger : rule_.triggers) {
      if (RE2::PartialMatch(Piece(text), RE2(trigger, RuleOptions(false)))) continue;
      missing_trigger_ = trigger;
      return false;
    }
    return true;
  }

  const Extraction* Ours() const {
    for (const Extraction& extraction : analysis_.extractions) {
      for (const Mention& mention : extraction.mentions) {
        if (mention.rule == &rule_) return &extraction;
      }
    }
    return nullptr;
  }

  bool MadeMention() const { return Ours() != nullptr; }

  bool MadeFact() const {
    const Extraction* extraction = Ours();
    return extraction &&
           std::any_of(extraction->facts.begin(), extraction->facts.end(), [&](const Fact& fact) {
             return std::any_of(fact.mentions.begin(), fact.mentions.end(),
                                [&](uint32_t i) { return extraction->mentions[i].rule == &rule_; });
           });
  }

  // The longest beginning of the pattern that is in the text; a longer one never matches where a shorter
  // fails.
  void Probe(std::string_view text) {
    size_t matches = 0, fails = expanded_.size() + 1;
    while (matches + 1 < fails) {
      const size_t middle = (matches + fails) / 2;
      (Matches(Join(expanded_, middle), rule_.fold_case, text) ? matches : fails) = middle;
    }
    if (matches < attempt_.matched_parts || (matches == 0 && !attempt_.failed_part.empty())) return;
    attempt_.matched_parts = matches;
    attempt_.matched_pattern = Join(written_, matches);
    attempt_.failed_part = matches < written_.size() ? FailedPart(matches) : "";
    attempt_.matched_text.clear();
    if (matches > 0) Matches(Join(expanded_, matches), rule_.fold_case, text, &attempt_.matched_text);
  }

  // The part that failed; of a literal the whole word.
  std::string FailedPart(size_t at) const {
    std::string part;
    do {
      part += written_[at++];
    } while (at < written_.size() && IsLiteral(part) && IsLiteral(written_[at]));
    return part;
  }

  static bool IsLiteral(std::string_view part) {
    return part.find_first_of("[](){}\\|?*+. ") == std::string_view::npos;
  }

  const Analysis& analysis_;
  const Rule& rule_;
  std::vector<std::string_view> written_, expanded_;
  std::string missing_trigger_;
  Attempt attempt_;
};

}  // namespace

Result<std::vector<Attempt>> WhyNot(const Pipeline& pipeline, std::string_view text, std::string_view kind,
                                    std::string_view published) {
  Document document;
  document.name = "text";
  document.raw = text;
  document.metadata.published = published;
  const auto analysis = pipeline.Analyze(document);
  SULIEU_RETURN_IF_ERROR(analysis);
  std::vector<Attempt> attempts;
  for (const RuleSet* set : pipeline.rule_sets()) {
    if (!kind.empty() && set->kind != kind) continue;
    for (const auto& rule : set->rules) attempts.push_back(Prober(**analysis, *rule).Run());
  }
  std::stable_sort(attempts.begin(), attempts.end(), [](const Attempt& a, const Attempt& b) {
    const bool a_trigger = a.obstacle == Obstacle::kTrigger, b_trigger = b.obstacle == Obstacle::kTrigger;
    if (a_trigger != b_trigger) return b_trigger;
    return a.share() > b.share();
  });
  return attempts;
}

}  // namespace sulieu
