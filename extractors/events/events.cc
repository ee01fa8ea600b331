#include "extractors/events/events.h"

#include <re2/re2.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "extractors/events/details.h"
#include "extractors/events/main_event.h"
#include "extractors/events/statement.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

// `tuần lễ khai mạc`, `nghỉ lễ`, `Hiệp hội Diễn viên`: the noun belongs to the word before it.
bool IsCompound(const Article& article, const Mention& match) {
  static const RE2 kBefore(R"((?i)(?:tuần|nghỉ|ngày|dịp|nghi|hôn|đại|thánh|tang|dạ|vật|sính|lệ) $)");
  static const RE2 kSociety(R"((?i)(?:hiệp|xã|quốc|giáo|tổng|liên|cơ|dạ|vũ|thượng|y|chi|phật) $)");
  const bool ceremony = match.rule->id == "event.ceremony";
  if (!ceremony && match.rule->id != "event.noun") return false;
  const uint32_t begin = article.sentences[match.sentence].span.begin;
  const std::string_view before = article.text.substr(begin, match.span.begin - begin);
  if (!ceremony && !FoldForLookup(match.span.In(article.text)).starts_with("hội")) return false;
  return MatchesWords(before, ceremony ? kBefore : kSociety);
}

// The mention without the verb that shows an event without a noun: `tổ chức tổng kết và trao Giải báo chí`.
TextSpan NameOf(const Article& article, const Mention& mention) {
  static const RE2 kVerb(R"((?:tổ chức|đã|có|tiếp tục|nay|\d|,|\)) )");
  TextSpan name = mention.span;
  if (mention.Get("head")) return name;
  const std::string_view words = name.In(article.text);
  re2::StringPiece rest(words.data(), words.size());
  if (RE2::Consume(&rest, kVerb)) name.begin = name.end - static_cast<uint32_t>(rest.size());
  return name;
}

bool IsUnnamed(const Mention& match) {
  return match.rule->id == "event.unnamed" || match.rule->id == "event.verb";
}

// `Lễ khai mạc Lễ hội đền A`: what a ceremony is held for is part of its name.
void DropInner(std::vector<Mention>* mentions) {
  uint32_t end = 0;  // of the last ceremony
  std::erase_if(*mentions, [&](const Mention& mention) {
    if (mention.span.begin < end) return true;
    if (mention.rule->id == "event.ceremony") end = mention.span.end;
    return false;
  });
}

// A noun of its own is better than `tổ chức ...`: both stand in `tổ chức gặp mặt báo chí`.
void DropUnnamed(std::vector<Mention>* matches) {
  std::map<uint32_t, uint32_t> named;  // begin -> the furthest end of those that begin there or before
  for (const Mention& match : *matches) {
    if (!IsUnnamed(match)) named[match.span.begin] = std::max(named[match.span.begin], match.span.end);
  }
  uint32_t furthest = 0;
  for (auto& [begin, end] : named) end = furthest = std::max(furthest, end);
  std::erase_if(*matches, [&](const Mention& match) {
    const auto behind = named.lower_bound(match.span.end);
    return IsUnnamed(match) && behind != named.begin() && std::prev(behind)->second > match.span.begin;
  });
}

class Events : public Extractor {
 public:
  explicit Events(const RuleSet& rules) : rules_(rules), lexicon_(rules) {}

  std::string_view kind() const override { return "events"; }

  const std::vector<Column>& columns() const override {
    static const std::vector<Column> kColumns = {{"kind"},      {"name"},  {"start_date"}, {"end_date"},
                                                 {"organiser"}, {"place"}, {"main"}};
    return kColumns;
  }

  // The noun grows to the whole name of the event.
  std::vector<Mention> Read(const Article& article, std::vector<Mention> matches) const override {
    std::erase_if(matches, [&](const Mention& match) { return IsCompound(article, match); });
    DropUnnamed(&matches);
    std::vector<Mention> mentions = LongestFirst(std::move(matches));
    for (Mention& mention : mentions) {
      const auto head = mention.Get("head");
      if (mention.rule->id == "event.bare_ceremony" && head) {
        mention.span = *head;
        continue;
      }
      if (!mention.Get("receives") && !mention.Get("sees") && !mention.Get("courtesy") &&
          !mention.Get("voters"))
        mention.span.end = EventNameEnd(article.text, article.sentences[mention.sentence].span, mention.span);
    }
    DropInner(&mentions);
    return mentions;
  }

  std::vector<Fact> Resolve(const ResolveContext& context,
                            const std::vector<Mention>& mentions) const override {
    if (mentions.empty()) return {};
    const StatementReader reader(context, rules_);
    std::vector<EventStatement> statements;
    for (uint32_t i = 0; i < mentions.size(); ++i) statements.push_back(reader.Read(mentions[i], i));
    std::vector<Fact> facts;
    const auto main = ChooseMainEvent(context, reader, statements, mentions);
    if (main) facts.push_back(MainFact(context, *main, mentions));
    AddOthers(context, statements, mentions, main, &facts);
    return facts;
  }

 private:
  static Value Text(const std::string& text) { return text.empty() ? Value() : Value(text); }

  std::vector<Value> Columns(const Article& article, const Mention& mention, const std::string& kind,
                             const std::string& start, const std::string& end, bool main) const {
    const TextSpan sentence = article.sentences[mention.sentence].span;
    const TextSpan name = NameOf(article, mention);
    return {kind,
            std::string(name.In(article.text)),
            Text(start),
            Text(end),
            Text(EventOrganiser(lexicon_, article.text, sentence, name)),
            Text(EventVenue(article.text, sentence, mention.span)),
            int64_t{main}};
  }

  Fact MainFact(const ResolveContext& context, const MainEvent& event,
                const std::vector<Mention>& mentions) const {
    Fact fact;
    fact.value = event.kind;
    fact.columns =
        Columns(context.article, mentions[event.statement], event.kind, event.start, event.end, true);
    fact.mentions.push_back(static_cast<uint32_t>(event.statement));
    for (size_t i : event.supporting) fact.mentions.push_back(static_cast<uint32_t>(i));
    return fact;
  }

  // Other events the text says to be held on a day of their own.
  void AddOthers(const ResolveContext& context, const std::vector<EventStatement>& statements,
                 const std::vector<Mention>& mentions, const std::optional<MainEvent>& main,
                 std::vector<Fact>* facts) const {
    for (uint32_t i = 0; i < statements.size(); ++i) {
      const EventStatement& statement = statements[i];
      if (statement.role != EventRole::kHeld || !statement.named || statement.quoted ||
          statement.start.empty())
        continue;
      if (main && (main->statement == i || (main->kind == statement.kind && main->start == statement.start)))
        continue;
      Fact fact;
      fact.value = statement.kind + " " + statement.start;
      const bool known = std::any_of(facts->begin(), facts->end(),
                                     [&](const Fact& other) { return other.value == fact.value; });
      if (known) continue;
      fact.columns =
          Columns(context.article, mentions[i], statement.kind, statement.start, statement.end, false);
      fact.mentions.push_back(i);
      facts->push_back(std::move(fact));
    }
  }

  const RuleSet& rules_;
  const Lexicon lexicon_;
};

}  // namespace

std::unique_ptr<Extractor> MakeEvents(const RuleSet& rules) { return std::make_unique<Events>(rules); }

}  // namespace sulieu
