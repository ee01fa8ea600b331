#include "extractors/awards/awards.h"

#include <fmt/format.h>

#include <algorithm>

#include "extractors/awards/award_facts.h"
#include "extractors/awards/award_frame.h"
#include "extractors/awards/award_scan.h"
#include "extractors/awards/recipient_names.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

Value OrNull(const std::string& text) { return text.empty() ? Value() : Value(text); }

void AddAward(const ConferredAward& award, std::vector<Capture>* captures) {
  captures->push_back({award.commendation ? "commendation" : "award", award.name});
  if (award.grade) captures->push_back({"grade", *award.grade});
  if (award.number) captures->push_back({"award_number", *award.number});
}

void AddRecipient(const AwardRecipient& recipient, std::vector<Capture>* captures) {
  captures->push_back({recipient.pronoun ? "pronoun" : "recipient", recipient.text});
  if (recipient.number) captures->push_back({"number", *recipient.number});
  if (recipient.occasions) captures->push_back({"occasions", *recipient.number});
}

// In the order that FactsOf reads.
std::vector<Capture> CapturesOf(const Conferral& conferral) {
  std::vector<Capture> captures;
  for (const TextSpan& authority : conferral.authorities) captures.push_back({"authority", authority});
  if (conferral.reason) captures.push_back({"reason", *conferral.reason});
  if (conferral.period) captures.push_back({"period", *conferral.period});
  if (conferral.respectively) {
    for (size_t i = 0; i < conferral.awards.size(); ++i) {
      AddAward(conferral.awards[i], &captures);
      AddRecipient(conferral.recipients[i], &captures);
    }
    return captures;
  }
  for (const ConferredAward& award : conferral.awards) AddAward(award, &captures);
  for (const AwardRecipient& recipient : conferral.recipients) AddRecipient(recipient, &captures);
  if (conferral.self) captures.push_back({"self", conferral.awards.front().name});
  return captures;
}

// The rule whose match lies at a byte, else the first.
const Rule* RuleAt(uint32_t at, const std::vector<Mention>& matches, size_t begin, size_t end) {
  for (size_t i = begin; i < end; ++i) {
    if (matches[i].span.begin <= at && at < matches[i].span.end) return matches[i].rule;
  }
  return matches[begin].rule;
}

// `Tổng LĐLĐVN` where the article also writes `Tổng LĐLĐ Việt Nam`: the fuller form.
void SpellOutCountry(std::string_view text, std::string* body) {
  if (!body->ends_with("VN") || body->size() < 4) return;
  std::string stem = body->substr(0, body->size() - 2);
  while (stem.ends_with(' ')) stem.pop_back();
  if (text.find(stem + " Việt Nam") != std::string_view::npos) *body = stem + " Việt Nam";
}

class Awards : public Extractor {
 public:
  explicit Awards(const RuleSet& rules) : scanner_(rules), keys_(rules.list("body_abbreviations")) {}

  std::string_view kind() const override { return "awards"; }

  const std::vector<Column>& columns() const override {
    static const std::vector<Column> kColumns = {{"award"},     {"authority"}, {"recipient"}, {"count"},
                                                 {"occasions"}, {"reason"},    {"period"}};
    return kColumns;
  }

  // The rules say in which sentences awards stand; each such sentence is read once, as a whole.
  std::vector<Mention> Read(const Article& article, std::vector<Mention> matches) const override {
    std::vector<Mention> mentions;
    Announced carried;
    for (size_t begin = 0, end = 0; begin < matches.size(); begin = end) {
      while (end < matches.size() && matches[end].sentence == matches[begin].sentence) ++end;
      if (const auto head = Announcement(article, matches, begin)) carried = ReadAnnouncement(article, *head);
      const TextWords& words = article.words(matches[begin].sentence);
      const PhraseReader reader(scanner_.lexicon(), words);
      const std::vector<Node> nodes = scanner_.Scan(article.text, reader);
      for (const Conferral& conferral : ReadConferrals({scanner_, words, nodes}, &carried)) {
        Mention mention;
        mention.rule = RuleAt(static_cast<uint32_t>(conferral.trigger), matches, begin, end);
        mention.span = conferral.span;
        mention.sentence = matches[begin].sentence;
        mention.captures = CapturesOf(conferral);
        mentions.push_back(std::move(mention));
      }
    }
    return mentions;
  }

  std::vector<Fact> Resolve(const ResolveContext& context,
                            const std::vector<Mention>& mentions) const override {
    std::vector<AwardFact> stated;
    for (uint32_t i = 0; i < mentions.size(); ++i) {
      for (AwardFact& fact : FactsOf(context.article.text, mentions[i], i)) stated.push_back(std::move(fact));
    }
    for (AwardFact& fact : stated) SpellOutCountry(context.article.text, &fact.authority);
    RecipientNames(scanner_.lexicon(), context.article).Complete(&stated);
    std::vector<Fact> facts;
    for (const AwardFact& award : MergeAwardFacts(std::move(stated), keys_)) facts.push_back(ToFact(award));
    return facts;
  }

 private:
  // The sentence without an award that announces the list of which the sentence of this match is the first
  // item: `Thừa ủy quyền của Chủ tịch nước, ông A trao tặng:`.
  static std::optional<uint32_t> Announcement(const Article& article, const std::vector<Mention>& matches,
                                              size_t match) {
    const uint32_t item = matches[match].sentence;
    if (item == 0 || (match > 0 && matches[match - 1].sentence + 1 >= item)) return std::nullopt;
    const std::string_view head = article.sentences[item - 1].span.In(article.text);
    return head.ends_with(':') ? std::optional(item - 1) : std::nullopt;
  }

  Announced ReadAnnouncement(const Article& article, uint32_t announcement) const {
    const TextWords words = SplitWords(article.text, article.sentences[announcement].span);
    const PhraseReader reader(scanner_.lexicon(), words);
    const std::vector<Node> nodes = scanner_.Scan(article.text, reader);
    Announced announced;
    ReadConferrals({scanner_, words, nodes}, &announced);
    return announced;
  }

  static Fact ToFact(const AwardFact& award) {
    Fact fact;
    fact.value = fmt::format("{} | {} | {} | {}", FoldForLookup(award.award), FoldForLookup(award.authority),
                             FoldForLookup(award.recipient), award.count ? fmt::to_string(*award.count) : "");
    fact.columns = {award.award,
                    OrNull(award.authority),
                    OrNull(award.recipient),
                    award.count ? Value(*award.count) : Value(),
                    int64_t{award.occasions},
                    OrNull(award.reason),
                    OrNull(award.period)};
    fact.mentions = award.mentions;
    return fact;
  }

  AwardScanner scanner_;
  NameKeys keys_;
};

}  // namespace

std::unique_ptr<Extractor> MakeAwards(const RuleSet& rules) { return std::make_unique<Awards>(rules); }

}  // namespace sulieu
