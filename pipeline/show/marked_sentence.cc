#include "pipeline/show/marked_sentence.h"

#include <fmt/format.h>

#include "pipeline/export/visible.h"

namespace sulieu {

std::string MarkedSentence(std::string_view text, const StoredMention& mention, bool colour) {
  if (!mention.sentence.Contains(mention.text) || mention.sentence.end > text.size())
    return ShowInvisible(mention.quote);
  const auto words = [&](TextSpan span) { return ShowInvisible(span.In(text)); };
  return fmt::format("{}{}{}{}{}", words({mention.sentence.begin, mention.text.begin}),
                     colour ? "\x1b[1;7m" : "[[", words(mention.text), colour ? "\x1b[0m" : "]]",
                     words({mention.text.end, mention.sentence.end}));
}

}  // namespace sulieu
