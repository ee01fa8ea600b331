#include "extractors/awards/recipient_names.h"

#include <algorithm>

#include "pipeline/base/utf8.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

constexpr uint32_t kMaxSentencesBack = 4;
constexpr size_t kMaxOccurrences = 50;
constexpr size_t kNameBytes = 40;  // before the last word of a name

// Words that name the body of the article without its name, and those that only a name makes definite.
constexpr std::string_view kSelf[] = {"đơn vị", "doanh nghiệp", "nhà trường", "cơ quan", "tập đoàn", "ngành"};
constexpr std::string_view kHeads[] = {"bệnh viện", "trung tâm", "công ty",    "tổng công ty", "trường",
                                       "viện",      "hội",       "chi cục",    "cục",          "sở",
                                       "học viện",  "lữ đoàn",   "trung đoàn", "đảng bộ"};

constexpr std::string_view kGroup = "tập thể ";

template <size_t kCount>
bool IsOneOf(const std::string& key, const std::string_view (&list)[kCount]) {
  return std::find(std::begin(list), std::end(list), key) != std::end(list);
}

std::string Joined(std::string_view text, const TextWords& words, size_t begin, size_t end) {
  std::string joined;
  for (size_t i = begin; i < end; ++i) {
    const bool spaced = i > begin && words[i].span.begin > words[i - 1].span.end;
    if (spaced) joined += ' ';
    joined += words[i].span.In(text);
  }
  return joined;
}

}  // namespace

// The last person named before byte `at`, in its sentence or one of those before it.
std::string RecipientNames::PersonBefore(uint32_t at, uint32_t sentence) const {
  for (uint32_t back = 0; back <= kMaxSentencesBack && back <= sentence; ++back) {
    const Sentence& where = article_.sentences[sentence - back];
    if (article_.kind(where) == PassageKind::kFurniture) continue;
    const TextWords& words = article_.words(sentence - back);
    const PhraseReader reader(lexicon_, words);
    std::string found;
    for (size_t i = 0; i < words.size() && words[i].span.begin < at; ++i) {
      size_t begin = i;
      if (const auto honorific = reader.HonorificEnd(i)) begin = *honorific;
      const auto end = begin > i ? reader.NameEnd(begin) : reader.KnownNameEnd(begin);
      if (!end) continue;
      const std::string name = FullPerson(Joined(article_.text, words, begin, *end));
      if (name.find(' ') != std::string::npos) found = name;
      i = *end - 1;
    }
    if (!found.empty()) return found;
  }
  return {};
}

// The person of whom an article speaks by a word of address alone: the first that it introduces with it.
std::string RecipientNames::Protagonist(const std::string& pronoun) const {
  for (const Sentence& sentence : article_.sentences) {
    if (article_.kind(sentence) == PassageKind::kFurniture) continue;
    const TextWords words = SplitWords(article_.text, sentence.span);
    const PhraseReader reader(lexicon_, words);
    for (size_t i = 0; i + 1 < words.size(); ++i) {
      if (words[i].key != pronoun) continue;
      size_t at = i + 1;
      // Mẹ Việt Nam Anh hùng A, ông giáo A
      while (at < words.size() && at < i + 5 && !reader.KnownNameEnd(at) &&
             words[at].kind == Word::Kind::kWord)
        ++at;
      const auto end = at < words.size() ? reader.KnownNameEnd(at) : std::nullopt;
      if (end && (at == i + 1 || words[i + 1].capital)) return Joined(article_.text, words, at, *end);
    }
  }
  return {};
}

// The longest name in the article that ends with this one.
std::string RecipientNames::FullPerson(const std::string& name) const {
  const std::string_view text = article_.text;
  // The space before the name from here on. Looked for by the name: its first letter is rarer than spaces
  // are.
  const auto find = [&](size_t from) {
    size_t at = text.find(name, from + 1);
    while (at != text.npos && text[at - 1] != ' ') at = text.find(name, at + 1);
    return at == text.npos ? text.size() : at - 1;
  };
  std::string full = name;
  size_t at = find(0);
  for (size_t count = 0; at < article_.text.size() && count < kMaxOccurrences; ++count) {
    auto begin = static_cast<uint32_t>(at > kNameBytes ? at - kNameBytes : 0);
    while (begin < at && IsContinuation(article_.text[begin])) ++begin;
    const auto end = static_cast<uint32_t>(at + 1 + name.size());
    const TextWords words = SplitWords(article_.text, {begin, end});
    const PhraseReader reader(lexicon_, words);
    for (size_t i = begin == 0 ? 0 : 1; i + 1 < words.size(); ++i) {  // the first word may be cut
      const auto known = reader.HonorificEnd(i) ? std::nullopt : reader.KnownNameEnd(i);
      if (!known || *known != words.size()) continue;
      const std::string candidate = Joined(article_.text, words, i, *known);
      if (candidate.size() > full.size()) full = candidate;
      break;
    }
    at = find(at + 1);
  }
  return full;
}

// The first body of the article, else of its title, that begins with this head.
std::string RecipientNames::FullBody(const std::string& head) const {
  std::string body = BodyIn(head, false);
  if (body == head) body = BodyIn(head, true);
  return body;
}

std::string RecipientNames::BodyIn(const std::string& head, bool heading) const {
  for (const Sentence& sentence : article_.sentences) {
    const PassageKind kind = article_.kind(sentence);
    const bool text_proper = kind == PassageKind::kLead || kind == PassageKind::kParagraph;
    if (kind == PassageKind::kFurniture || text_proper == heading) continue;
    const std::string_view text = sentence.span.In(article_.text);
    if (text.find(head + " ") == std::string_view::npos) continue;
    const TextWords words = SplitWords(article_.text, sentence.span);
    const PhraseReader reader(lexicon_, words);
    for (size_t i = 0; i < words.size(); ++i) {
      if (words[i].span.In(article_.text) != head.substr(0, words[i].span.size())) continue;
      const auto end = reader.OrganisationEnd(i);
      if (!end) continue;
      const std::string body = Joined(article_.text, words, i, *end);
      if (body.starts_with(head + " ")) return body.substr(0, body.find(" ("));
    }
  }
  return head;
}

void RecipientNames::Complete(std::vector<AwardFact>* facts) const {
  std::string self;  // the first recipient that is a body with a name of its own
  for (const AwardFact& fact : *facts) {
    if (!self.empty() || fact.count || fact.pronoun || fact.recipient.find(' ') == std::string::npos)
      continue;
    const std::string key = FoldForLookup(fact.recipient);
    if (!IsOneOf(key, kSelf) && !IsOneOf(key, kHeads)) self = fact.recipient;
  }
  for (const AwardFact& fact : *facts) {
    if (fact.recipient.size() > self.size() &&
        Abbreviates(FoldForLookup(fact.recipient), FoldForLookup(self))) {
      self = fact.recipient;
    }
  }
  for (AwardFact& fact : *facts) {
    if (fact.self) fact.recipient = self;
    if (fact.count || fact.recipient.empty()) continue;
    const std::string key = FoldForLookup(fact.recipient);
    if (fact.pronoun) {
      const std::string last = key.substr(key.rfind(' ') + 1);
      std::string person = last == "mẹ" ? "" : PersonBefore(fact.recipient_at, fact.sentence);
      if (person.empty()) person = Protagonist(last);
      fact.recipient = person;
    } else if (IsOneOf(key, kHeads)) {
      fact.recipient = FullBody(fact.recipient);
    } else if (key.starts_with(kGroup) && IsOneOf(key.substr(kGroup.size()), kHeads)) {
      const std::string body = FullBody(fact.recipient.substr(kGroup.size()));  // tập thể Công ty
      if (body.size() + kGroup.size() > fact.recipient.size()) fact.recipient = body;
    } else if (IsOneOf(key, kSelf)) {
      fact.recipient = self;
    } else if (std::count(key.begin(), key.end(), ' ') <= 1) {
      fact.recipient = FullPerson(fact.recipient);
    }
  }
  std::erase_if(*facts,
                [](const AwardFact& fact) { return fact.recipient_at > 0 && fact.recipient.empty(); });
}

}  // namespace sulieu
