#include <fmt/format.h>

#include "pipeline/export/citation.h"
#include "pipeline/export/visible.h"

namespace sulieu {
namespace {

std::string Head(const Citation& citation) {
  const StoredDocument& document = citation.source.document;
  std::string head = fmt::format("“{}”. In: ", citation.fact.mentions.front().quote);
  if (!document.byline.empty()) head += document.byline + ": ";
  head += TitleText(document) + ".";
  for (const std::string* part : {&document.publisher, &document.published, &document.url}) {
    if (!part->empty()) head += fmt::format(" {}{}", *part, part == &document.url ? "" : ".");
  }
  return ShowInvisible(head) + "\n";
}

std::string Line(const char* name, const std::string& value) {
  const size_t end = value.find_last_not_of(' ') + 1;
  return end == 0 ? "" : fmt::format("  {:9} {}\n", name, ShowInvisible(value.substr(0, end)));
}

std::string Text(const Citation& citation) {
  const StoredFact& fact = citation.fact;
  const FactSource& source = citation.source;
  std::string text = Head(citation);
  text += Line("fact", fmt::format("{} ({}: {})", fact.fact_id, fact.kind, fact.value));
  if (fact.basis.ends_with(" by a person")) text += Line("computed", fact.basis);
  for (const StoredMention& mention : fact.mentions) text += Line("place", PlaceText(mention, source));
  text += Line("file", source.document.name);
  text += Line("sha256", fmt::format("{} {}", source.document.source_sha256, source.part));
  text += Line("of file", source.file_sha256);
  text += Line("text", source.text_sha256);
  text += Line("read by", ReaderText(citation));
  text += Line("imported", source.imported_at);
  return text + Line("database", citation.database_digest);
}

}  // namespace

std::string PlaceText(const StoredMention& mention, const FactSource& source) {
  return fmt::format("{}, text bytes {}-{}, {} bytes {}-{}", mention.passage, mention.text.begin,
                     mention.text.end, source.part.empty() ? "file" : source.part, mention.raw.begin,
                     mention.raw.end);
}

std::string ReaderText(const Citation& citation) {
  const StoredMention& mention = citation.fact.mentions.front();
  return fmt::format("{}, rule {} of rule set {}", citation.source.program, mention.rule, mention.rule_set);
}

std::string TitleText(const StoredDocument& document) {
  return document.title.empty() ? document.name : document.title;
}

std::string CitationText(const std::vector<Citation>& citations) {
  std::string text;
  for (const Citation& citation : citations) {
    if (!text.empty()) text += '\n';
    text += Text(citation);
  }
  return text;
}

}  // namespace sulieu
