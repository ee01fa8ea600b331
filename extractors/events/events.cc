#include "extractors/events/events.h"

#include <re2/re2.h>

#include "extractors/events/main_event.h"
#include "extractors/events/statement.h"

namespace sulieu {
namespace {

// `tuần lễ khai mạc`, `nghỉ lễ`: lễ belongs to the word before it.
bool IsCompound(const Article& article, const Mention& match) {
  static const RE2 kBefore(R"((?i)(?:tuần|nghỉ|ngày|dịp|nghi|hôn|đại|thánh|tang|dạ|vật|sính|lệ) $)");
  if (match.rule->id != "event.ceremony") return false;
  const uint32_t begin = article.sentences[match.sentence].span.begin;
  const std::string_view before = article.text.substr(begin, match.span.begin - begin);
  return RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), kBefore);
}

class Events : public Extractor {
 public:
  explicit Events(const RuleSet& rules) : rules_(rules) {}

  std::string_view kind() const override { return "events"; }

  const std::vector<Column>& columns() const override {
    static const std::vector<Column> kColumns = {{"kind"},      {"name"},  {"start_date"}, {"end_date"},
                                                 {"organiser"}, {"place"}, {"main"}};
    return kColumns;
  }

  // The noun grows to the whole name of the event.
  std::vector<Mention> Read(const Article& article, std::vector<Mention> matches) const override {
    std::erase_if(matches, [&](const Mention& match) { return IsCompound(article, match); });
    std::vector<Mention> mentions = LongestFirst(std::move(matches));
    for (Mention& mention : mentions) {
      if (mention.Get("head"))
        mention.span.end = EventNameEnd(article.text, article.sentences[mention.sentence].span, mention.span);
    }
    return mentions;
  }

  std::vector<Fact> Resolve(const ResolveContext& context,
                            const std::vector<Mention>& mentions) const override {
    if (mentions.empty()) return {};
    const StatementReader reader(context, rules_);
    std::vector<EventStatement> statements;
    for (uint32_t i = 0; i < mentions.size(); ++i) statements.push_back(reader.Read(mentions[i], i));
    std::vector<Fact> facts;
    if (const auto main = ChooseMainEvent(context, reader, statements, mentions)) {
      facts.push_back(MainFact(context, *main, mentions));
    }
    return facts;
  }

 private:
  static Value Text(const std::string& text) { return text.empty() ? Value() : Value(text); }

  Fact MainFact(const ResolveContext& context, const MainEvent& event,
                const std::vector<Mention>& mentions) const {
    Fact fact;
    fact.value = event.kind;
    const Mention& mention = mentions[event.statement];
    fact.columns = {event.kind,
                    std::string(mention.span.In(context.article.text)),
                    Text(event.start),
                    Text(event.end),
                    {},
                    {},
                    int64_t{1}};
    fact.mentions.push_back(static_cast<uint32_t>(event.statement));
    for (size_t i : event.supporting) fact.mentions.push_back(static_cast<uint32_t>(i));
    return fact;
  }

  const RuleSet& rules_;
};

}  // namespace

std::unique_ptr<Extractor> MakeEvents(const RuleSet& rules) { return std::make_unique<Events>(rules); }

}  // namespace sulieu
