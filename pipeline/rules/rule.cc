#include "pipeline/rules/rule.h"

#include "pipeline/base/result.h"

namespace sulieu {
namespace {

std::string WithBoundary(const std::string& pattern, Boundary boundary) {
  switch (boundary) {
    case Boundary::kWord:
      return "(?:^|[^\\pL\\pM\\pN])(" + pattern + ")(?:$|[^\\pL\\pM\\pN])";
    case Boundary::kNumber:
      return "(?:^|[^\\pL\\pM\\pN.,/\\-]|[\\pL\\pM][.,/\\-]|(?:^|[^\\pN])[.,/\\-])(" + pattern +
             ")(?:$|[^\\pL\\pM\\pN.,/\\-]|[.,/\\-](?:$|[^\\pN]))";
    case Boundary::kLine:
      return "^(" + pattern + ")$";
    case Boundary::kNone:
      return "(" + pattern + ")";
  }
  return pattern;
}

}  // namespace

RE2::Options RuleOptions(bool fold_case, int64_t max_mem) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(!fold_case);
  options.set_max_mem(max_mem);
  return options;
}

void Rule::Compile() const {
  regex_ = std::make_unique<RE2>(WithBoundary(expanded, boundary), RuleOptions(fold_case));
  SULIEU_CHECK(regex_->ok());
  group_names_.resize(static_cast<size_t>(regex_->NumberOfCapturingGroups()) + 1);
  for (const auto& [number, name] : regex_->CapturingGroupNames())
    group_names_[static_cast<size_t>(number)] = name;
}

const RE2& Rule::regex() const {
  std::call_once(compiled_, [this] { Compile(); });
  return *regex_;
}

bool Rule::MatchesIn(std::string_view text) const {
  return regex().Match(re2::StringPiece(text.data(), text.size()), 0, text.size(), RE2::UNANCHORED, nullptr,
                       0);
}

const std::vector<std::string>& Rule::group_names() const {
  regex();
  return group_names_;
}

}  // namespace sulieu
