#include "pipeline/rules/pattern_set.h"

#include <algorithm>

#include "pipeline/base/result.h"
#include "pipeline/base/utf8.h"

namespace sulieu {

PatternSet::PatternSet(const std::vector<Pattern>& patterns) {
  for (const Pattern& pattern : patterns) {
    std::vector<size_t> needed;
    for (const std::string& trigger : pattern.needed) needed.push_back(triggers_.Add(trigger));
    if (needed.empty()) needed.push_back(triggers_.Add(pattern.regex));
    entries_.emplace_back(pattern.regex, pattern.longest, std::move(needed));
    if (!pattern.unbounded.empty()) entries_.back().unbounded.emplace(pattern.unbounded);
  }
  triggers_.Compile();
}

bool PatternSet::LazyRegex::Match(std::string_view text) const {
  std::call_once(once_, [this] { compiled_ = std::make_unique<RE2>(regex_); });
  SULIEU_CHECK(compiled_->ok());
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *compiled_);
}

bool PatternSet::Entry::Match(std::string_view words) const {
  if (unbounded) {
    if (!unbounded->Match(words)) return false;
    if (CountCodePoints(words) <= longest) return true;
  }
  return regex.Match(words);
}

PatternSet::Words::Words(const PatternSet& set, std::string_view text)
    : set_(set), text_(text), hits_(set.triggers_.size()) {
  TriggerSet::Lease(set.triggers_)->Match(text, &hits_);
}

bool PatternSet::Words::MayMatch(size_t pattern, size_t begin) const {
  const std::vector<size_t>& needed = set_.entries_[pattern].needed;
  return std::all_of(needed.begin(), needed.end(), [&](size_t trigger) {
    return hits_.Has(trigger) && (begin == 0 || hits_.LastEnd(trigger) > begin);
  });
}

bool PatternSet::Words::MatchFrom(size_t begin, size_t pattern) const {
  return MayMatch(pattern, begin) && set_.entries_[pattern].Match(text_.substr(begin));
}

}  // namespace sulieu
