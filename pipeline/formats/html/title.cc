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

std::optional<TitleRest> WithoutHeading(std::string_view title, std::string_view heading) {
  const std::string folded = FoldForLookup(title), words = FoldForLookup(heading);
  const std::string_view whole = folded;
  if (words.empty() || whole.size() != title.size())
    return std::nullopt;  // folding made a rare letter longer
  std::vector<std::pair<size_t, size_t>> gaps{{0, 0}};
  while (gaps.back().first != std::string_view::npos)
    gaps.push_back(FindSeparator(whole, gaps.back().second));
  gaps.back() = {whole.size(), whole.size()};
  for (size_t i = 0; i < gaps.size(); ++i) {
    for (size_t k = i + 1; k < gaps.size(); ++k) {
      if (whole.substr(gaps[i].second, gaps[k].first - gaps[i].second) != words) continue;
      const bool behind = i == 0 || gaps[k].second < whole.size();
      return TitleRest{behind ? title.substr(gaps[k].second) : title.substr(0, gaps[i].first), behind};
    }
  }
  return std::nullopt;
}

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

}  // namespace sulieu
