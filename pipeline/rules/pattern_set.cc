#include "pipeline/rules/pattern_set.h"

#include <algorithm>

#include "pipeline/base/result.h"

namespace sulieu {

PatternSet::PatternSet(std::vector<Pattern> patterns) {
  for (Pattern& pattern : patterns) {
    auto& entry = *entries_.emplace_back(std::make_unique<Entry>());
    entry.regex = std::move(pattern.regex);
    for (const std::string& needed : pattern.needed) entry.needed.push_back(triggers_.Add(needed));
    if (entry.needed.empty()) entry.needed.push_back(triggers_.Add(entry.regex));
  }
  triggers_.Compile();
}

const RE2& PatternSet::Compiled(size_t pattern) const {
  Entry& entry = *entries_[pattern];
  std::call_once(entry.once, [&] { entry.compiled = std::make_unique<RE2>(entry.regex); });
  SULIEU_CHECK(entry.compiled->ok());
  return *entry.compiled;
}

PatternSet::Words::Words(const PatternSet& set, std::string_view text)
    : set_(set), text_(text), hits_(set.triggers_.size()) {
  TriggerSet::Lease(set.triggers_)->Match(text, &hits_);
}

bool PatternSet::Words::Match(size_t pattern) const { return MatchFrom(0, pattern); }

bool PatternSet::Words::MatchFrom(size_t begin, size_t pattern) const {
  const auto& needed = set_.entries_[pattern]->needed;
  const bool may_match = std::all_of(needed.begin(), needed.end(), [&](size_t trigger) {
    return hits_.Has(trigger) && (begin == 0 || hits_.LastEnd(trigger) > begin);
  });
  if (!may_match) return false;
  const std::string_view words = text_.substr(begin);
  return RE2::PartialMatch(re2::StringPiece(words.data(), words.size()), set_.Compiled(pattern));
}

}  // namespace sulieu
