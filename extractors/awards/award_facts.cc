#include "extractors/awards/award_facts.h"

#include <algorithm>

#include "pipeline/text/letters.h"
#include "pipeline/text/numbers.h"

namespace sulieu {
namespace {

// The words with single spaces.
std::string Tidy(std::string_view words) {
  std::string tidy;
  for (char c : words) {
    if (c == '\n') c = ' ';
    if (c != ' ' || (!tidy.empty() && tidy.back() != ' ')) tidy += c;
  }
  while (!tidy.empty() && tidy.back() == ' ') tidy.pop_back();
  return tidy;
}

std::optional<int64_t> ParseCount(std::string_view text) {
  if (const auto number = ParseNumber(text)) return static_cast<int64_t>(*number);
  return ParseNumberWords(FoldForLookup(text));
}

// The key of a name: folded, without quotation marks.
std::string Key(std::string_view text) {
  std::string key = FoldForLookup(text);
  for (std::string_view mark : {"“", "”", "\"", "‘", "’", "'"}) {
    for (size_t at = key.find(mark); at != std::string::npos; at = key.find(mark)) key.erase(at, mark.size());
  }
  return key;
}

bool BeginsWith(std::string_view text, std::string_view head) {
  return text.starts_with(head) &&
         (text.size() == head.size() || text[head.size()] == ' ' || text[head.size()] == ',');
}

bool EndsWith(std::string_view text, std::string_view tail) {
  return text.ends_with(tail) && (text.size() == tail.size() || text[text.size() - tail.size() - 1] == ' ');
}

bool Continues(const std::string& a, const std::string& b) { return BeginsWith(a, b) || BeginsWith(b, a); }

// The same body in a shorter and a longer form: UBND tỉnh, Chủ tịch UBND tỉnh Khánh Hòa.
bool SameBody(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return true;
  const std::string x = Key(a);
  const std::string y = Key(b);
  const std::string& longer = x.size() > y.size() ? x : y;
  const std::string& shorter = x.size() > y.size() ? y : x;
  return (" " + longer + " ").find(" " + shorter + " ") != std::string::npos;
}

bool SameConferral(const AwardFact& a, const AwardFact& b) {
  if (a.count != b.count || a.occasions != b.occasions) return false;
  const std::string award_a = Key(a.award);
  const std::string award_b = Key(b.award);
  const std::string recipient_a = Key(a.recipient);
  const std::string recipient_b = Key(b.recipient);
  if (a.sentence == b.sentence) {
    return award_a == award_b && recipient_a == recipient_b && Key(a.authority) == Key(b.authority);
  }
  if (!Continues(award_a, award_b) || !SameBody(a.authority, b.authority)) return false;
  if (recipient_a.empty() || recipient_b.empty()) return recipient_a == recipient_b;
  return Continues(recipient_a, recipient_b) || (!a.count && Abbreviates(recipient_a, recipient_b)) ||
         (!a.count && (EndsWith(recipient_a, recipient_b) || EndsWith(recipient_b, recipient_a)));
}

bool AllCapitals(std::string_view text) {
  return text == Tidy(text) && FoldForLookup(text) != text && [&] {
    // no small letter: folding changes every letter
    for (size_t at = 0; at < text.size(); ++at) {
      if (text[at] >= 'a' && text[at] <= 'z') return false;
    }
    return true;
  }();
}

// The fuller wording, but not that of a heading in capitals.
void KeepFuller(std::string* kept, const std::string& other) {
  if (other.empty()) return;
  if (kept->empty() || (AllCapitals(*kept) && !AllCapitals(other)) ||
      (other.size() > kept->size() && !AllCapitals(other))) {
    *kept = other;
  }
}

void Absorb(AwardFact* fact, const AwardFact& other) {
  KeepFuller(&fact->award, other.award);
  KeepFuller(&fact->authority, other.authority);
  KeepFuller(&fact->recipient, other.recipient);
  KeepFuller(&fact->reason, other.reason);
  KeepFuller(&fact->period, other.period);
  for (uint32_t mention : other.mentions) {
    if (std::find(fact->mentions.begin(), fact->mentions.end(), mention) == fact->mentions.end()) {
      fact->mentions.push_back(mention);
    }
  }
}

// tập thể và cá nhân -> tập thể, cá nhân; empty for a single noun.
std::vector<std::string> Parts(const std::string& recipient) {
  std::vector<std::string> parts;
  std::string rest = Key(recipient);
  for (size_t at = rest.find(" và "); at != std::string::npos; at = rest.find(" và "))
    rest.replace(at, 5, ", ");
  for (size_t at = rest.find(", "); at != std::string::npos; at = rest.find(", ")) {
    parts.push_back(rest.substr(0, at));
    rest = rest.substr(at + 2);
  }
  if (!parts.empty()) parts.push_back(rest);
  return parts;
}

// The facts that count the parts of this one, when they add up to it.
std::vector<AwardFact*> PartsOf(const AwardFact& whole, std::vector<AwardFact>* facts) {
  std::vector<AwardFact*> found;
  int64_t sum = 0;
  for (const std::string& part : Parts(whole.recipient)) {
    for (AwardFact& fact : *facts) {
      if (!fact.count || Key(fact.recipient) != part || Key(fact.award) != Key(whole.award) ||
          !SameBody(fact.authority, whole.authority)) {
        continue;
      }
      sum += *fact.count;
      found.push_back(&fact);
      break;
    }
  }
  if (!whole.count || sum != *whole.count) found.clear();
  return found;
}

// `biểu dương, khen thưởng` is one commendation; that it was made at once (đột xuất) stays in its name.
std::string CommendationName(const std::string& words) {
  const std::string key = FoldForLookup(words);
  if (key == "tuyên dương" || key.starts_with("khen thưởng đột")) return words;
  return "khen thưởng";
}

}  // namespace

bool Abbreviates(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  const auto first = [](std::string_view text) { return text.substr(0, text.find(' ')); };
  const auto last = [](std::string_view text) { return text.substr(text.rfind(' ') + 1); };
  if (a.empty() || first(a) != first(b) || last(a) != last(b) || a.find(' ') == std::string_view::npos)
    return false;
  while (!a.empty() && !b.empty()) {
    const std::string_view word = first(b);
    if (first(a) == word) a.remove_prefix(std::min(a.size(), word.size() + 1));
    b.remove_prefix(std::min(b.size(), word.size() + 1));
  }
  return a.empty();
}

std::vector<AwardFact> FactsOf(std::string_view text, const Mention& mention, uint32_t index) {
  std::vector<AwardFact> facts;
  AwardFact common;
  common.sentence = mention.sentence;
  common.mentions = {index};
  struct Award {
    std::string name;
    std::optional<int64_t> number;
  };
  std::vector<Award> awards;
  size_t first = 0;  // of the facts of the recipient read last
  bool fresh = false;
  for (const Capture& capture : mention.captures) {
    const std::string words = Tidy(capture.span.In(text));
    if (capture.name == "authority") common.authority = words;
    if (capture.name == "reason") common.reason = words;
    if (capture.name == "period") common.period = words;
    if (capture.name == "award" || capture.name == "commendation") {
      if (!fresh) awards.clear();
      fresh = true;
      awards.push_back({capture.name == "award" ? words : CommendationName(words), {}});
    }
    if (capture.name == "grade") awards.back().name += " " + words;
    if (capture.name == "award_number") awards.back().number = ParseCount(words);
    if (capture.name == "recipient" || capture.name == "pronoun") {
      fresh = false;
      first = facts.size();
      for (const Award& award : awards) {
        facts.push_back(common);
        facts.back().award = award.name;
        facts.back().recipient = words;
        facts.back().recipient_at = capture.span.begin;
        facts.back().pronoun = capture.name == "pronoun";
        facts.back().count = award.number;
      }
    }
    if (capture.name == "number") {
      for (size_t i = first; i < facts.size(); ++i) facts[i].count = ParseCount(words);
    }
    if (capture.name == "occasions") {
      for (size_t i = first; i < facts.size(); ++i) facts[i].occasions = true;
    }
  }
  if (fresh) {  // nobody is named: the count of the awards, or only whose they are
    for (const Award& award : awards) {
      facts.push_back(common);
      facts.back().award = award.name;
      facts.back().count = award.number;
    }
  }
  return facts;
}

std::vector<AwardFact> MergeAwardFacts(std::vector<AwardFact> facts) {
  std::vector<AwardFact> merged;
  for (const AwardFact& fact : facts) {
    if (fact.recipient.empty() && !fact.count) continue;
    const auto same = std::find_if(merged.begin(), merged.end(),
                                   [&](const AwardFact& other) { return SameConferral(fact, other); });
    if (same == merged.end()) {
      merged.push_back(fact);
    } else {
      Absorb(&*same, fact);
    }
  }
  for (size_t i = 0; i < merged.size();) {
    const AwardFact whole = merged[i];
    const auto parts = PartsOf(whole, &merged);
    for (AwardFact* part : parts) Absorb(part, {.authority = whole.authority, .mentions = whole.mentions});
    if (parts.empty()) {
      ++i;
    } else {
      merged.erase(merged.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
  // `gắn Huân chương Lao động hạng Ba lên lá cờ truyền thống`: whose award it is, said apart from who
  // received it
  for (const AwardFact& hint : facts) {
    if (!hint.recipient.empty() || hint.count || hint.authority.empty()) continue;
    for (AwardFact& fact : merged) {
      if (fact.authority.empty() && !fact.count && Key(fact.award) == Key(hint.award))
        fact.authority = hint.authority;
    }
  }
  return merged;
}

}  // namespace sulieu
