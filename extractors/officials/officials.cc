#include "extractors/officials/officials.h"

#include <algorithm>
#include <map>
#include <optional>

#include "extractors/officials/people.h"
#include "extractors/officials/persons.h"
#include "extractors/officials/sentence.h"
#include "extractors/phrases/phrases.h"

namespace sulieu {
namespace {

// In the order of Frame.
constexpr std::string_view kFrameRules[] = {
    "official.name",  "official.post_before",  "official.post_after",  "official.bracket",
    "official.colon", "official.list_heading", "official.appointment", "official.recalled"};

constexpr size_t kWordsBefore = 14;  // how far a role may stand from the person
constexpr size_t kWordsAfter = 5;

// Whether the rule matches a sentence wherever it matches a part of it: the pattern begins anywhere, and
// nothing in it looks at an end of the text or of a word.
bool MatchesByParts(const Rule& rule) {
  constexpr std::string_view kAnywhere = "(?:^(?s:.)*?)";
  const std::string_view pattern = rule.expanded;
  if (rule.boundary != Boundary::kNone || !pattern.starts_with(kAnywhere)) return false;
  static const RE2 kLooksAtEnd(R"([$]|\\[AbBz]|(?:^|[^\[])\^)");
  const std::string_view rest = pattern.substr(kAnywhere.size());
  return !RE2::PartialMatch(re2::StringPiece(rest.data(), rest.size()), kLooksAtEnd);
}

class Officials : public Extractor {
 public:
  explicit Officials(const RuleSet& rules)
      : lexicon_(rules), links_(rules.list("links")), roles_(rules.list("roles")) {
    for (std::string_view id : kFrameRules) {
      const Rule* rule = rules.Find(id);
      frames_.push_back({rule, rule && MatchesByParts(*rule)});
    }
  }

  std::string_view kind() const override { return "officials"; }

  const std::vector<Column>& columns() const override {
    static const std::vector<Column> kColumns = {{"name"},     {"honorific"},    {"rank"},
                                                 {"position"}, {"organisation"}, {"role"}};
    return kColumns;
  }

  // The grammar finds the persons, a rule only confirms the frame of one.
  bool asks_rules() const override { return true; }

  // Reads each sentence with a trigger once; a frame whose rule does not match there makes nothing.
  std::vector<Mention> Read(const Article& article, std::vector<Mention> candidates) const override {
    std::vector<Mention> mentions;
    for (size_t i = 0; i < candidates.size();) {
      const uint32_t sentence = candidates[i].sentence;
      std::vector<const Rule*> possible;
      for (; i < candidates.size() && candidates[i].sentence == sentence; ++i)
        possible.push_back(candidates[i].rule);
      if (article.kind(article.sentences[sentence]) == PassageKind::kByline) continue;
      ReadSentence(article, sentence, possible, &mentions);
    }
    return mentions;
  }

  std::vector<Fact> Resolve(const ResolveContext& context,
                            const std::vector<Mention>& mentions) const override {
    std::vector<Fact> facts;
    for (const Person& person : GroupPersons(context.article.text, mentions)) AddFacts(person, &facts);
    return facts;
  }

 private:
  struct FrameRule {
    const Rule* rule;
    bool by_parts;
  };

  // Whether a rule matches in a sentence, asked once.
  class AskedRules {
   public:
    // `possible`: the rules whose triggers are in the sentence.
    AskedRules(const std::vector<const Rule*>& possible, std::string_view sentence)
        : possible_(possible), known_(possible.size()), sentence_(sentence) {}

    // `part`: of the sentence, where a match is likely.
    bool Matches(const FrameRule& frame, std::string_view part) {
      const auto found = std::find(possible_.begin(), possible_.end(), frame.rule);
      if (!frame.rule || found == possible_.end()) return false;
      std::optional<bool>& known = known_[static_cast<size_t>(found - possible_.begin())];
      if (!known) known = (frame.by_parts && frame.rule->MatchesIn(part)) || frame.rule->MatchesIn(sentence_);
      return *known;
    }

   private:
    const std::vector<const Rule*>& possible_;
    std::vector<std::optional<bool>> known_;
    std::string_view sentence_;
  };

  void ReadSentence(const Article& article, uint32_t sentence, const std::vector<const Rule*>& possible,
                    std::vector<Mention>* mentions) const {
    const TextWords& words = article.words(sentence);
    AskedRules check(possible, article.sentences[sentence].span.In(article.text));
    const PhraseReader reader(lexicon_, words);
    const std::vector<Item> items = ReadItems(reader, links_);
    const std::vector<PersonRead> people = ReadPeople(items);
    for (size_t i = 0; i < people.size(); ++i) {
      const FrameRule& frame = frames_[static_cast<size_t>(people[i].frame)];
      Mention mention = MakeMention(items, words, people[i]);
      if (!check.Matches(frame, mention.span.In(article.text))) continue;
      mention.rule = frame.rule;
      mention.sentence = sentence;
      AddRole(words, people, i, items, &mention);
      mentions->push_back(std::move(mention));
    }
  }

  static TextSpan SpanOf(const TextWords& words, size_t begin, size_t end) {
    return {words[begin].span.begin, words[end - 1].span.end};
  }

  // `trả lời chất vấn của Bộ trưởng Bộ Y tế, Chủ tịch Quốc hội A`: the first may be the post of someone else.
  static bool IsAnothers(const std::vector<Item>& items, size_t index) {
    const Item& item = items[index];
    return item.genitive && item.unique && index + 2 < items.size() &&
           items[index + 1].kind == Item::Kind::kComma && items[index + 2].kind == Item::Kind::kPost;
  }

  static Mention MakeMention(const std::vector<Item>& items, const TextWords& words,
                             const PersonRead& person) {
    Mention mention;
    const Item& centre = items[person.name ? *person.name : person.before.front()];
    mention.span = SpanOf(words, centre.begin, centre.end);
    const auto add = [&](std::string_view name, const Item& item, bool widen) {
      const TextSpan span = SpanOf(words, item.begin, item.end);
      mention.captures.push_back({name, span});
      if (!widen) return;
      mention.span.begin = std::min(mention.span.begin, span.begin);
      mention.span.end = std::max(mention.span.end, span.end);
    };
    if (person.name) add(kName, items[*person.name], true);
    if (person.honorific) add(kHonorific, items[*person.honorific], true);
    if (person.rank) add(kRank, items[*person.rank], true);
    const auto add_posts = [&](const std::vector<size_t>& posts, bool widen) {
      for (size_t index : posts) {
        const PostPhrase& post = items[index].post;
        const bool behind = post.bare && items[index].governs && person.name &&
                            items[index].begin > centre.begin && person.appointed.empty();
        const bool doubtful = behind || IsAnothers(items, index);
        add(doubtful ? kDoubtful : kPosition, items[index], widen);
        if (post.organisation < post.end) {
          mention.captures.push_back({kOrganisation, SpanOf(words, post.organisation, post.end)});
        }
      }
    };
    add_posts(person.heading, false);
    add_posts(person.before, true);
    add_posts(person.after, !person.after.empty() && items[person.after[0]].begin < centre.end + 60);
    add_posts(person.appointed, true);
    return mention;
  }

  // The role is said behind the enumeration the person stands in (`... chủ trì hội nghị`) or before it (`Chủ
  // trì hội nghị có ...`).
  void AddRole(const TextWords& words, const std::vector<PersonRead>& people, size_t index,
               const std::vector<Item>& items, Mention* mention) const {
    size_t first = index, last = index;
    while (first > 0 && people[first - 1].run == people[index].run) --first;
    while (last + 1 < people.size() && people[last + 1].run == people[index].run) ++last;
    const WordList::Entry* entry = nullptr;
    size_t begin = EndOf(items, people[last]);
    for (size_t i = begin; i < words.size() && i < begin + kWordsAfter; ++i) {
      if (words[i].Is(";") || words[i].Is(":")) break;
      if (const size_t length = LongestMatch(words, i, roles_, &entry);
          length > 0 && entry->note != "before") {
        return Capture(words, i, i + length, *entry, mention);
      }
    }
    begin = BeginOf(items, people[first]);
    for (size_t i = begin; i > 0 && i + kWordsBefore > begin; --i) {
      if (words[i - 1].Is(";")) break;
      if (words[i - 1].Is("ký") && i > 1 && words[i - 2].Is("thư")) continue;
      if (const size_t length = LongestMatch(words, i - 1, roles_, &entry);
          length > 0 && (entry->surface != "theo" || i == begin)) {
        return Capture(words, i - 1, i - 1 + length, *entry, mention);
      }
    }
  }

  static void Capture(const TextWords& words, size_t begin, size_t end, const WordList::Entry& entry,
                      Mention* mention) {
    for (std::string_view role : kRoles) {
      if (entry.canonical == role) mention->captures.push_back({role, SpanOf(words, begin, end)});
    }
  }

  static size_t BeginOf(const std::vector<Item>& items, const PersonRead& person) {
    size_t begin = SIZE_MAX;
    for (const auto& index : {person.name, person.honorific, person.rank}) {
      if (index) begin = std::min(begin, items[*index].begin);
    }
    for (size_t index : person.before) begin = std::min(begin, items[index].begin);
    for (size_t index : person.heading) begin = std::min(begin, items[index].begin);
    return begin;
  }

  static size_t EndOf(const std::vector<Item>& items, const PersonRead& person) {
    size_t end = items[person.name ? *person.name : person.before.front()].end;
    for (size_t index : person.after) end = std::max(end, items[index].end);
    return end;
  }

  static Value Text(const std::string& text) { return text.empty() ? Value() : Value(text); }

  // A fact per post; the mentions that give no post go with the first.
  static void AddFacts(const Person& person, std::vector<Fact>* facts) {
    for (const Position& position : person.positions) {
      Fact fact;
      fact.value = person.name + " | " + position.text;
      fact.columns = {person.name,   Text(person.honorific),      Text(person.rank),
                      position.text, Text(position.organisation), Text(person.role)};
      fact.mentions = position.mentions;
      if (&position == &person.positions.front()) {
        fact.mentions.insert(fact.mentions.end(), person.mentions.begin(), person.mentions.end());
      }
      facts->push_back(std::move(fact));
    }
  }

  Lexicon lexicon_;
  const WordList& links_;
  const WordList& roles_;
  std::vector<FrameRule> frames_;  // in the order of Frame
};

}  // namespace

std::unique_ptr<Extractor> MakeOfficials(const RuleSet& rules) { return std::make_unique<Officials>(rules); }

}  // namespace sulieu
