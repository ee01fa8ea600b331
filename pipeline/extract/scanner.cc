#include "pipeline/extract/scanner.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <tuple>

#include "pipeline/base/result.h"
#include "pipeline/rules/trigger_set.h"

namespace sulieu {
Scanner::Scanner(const std::vector<const RuleSet*>& sets, bool use_triggers,
                 std::vector<const RuleSet*> asking)
    : set_count_(sets.size()), use_triggers_(use_triggers), triggers_(std::make_unique<TriggerSet>()) {
  for (size_t set = 0; set < sets.size(); ++set) {
    const bool asks = std::find(asking.begin(), asking.end(), sets[set]) != asking.end();
    for (const auto& rule : sets[set]->rules) AddRule(*rule, set, asks);
  }
  triggers_->Compile();
}

Scanner::~Scanner() = default;

void Scanner::AddRule(const Rule& rule, size_t set, bool asking) {
  Entry entry{&rule, set, asking, {}};
  for (const std::string& trigger : rule.triggers) entry.triggers.push_back(triggers_->Add(trigger));
  SULIEU_CHECK(!entry.triggers.empty());
  by_trigger_.resize(triggers_->size());
  by_trigger_[entry.triggers.front()].push_back(entries_.size());
  entries_.push_back(std::move(entry));
}

struct Scanner::Place {
  uint32_t article, sentence;
  std::string_view text;
};

void Scanner::AddCandidates(const TriggerHits& hits, const Place& place, Candidates* candidates) const {
  for (size_t word = 0; word < hits.words().size(); ++word) {
    for (uint64_t bits = hits.words()[word]; bits != 0; bits &= bits - 1) {
      for (size_t entry : by_trigger_[64 * word + static_cast<size_t>(std::countr_zero(bits))]) {
        size_t until = SIZE_MAX;
        for (size_t trigger : entries_[entry].triggers)
          until = hits.Has(trigger) ? std::min(until, hits.LastEnd(trigger)) : 0;
        if (until > 0) (*candidates)[entry].push_back({place.article, place.sentence, until});
      }
    }
  }
}

// Sentences that are read one behind the other, beside those of another lane.
struct Scanner::Lane {
  explicit Lane(const Scanner& scanner)
      : hits(scanner.triggers_->size()), candidates(scanner.entries_.size()), reading(&hits) {}

  const Place* place = nullptr;  // which is being read
  TriggerHits hits;
  Candidates candidates;
  TriggerSet::Automaton::Reading reading;
};

std::vector<Scanner::Place> Scanner::Places(std::span<const Article* const> articles) {
  std::vector<Place> places;
  for (uint32_t number = 0; number < articles.size(); ++number) {
    const Article& article = *articles[number];
    for (uint32_t i = 0; i < article.sentences.size(); ++i) {
      const Sentence& sentence = article.sentences[i];
      if (article.kind(sentence) != PassageKind::kFurniture)
        places.push_back({number, i, sentence.span.In(article.text)});
    }
  }
  return places;
}

// One lane takes the sentences from the first on, the other from the last back, until they meet.
Scanner::Candidates Scanner::FindCandidates(std::span<const Place> places) const {
  const TriggerSet::Lease automaton(*triggers_);
  Lane up(*this), down(*this);
  const auto begin = [&](Lane* lane) {
    lane->place = nullptr;
    if (places.empty()) return;
    lane->place = lane == &up ? &places.front() : &places.back();
    places = lane == &up ? places.subspan(1) : places.first(places.size() - 1);
    automaton->Begin(lane->place->text, &lane->reading);
  };
  const auto end = [&](Lane* lane) {
    automaton->End(&lane->reading);
    AddCandidates(lane->hits, *lane->place, &lane->candidates);
    begin(lane);
  };
  begin(&up);
  begin(&down);
  while (up.place && down.place) {
    automaton->ReadBoth(&up.reading, &down.reading);
    const bool both = up.reading.is_read() && down.reading.is_read();
    end(up.reading.is_read() ? &up : &down);
    if (both) end(&down);
  }
  if (up.place) end(&up);
  if (down.place) end(&down);
  for (size_t entry = 0; entry < entries_.size(); ++entry) {
    const auto& last = down.candidates[entry];
    up.candidates[entry].insert(up.candidates[entry].end(), last.rbegin(), last.rend());
  }
  return std::move(up.candidates);
}

Scanner::Candidates Scanner::AllCandidates(std::span<const Place> places) const {
  std::vector<Candidate> all;
  for (const Place& place : places) all.push_back({place.article, place.sentence, SIZE_MAX});
  return Candidates(entries_.size(), all);
}

void Scanner::Match(const Entry& entry, std::span<const Article* const> articles,
                    std::span<const Candidate> candidates, std::vector<Found>* found) {
  std::optional<MatchFinder> finder;  // it compiles the rule
  if (!entry.asking) finder.emplace(*entry.rule);
  for (const Candidate& candidate : candidates) {
    const Article& article = *articles[candidate.article];
    const TextSpan sentence = article.sentences[candidate.sentence].span;
    std::vector<Mention>* const out = &(*found)[candidate.article][entry.set];
    if (finder) {
      finder->Find(article.text, sentence, candidate.sentence, out, candidate.until);
    } else {
      out->push_back({entry.rule, sentence, candidate.sentence, {}});
    }
  }
}

std::vector<Scanner::Found> Scanner::Scan(std::span<const Article* const> articles, Timing* timing) const {
  Laps laps(timing);
  const std::vector<Place> places = Places(articles);
  const Candidates candidates = use_triggers_ ? FindCandidates(places) : AllCandidates(places);
  laps.Skip();
  std::vector<Found> found(articles.size(), Found(set_count_));
  for (size_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    if (candidates[i].empty()) continue;
    Match(entry, articles, candidates[i], &found);
    laps.Of(entry.rule);
  }
  for (Found& of_article : found) {
    for (auto& mentions : of_article) {
      std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
        return std::tie(a.sentence, a.span.begin) < std::tie(b.sentence, b.span.begin);
      });
    }
  }
  return found;
}

void MatchFinder::Find(std::string_view text, TextSpan sentence, uint32_t sentence_index,
                       std::vector<Mention>* out, size_t until) {
  const std::string_view piece = sentence.In(text);
  const re2::StringPiece input(piece.data(), piece.size());
  const auto& names = rule_.group_names();
  for (size_t at = 0; at <= piece.size() && at < until;) {
    if (!rule_.regex().Match(input, at, piece.size(), RE2::UNANCHORED, groups_.data(),
                             static_cast<int>(groups_.size())))
      return;
    const auto span_of = [&](const re2::StringPiece& group) {
      const auto begin = static_cast<uint32_t>(group.data() - text.data());
      return TextSpan{begin, begin + static_cast<uint32_t>(group.size())};
    };
    const TextSpan span = span_of(groups_[1]);
    // The character behind the match is read again: it may be the left boundary of the next match.
    at = span.end - sentence.begin;
    if (span.empty()) {
      ++at;
      continue;
    }
    Mention& mention = out->emplace_back(Mention{&rule_, span, sentence_index, {}});
    mention.captures.reserve(groups_.size() - 2);
    for (size_t group = 2; group < groups_.size(); ++group) {
      if (groups_[group].data() != nullptr && !names[group].empty())
        mention.captures.push_back({names[group], span_of(groups_[group])});
    }
  }
}

}  // namespace sulieu
