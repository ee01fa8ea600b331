#include "extractors/officials/persons.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "extractors/officials/officials.h"
#include "pipeline/text/letters.h"
#include "pipeline/text/words.h"

namespace sulieu {
namespace {

// As written, with single spaces.
std::string Clean(std::string_view text) {
  std::string clean;
  for (char c : text) {
    if (c == '\n') c = ' ';
    if (c != ' ' || (!clean.empty() && clean.back() != ' ')) clean += c;
  }
  return clean;
}

// H’Hen and H'Hen are one name.
std::string PlainApostrophes(std::string_view key) {
  constexpr std::string_view kCurly = "’";
  std::string plain;
  for (size_t at = 0; at < key.size();) {
    const bool curly = key.substr(at, kCurly.size()) == kCurly;
    plain.push_back(curly ? '\'' : key[at]);
    at += curly ? kCurly.size() : 1;
  }
  return plain;
}

std::vector<std::string> Syllables(std::string_view name) {
  std::vector<std::string> keys;
  for (const Word& word : SplitWords(name, {0, static_cast<uint32_t>(name.size())})) {
    if (word.kind != Word::Kind::kWord) continue;
    keys.push_back(PlainApostrophes(word.key));
  }
  return keys;
}

// Does the longer name end with the whole of the shorter?
bool EndsWith(const std::vector<std::string>& longer, const std::vector<std::string>& shorter) {
  return shorter.size() < longer.size() && std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin());
}

struct Given {
  std::string text;
  PhraseWords words;
  std::string organisation;
  bool before = false;  // said before the name
};

// The positions of a mention with the organisation that lies in each.
std::vector<Given> GivenPositions(std::string_view text, const Mention& mention,
                                  std::string_view which = kPosition) {
  std::vector<Given> given;
  for (const Capture& capture : mention.captures) {
    if (capture.name != which) continue;
    Given position;
    position.text = Clean(capture.span.In(text));
    position.words = SplitPhrase(position.text);
    for (const Capture& inner : mention.captures) {
      if (inner.name == kOrganisation && capture.span.Contains(inner.span)) {
        position.organisation = Clean(inner.span.In(text));
      }
    }
    const auto name = mention.Get(kName);
    position.before = !name || capture.span.end <= name->begin;
    given.push_back(std::move(position));
  }
  return given;
}

class Grouper {
 public:
  Grouper(std::string_view text, const std::vector<Mention>& mentions) : text_(text), mentions_(mentions) {}

  std::vector<Person> Run() {
    std::vector<uint32_t> brief, recalled;
    for (uint32_t i = 0; i < mentions_.size(); ++i) {
      const auto name = mentions_[i].Get(kName);
      if (!name) {
        recalled.push_back(i);
        continue;
      }
      if (Syllables(name->In(text_)).size() < 2) {
        brief.push_back(i);
      } else {
        AddFull(i, *name);
      }
    }
    DropNamesakes();
    JoinSuffixes();
    for (uint32_t i : brief) AddBrief(i);
    for (uint32_t i : recalled) AddRecalled(i);
    for (Person& person : persons_) AddDoubtful(&person);
    for (Person& person : persons_) FillColumns(&person);
    std::erase_if(persons_, [](const Person& person) { return person.name.empty(); });
    std::stable_sort(persons_.begin(), persons_.end(),
                     [](const Person& a, const Person& b) { return First(a) < First(b); });
    return std::move(persons_);
  }

 private:
  void AddFull(uint32_t index, TextSpan name) {
    auto syllables = Syllables(name.In(text_));
    std::string key;
    for (const std::string& syllable : syllables) key.append(syllable).append(1, ' ');
    const auto [known, added] = by_name_.emplace(key, persons_.size());
    if (added) {
      Person person;
      person.name = Clean(name.In(text_));
      person.syllables = std::move(syllables);
      persons_.push_back(std::move(person));
    }
    Attach(&persons_[known->second], index);
  }

  // `Tổng giám đốc Điện Quang` of an article that knows the `Công ty Bóng đèn Điện Quang`: two syllables that
  // end the name of a body elsewhere are no person.
  void DropNamesakes() {
    std::set<std::string> endings;
    for (const Person& person : persons_) {
      for (const Position& position : person.positions) {
        const auto words = Syllables(position.organisation);
        if (words.size() > 3) endings.insert(words[words.size() - 2] + ' ' + words.back());
      }
    }
    std::erase_if(persons_, [&](const Person& person) {
      return person.syllables.size() == 2 &&
             endings.contains(person.syllables[0] + ' ' + person.syllables[1]);
    });
  }

  // `Phạm Minh Đức` and `Giuse Phạm Văn Lành`, `Hoài An` and `Trần Lê Hoài Thu`: the longer name takes all.
  void JoinSuffixes() {
    for (size_t i = 0; i < persons_.size(); ++i) by_last_[persons_[i].syllables.back()].push_back(i);
    for (const auto& [last, same] : by_last_) {
      for (size_t shorter : same) {
        for (size_t longer : same) {
          if (persons_[longer].name.empty() ||
              !EndsWith(persons_[longer].syllables, persons_[shorter].syllables)) {
            continue;
          }
          Merge(&persons_[longer], &persons_[shorter]);
          break;
        }
      }
    }
  }

  static void Merge(Person* to, Person* from) {
    for (Position& position : from->positions) AddPosition(to, std::move(position));
    to->mentions.insert(to->mentions.end(), from->mentions.begin(), from->mentions.end());
    to->doubtful.insert(to->doubtful.end(), from->doubtful.begin(), from->doubtful.end());
    std::sort(to->mentions.begin(), to->mentions.end());
    *from = Person();
  }

  // `ông Dũng`, `Thứ trưởng Thọ`: the person of that last syllable named last before, else the first behind.
  // A post that the person does not hold means another person.
  void AddBrief(uint32_t index) {
    const auto syllables = Syllables(mentions_[index].Get(kName)->In(text_));
    if (syllables.empty()) return;
    const auto given = GivenPositions(text_, mentions_[index]);
    std::vector<size_t>& same = by_last_[syllables.back()];
    Person* best = nullptr;
    for (const size_t i : same) {
      Person& person = persons_[i];
      if (person.name.empty() || !Holds(person, given)) continue;
      if (!best || First(person) <= index) best = &person;
    }
    if (!best) {
      if (given.empty()) return;
      Person person;
      person.name = Clean(mentions_[index].Get(kName)->In(text_));
      person.syllables = syllables;
      same.push_back(persons_.size());
      persons_.push_back(std::move(person));
      best = &persons_.back();
    }
    Attach(best, index);
  }

  // `strict`: also posts said behind the name must be held.
  static bool Holds(const Person& person, const std::vector<Given>& given, bool strict = false) {
    return std::all_of(given.begin(), given.end(), [&](const Given& one) {
      return !(one.before || strict) ||
             std::any_of(person.positions.begin(), person.positions.end(), [&](const Position& position) {
               return Says(position.words, one.words) || Says(one.words, position.words);
             });
    });
  }

  // `đồng chí Phó Giám đốc Công an tỉnh`: the one person of the article who holds that post.
  void AddRecalled(uint32_t index) {
    const auto given = GivenPositions(text_, mentions_[index]);
    Person* holder = nullptr;
    for (Person& person : persons_) {
      if (person.name.empty() || !Holds(person, given)) continue;
      if (holder) return;
      holder = &person;
    }
    if (holder) Attach(holder, index);
  }

  void Attach(Person* person, uint32_t index) {
    const auto given = GivenPositions(text_, mentions_[index]);
    if (given.empty()) person->mentions.push_back(index);
    if (mentions_[index].Get(kDoubtful)) person->doubtful.push_back(index);
    for (const Given& one : given) {
      AddPosition(person, {one.text, one.words, one.organisation, {index}});
    }
  }

  // A doubtful post is the person's when nobody else of the article holds it.
  void AddDoubtful(Person* person) {
    for (uint32_t index : person->doubtful) {
      for (const Given& one : GivenPositions(text_, mentions_[index], kDoubtful)) {
        const bool taken = std::any_of(persons_.begin(), persons_.end(), [&](const Person& other) {
          return &other != person && !other.name.empty() && Holds(other, {one}, true);
        });
        if (taken) continue;
        std::erase(person->mentions, index);
        AddPosition(person, {one.text, one.words, one.organisation, {index}});
      }
    }
  }

  static void AddPosition(Person* person, Position position) {
    for (Position& known : person->positions) {
      const bool fuller = Says(position.words, known.words) && position.text.size() > known.text.size();
      if (!fuller && !Says(known.words, position.words) && !Says(position.words, known.words)) continue;
      if (fuller) {
        position.mentions.insert(position.mentions.end(), known.mentions.begin(), known.mentions.end());
        known = std::move(position);
        Absorb(person, &known);
      } else {
        known.mentions.insert(known.mentions.end(), position.mentions.begin(), position.mentions.end());
      }
      return;
    }
    person->positions.push_back(std::move(position));
  }

  // A fuller wording may say several of the briefer ones.
  static void Absorb(Person* person, const Position* fuller) {
    Position* target = &person->positions[static_cast<size_t>(fuller - person->positions.data())];
    for (Position& other : person->positions) {
      if (&other == target || !Says(target->words, other.words)) continue;
      target->mentions.insert(target->mentions.end(), other.mentions.begin(), other.mentions.end());
      other.text.clear();
    }
    std::erase_if(person->positions, [](const Position& position) { return position.text.empty(); });
  }

  static uint32_t First(const Person& person) {
    uint32_t first = UINT32_MAX;
    for (const Position& position : person.positions) {
      first = std::min(first, *std::min_element(position.mentions.begin(), position.mentions.end()));
    }
    if (!person.mentions.empty()) first = std::min(first, person.mentions.front());
    return first;
  }

  // Honorific, rank and role from all mentions of the person: the first, and the weightiest role.
  void FillColumns(Person* person) {
    std::vector<uint32_t> all = person->mentions;
    for (const Position& position : person->positions) {
      all.insert(all.end(), position.mentions.begin(), position.mentions.end());
    }
    std::sort(all.begin(), all.end());
    size_t weight = std::size(kRoles);
    for (uint32_t index : all) {
      const Mention& mention = mentions_[index];
      if (const auto span = mention.Get(kHonorific); span && person->honorific.empty()) {
        person->honorific = Clean(span->In(text_));
      }
      if (const auto span = mention.Get(kRank); span && person->rank.empty())
        person->rank = Clean(span->In(text_));
      for (size_t role = 0; role < weight; ++role) {
        if (!mention.Get(kRoles[role])) continue;
        person->role = kRoles[role];
        weight = role;
      }
    }
  }

  std::string_view text_;
  const std::vector<Mention>& mentions_;
  std::vector<Person> persons_;
  std::map<std::string, size_t> by_name_;
  std::map<std::string, std::vector<size_t>> by_last_;  // the persons of a last syllable, in their order
};

}  // namespace

std::vector<Person> GroupPersons(std::string_view text, const std::vector<Mention>& mentions) {
  return Grouper(text, mentions).Run();
}

}  // namespace sulieu
