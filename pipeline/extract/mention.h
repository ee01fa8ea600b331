// A mention is what the text says: a span with a kind, made by one rule, with the parts the rule named.
// A fact is what we conclude: a value asserted by one or more mentions. Facts never overwrite mentions.
#ifndef SULIEU_PIPELINE_EXTRACT_MENTION_H_
#define SULIEU_PIPELINE_EXTRACT_MENTION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pipeline/base/span.h"

namespace sulieu {

class Rule;

struct Capture {
  std::string_view name;  // lives as long as the rule (group name) or the program (a literal)
  TextSpan span;
};

struct Mention {
  const Rule* rule = nullptr;
  TextSpan span;
  uint32_t sentence = 0;  // index into Article::sentences
  // In text order for a match; an extractor may add captures, also several of one name, also outside the span
  // (an authority named in the clause before).
  std::vector<Capture> captures;

  // The first capture of that name.
  std::optional<TextSpan> Get(std::string_view name) const {
    for (const Capture& capture : captures) {
      if (capture.name == name) return capture.span;
    }
    return std::nullopt;
  }
};

using Value = std::variant<std::monostate, int64_t, double, std::string>;

struct Fact {
  std::string value;               // canonical; its identity within the document and kind
  std::vector<Value> columns;      // parallel to Extractor::columns()
  std::vector<uint32_t> mentions;  // indexes into the mentions of the kind, the one to quote first
  std::string basis;  // how the value was computed where the text alone does not give it; may be empty
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EXTRACT_MENTION_H_
