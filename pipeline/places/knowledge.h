// The lists of units and of the words of posts (pipeline/places/*.tsv, pipeline/people/*.tsv), compiled in.
#ifndef SULIEU_PIPELINE_PLACES_KNOWLEDGE_H_
#define SULIEU_PIPELINE_PLACES_KNOWLEDGE_H_

#include <algorithm>
#include <string_view>
#include <vector>

#include "pipeline/rules/rule_set.h"

namespace sulieu {

const std::vector<RuleFile>& EmbeddedKnowledge();
// SHA-256 over those of the files, of the time of the build: every start needs it, few need the files.
std::string_view EmbeddedKnowledgeDigest();

// The list of this file name. Requires: it is one of them.
inline std::string_view EmbeddedList(std::string_view name) {
  const auto& files = EmbeddedKnowledge();
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const RuleFile& file) { return file.path.ends_with(name); });
  SULIEU_CHECK(found != files.end());
  return found->content;
}

// Calls `use` with the columns of every line of a list that is no comment.
template <typename Use>
void ForEachRow(std::string_view tsv, Use use) {
  while (!tsv.empty()) {
    const size_t end = std::min(tsv.find('\n'), tsv.size());
    std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(std::min(end + 1, tsv.size()));
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string_view> cells;
    for (;;) {
      const size_t tab = line.find('\t');
      cells.push_back(line.substr(0, tab));
      if (tab == std::string_view::npos) break;
      line.remove_prefix(tab + 1);
    }
    use(cells);
  }
}

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_PLACES_KNOWLEDGE_H_
