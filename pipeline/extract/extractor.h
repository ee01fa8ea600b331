// The interface of a kind of fact. One folder in extractors/ implements it, one line in
// extractors/registry.cc lists it.
#ifndef SULIEU_PIPELINE_EXTRACT_EXTRACTOR_H_
#define SULIEU_PIPELINE_EXTRACT_EXTRACTOR_H_

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/extract/article.h"
#include "pipeline/extract/mention.h"
#include "pipeline/resolve/reference_date.h"
#include "pipeline/rules/rule_set.h"

namespace sulieu {

// A column of the public view of the kind, in the order of CONTRACT and of the table in schema/.
struct Column {
  std::string_view name;
};

// Mentions and facts of one kind in one document.
struct Extraction {
  std::string_view kind;
  std::vector<Mention> mentions;
  std::vector<Fact> facts;
};

// What Resolve may know besides its own mentions.
struct ResolveContext {
  const Article& article;
  const ReferenceDate& reference;
  std::span<const Extraction> earlier;  // kinds that stand before this one in the registry, resolved

  const Extraction* Earlier(std::string_view kind) const {
    for (const Extraction& extraction : earlier) {
      if (extraction.kind == kind) return &extraction;
    }
    return nullptr;
  }
};

class Extractor {
 public:
  virtual ~Extractor() = default;

  // The kind: its folder, its view, its table `fact_<kind>`. One word, plural: `dates`.
  virtual std::string_view kind() const = 0;
  virtual const std::vector<Column>& columns() const = 0;

  // Whether the lines that say who wrote and when make facts of this kind.
  virtual bool reads_bylines() const { return false; }

  // Whether Read asks the rules itself (Rule::MatchesIn), where and when it needs them. It is then given, in
  // the place of matches, the whole of each sentence where the triggers of a rule are, without captures.
  virtual bool asks_rules() const { return false; }

  // Mentions from the matches of the kind's rules, which come sentence by sentence, in each by position,
  // overlaps included. The default keeps the longest of overlapping matches, then the rule that stands first
  // in the file. Matches in furniture and bylines are not given.
  virtual std::vector<Mention> Read(const Article& article, std::vector<Mention> matches) const;

  // Facts, in text order of their first mention, no two with the same value. Mentions that assert nothing may
  // stay without a fact.
  virtual std::vector<Fact> Resolve(const ResolveContext& context,
                                    const std::vector<Mention>& mentions) const = 0;
};

// Drops of overlapping mentions the shorter, then the later in rule order. Keeps text order.
std::vector<Mention> LongestFirst(std::vector<Mention> mentions);
// The same of the mentions that `accept` takes. It is asked only of those that overlap none taken before.
std::vector<Mention> LongestFirst(std::vector<Mention> mentions,
                                  const std::function<bool(const Mention&)>& accept);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EXTRACT_EXTRACTOR_H_
