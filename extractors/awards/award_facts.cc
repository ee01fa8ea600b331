#include "extractors/awards/award_facts.h"

#include <algorithm>
#include <unordered_map>

#include "pipeline/text/letters.h"
#include "pipeline/text/numbers.h"

namespace sulieu {
namespace {

constexpr int64_t kManyPeople = 10;

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

// The President confers the orders of the State: Đảng, Nhà nước, Chủ tịch nước are one authority.
bool IsState(std::string_view key) {
  return key == "chủ tịch nước" || key == "nhà nước" || key == "đảng" || key == "đảng, nhà nước" ||
         key == "đảng và nhà nước" || key == "đảng nhà nước" || key == "nhà nước việt nam";
}

// The same body in a shorter and a longer form: UBND tỉnh, Chủ tịch UBND tỉnh Khánh Hòa.
bool SameBody(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty() || (IsState(a) && IsState(b))) return true;
  const std::string& longer = a.size() > b.size() ? a : b;
  const std::string& shorter = a.size() > b.size() ? b : a;
  return (" " + longer + " ").find(" " + shorter + " ") != std::string::npos;
}

// `tỉnh Lào Cai` is not the Hội Nông dân tỉnh Lào Cai.
bool IsPlace(std::string_view key) {
  for (std::string_view unit :
       {"tỉnh ", "thành phố ", "huyện ", "quận ", "thị xã ", "xã ", "phường ", "thị trấn "}) {
    if (key.starts_with(unit)) return true;
  }
  return key == "tỉnh" || key == "huyện" || key == "xã";
}

// `huy hiệu Đảng` is any of those for 30, 40, 50 years.
bool SameAward(const AwardFact& a, const AwardFact& b) {
  if (Continues(a.award_key, b.award_key)) return true;
  const bool badge = a.award_key.starts_with("huy hiệu ") && b.award_key.starts_with("huy hiệu ");
  return badge && !a.count && (a.award_key == "huy hiệu đảng" || b.award_key == "huy hiệu đảng");
}

// `hai ông` are the two farmers counted before.
bool IsPronounNoun(std::string_view key) {
  return key == "ông" || key == "bà" || key == "anh" || key == "chị" || key == "em" || key == "cháu" ||
         key == "cụ";
}

bool IsCommendation(std::string_view key) { return key == "khen thưởng" || key == "tuyên dương"; }

// `400 điển hình được tuyên dương`, `biểu dương 400 gương`: many people counted alike are the same people.
bool SameCommended(const AwardFact& a, const AwardFact& b) {
  if (!a.count || *a.count < kManyPeople || !IsCommendation(a.award_key) || !IsCommendation(b.award_key))
    return false;
  for (std::string_view kind : {"tập thể", "cá nhân"}) {
    if (BeginsWith(a.recipient_key, kind) || BeginsWith(b.recipient_key, kind)) return false;
  }
  return SameBody(a.authority_key, b.authority_key);
}

bool SameRecipient(const AwardFact& a, const AwardFact& b) {
  const std::string& x = a.recipient_key;
  const std::string& y = b.recipient_key;
  if (x.empty() || y.empty()) return x == y;
  if (Continues(x, y)) return true;
  if (a.count) return a.sentence != b.sentence && (IsPronounNoun(x) || IsPronounNoun(y));
  const std::string& shorter = x.size() < y.size() ? x : y;
  return Abbreviates(x, y) || (!IsPlace(shorter) && (EndsWith(x, y) || EndsWith(y, x)));
}

bool SameConferral(const AwardFact& a, const AwardFact& b) {
  if (a.count != b.count || a.occasions != b.occasions) return false;
  if (a.sentence == b.sentence) {
    return a.award_key == b.award_key && a.recipient_key == b.recipient_key &&
           a.authority_key == b.authority_key;
  }
  if (SameCommended(a, b)) return true;
  return SameAward(a, b) && SameBody(a.authority_key, b.authority_key) && SameRecipient(a, b);
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
  // not a mere other spelling of the same authority
  if (fact->authority_key != other.authority_key &&
      !(IsState(fact->authority_key) && IsState(other.authority_key))) {
    KeepFuller(&fact->authority, other.authority);
  }
  KeepFuller(&fact->recipient, other.recipient);
  if (fact->authority_key.empty()) fact->authority_key = other.authority_key;
  KeepFuller(&fact->reason, other.reason);
  KeepFuller(&fact->period, other.period);
  for (uint32_t mention : other.mentions) {
    if (std::find(fact->mentions.begin(), fact->mentions.end(), mention) == fact->mentions.end()) {
      fact->mentions.push_back(mention);
    }
  }
}

// What a summary adds to its parts.
AwardFact AuthorityOf(const AwardFact& whole) {
  AwardFact part;
  part.authority = whole.authority;
  part.authority_key = whole.authority_key;
  part.mentions = whole.mentions;
  return part;
}

// tập thể và cá nhân -> tập thể, cá nhân; empty for a single noun.
std::vector<std::string> Parts(const std::string& recipient) {
  std::vector<std::string> parts;
  std::string rest = recipient;
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
  for (const std::string& part : Parts(whole.recipient_key)) {
    for (AwardFact& fact : *facts) {
      if (!fact.count || fact.recipient_key != part || fact.award_key != whole.award_key ||
          !SameBody(fact.authority_key, whole.authority_key)) {
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

// Every one of the authorities confers each.
std::vector<AwardFact> ForEach(const std::vector<std::string>& authorities,
                               const std::vector<AwardFact>& facts) {
  if (authorities.empty()) return facts;
  std::vector<AwardFact> all;
  for (const std::string& authority : authorities) {
    for (const AwardFact& fact : facts) {
      all.push_back(fact);
      all.back().authority = authority;
    }
  }
  return all;
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
  std::vector<std::string> authorities;
  size_t first = 0;  // of the facts of the recipient read last
  bool fresh = false;
  for (const Capture& capture : mention.captures) {
    const std::string words = Tidy(capture.span.In(text));
    if (capture.name == "authority") authorities.push_back(words);
    if (capture.name == "reason") common.reason = words;
    if (capture.name == "period") common.period = words;
    if (capture.name == "award" || capture.name == "commendation") {
      if (!fresh) awards.clear();
      fresh = true;
      awards.push_back({capture.name == "award" ? words : CommendationName(words), {}});
      std::erase(awards.back().name, ':');  // danh hiệu: Tập thể lao động xuất sắc
    }
    if (capture.name == "grade") awards.back().name += " " + words;
    if (capture.name == "award_number") awards.back().number = ParseCount(words);
    if (capture.name == "recipient" || capture.name == "pronoun" || capture.name == "self") {
      fresh = false;
      first = facts.size();
      for (const Award& award : awards) {
        facts.push_back(common);
        facts.back().award = award.name;
        facts.back().self = capture.name == "self";
        facts.back().recipient = facts.back().self ? "" : words;
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
  return ForEach(authorities, facts);
}

std::string NameKeys::Of(std::string_view name) const {
  std::string key;
  for (std::string rest = Key(name); !rest.empty();) {
    const size_t space = rest.find(' ');
    const std::string word = rest.substr(0, space);
    const WordList::Entry* entry = abbreviations_.FindFolded(word);
    if (!key.empty()) key += ' ';
    key += entry ? entry->canonical : word;
    rest = space == std::string::npos ? "" : rest.substr(space + 1);
  }
  return FoldForLookup(key);
}

std::vector<AwardFact> MergeAwardFacts(std::vector<AwardFact> facts, const NameKeys& keys) {
  for (AwardFact& fact : facts) {
    fact.award_key = Key(fact.award);
    fact.authority_key = keys.Of(fact.authority);
    fact.recipient_key = keys.Of(fact.recipient);
  }
  std::vector<AwardFact> merged;
  std::unordered_map<int64_t, std::vector<size_t>> by_count;  // only facts of one count can be the same
  for (const AwardFact& fact : facts) {
    if (fact.recipient.empty() && !fact.count) continue;
    std::vector<size_t>& alike = by_count[fact.count.value_or(-1)];
    const auto same = std::find_if(alike.begin(), alike.end(),
                                   [&](size_t other) { return SameConferral(fact, merged[other]); });
    if (same == alike.end()) {
      alike.push_back(merged.size());
      merged.push_back(fact);
    } else {
      Absorb(&merged[*same], fact);
    }
  }
  for (size_t i = 0; i < merged.size();) {
    const AwardFact whole = merged[i];
    const auto parts = PartsOf(whole, &merged);
    for (AwardFact* part : parts) Absorb(part, AuthorityOf(whole));
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
      if (fact.authority.empty() && !fact.count && fact.award_key == hint.award_key)
        fact.authority = hint.authority;
    }
  }
  return merged;
}

}  // namespace sulieu
