#include "pipeline/rules/rule.h"

#include <fmt/format.h>

#include <string_view>

#include "pipeline/base/result.h"
#include "pipeline/rules/letter_class.h"

namespace sulieu {
namespace {

// Letters and marks, digits. Exact up to U+02FF, and with that for Vietnamese; of other scripts the whole
// blocks, with the punctuation in them. \pL\pM\pN would be exact, but their automata are so large that to
// compile them was most of the start of the program.
constexpr std::string_view kLetters =
    R"(A-Za-z\x{AA}\x{B5}\x{BA}\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{1FFF}\x{2C00}-\x{2DFF}\x{3040}-\x{D7FF})"
    R"(\x{F900}-\x{FAFF}\x{FE20}-\x{FE2F}\x{10000}-\x{1EFFF}\x{20000}-\x{3FFFF})";
constexpr std::string_view kDigits = R"(0-9\x{B2}\x{B3}\x{B9}\x{BC}-\x{BE})";

std::string WithBoundary(const std::string& pattern, Boundary boundary) {
  switch (boundary) {
    case Boundary::kWord:
      return fmt::format("(?:^|[^{0}{1}])({2})(?:$|[^{0}{1}])", kLetters, kDigits, pattern);
    case Boundary::kNumber:
      return fmt::format(
          R"((?:^|[^{0}{1}.,/\-]|[{0}][.,/\-]|(?:^|[^{1}])[.,/\-])({2})(?:$|[^{0}{1}.,/\-]|[.,/\-](?:$|[^{1}])))",
          kLetters, kDigits, pattern);
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
  regex_ = std::make_unique<RE2>(WithBoundary(WithLetterRanges(expanded), boundary), RuleOptions(fold_case));
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
