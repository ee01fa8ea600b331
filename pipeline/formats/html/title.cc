#include "pipeline/formats/html/title.h"

#include <tuple>
#include <utility>

#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

constexpr std::string_view kSeparators[] = {" - ", " | ", " – ", " — ", " :: ", " > ", " » ", " · ", ": "};

// The first separator at or behind `from`: where it begins and ends; nothing at the end.
std::pair<size_t, size_t> FindSeparator(std::string_view title, size_t from) {
  std::pair<size_t, size_t> first{std::string_view::npos, 0};
  for (std::string_view separator : kSeparators) {
    const size_t at = title.find(separator, from);
    if (at < first.first) first = {at, at + separator.size()};
  }
  return first;
}

}  // namespace

std::vector<std::string_view> SplitTitle(std::string_view title) {
  std::vector<std::string_view> parts;
  size_t from = 0;
  for (auto [begin, end] = FindSeparator(title, 0); begin != std::string_view::npos;
       std::tie(begin, end) = FindSeparator(title, end)) {
    parts.push_back(title.substr(from, begin - from));
    from = end;
  }
  parts.push_back(title.substr(from));
  return parts;
}

std::optional<TitleRest> WithoutHeading(std::string_view title, std::string_view heading) {
  const std::string folded = FoldForLookup(title), words = FoldForLookup(heading);
  if (words.empty() || words.size() > folded.size()) return std::nullopt;
  if (folded.size() != title.size()) return std::nullopt;  // folding made a rare letter longer
  const auto parts = SplitTitle(folded);
  const auto begin = [&](size_t i) { return static_cast<size_t>(parts[i].data() - folded.data()); };
  const auto end = [&](size_t i) { return begin(i) + parts[i].size(); };
  for (size_t i = 0; i < parts.size(); ++i) {
    for (size_t k = i; k < parts.size(); ++k) {
      if (folded.compare(begin(i), end(k) - begin(i), words) != 0) continue;
      if (k + 1 < parts.size()) return TitleRest{title.substr(begin(k + 1)), true};
      return i == 0 ? TitleRest() : TitleRest{title.substr(0, end(i - 1)), false};
    }
  }
  return std::nullopt;
}

}  // namespace sulieu
