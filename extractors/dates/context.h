// The words around a match, and whether they allow it to be a date.
#ifndef SULIEU_EXTRACTORS_DATES_CONTEXT_H_
#define SULIEU_EXTRACTORS_DATES_CONTEXT_H_

#include <string_view>

#include "pipeline/extract/article.h"
#include "pipeline/extract/mention.h"
#include "pipeline/rules/rule_set.h"

namespace sulieu::dates {

enum class Verdict {
  kDate,
  kBesideDate,  // only when it stands beside another date: `ngày 7/6, 8/6`, `năm 2003, 2004`
  kNoDate,
};

class Context {
 public:
  Context(const Article& article, const RuleSet& rules) : article_(article), rules_(rules) {}

  Verdict Judge(const Mention& match) const;

 private:
  const Article& article_;
  const RuleSet& rules_;
};

// The sentence before and behind a span.
std::string_view Before(const Article& article, const Mention& mention);
std::string_view Behind(const Article& article, const Mention& mention);
// The last word of `text` (letters only), when only spaces follow it; the first, when only spaces precede it.
std::string_view LastWord(std::string_view text);
std::string_view FirstWord(std::string_view text);

}  // namespace sulieu::dates

#endif  // SULIEU_EXTRACTORS_DATES_CONTEXT_H_
