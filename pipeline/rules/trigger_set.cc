#include "pipeline/rules/trigger_set.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sulieu {
namespace {

constexpr uint16_t kFound = 1 << 15;  // mark of a state
constexpr uint16_t kUnknown = UINT16_MAX;
// The bytes that Vietnamese press has most, 19 of 20: their columns stand together, so that what is asked of
// a row is in two or three lines of the cache.
constexpr std::string_view kFrequent =
    " \xE1n\xBBh\xC3tic"
    "g\xBA"
    "a\xC4\x91u\xA1mo\xC6\xA0rv\xB0\xA3ly,pk.bs\xA7\xB4\xAD\xA5T\xBF\x87\x83"
    "d\xB3\xAA\xA9\x99"
    "e\x9D\x9B\xA2\x81N\xAF\xB1\x8Bq\xAC"
    "Cx0H1";

}  // namespace

size_t TriggerSet::Add(const std::string& pattern) {
  const auto [at, added] = known_.emplace(pattern, known_.size());
  if (added) nfa_.Add(pattern, static_cast<uint32_t>(at->second));
  return at->second;
}

void TriggerSet::Compile() {
  std::array<bool, 257> first{};  // of a symbol
  first[0] = true;
  for (const TriggerNfa::State& state : nfa_.states) {
    for (const TriggerNfa::Edge& edge : state.edges) first[edge.low] = first[edge.high + 1] = true;
  }
  std::array<size_t, 256> first_of{};  // the first byte of a byte's symbol
  for (size_t byte = 0; byte < 256; ++byte) first_of[byte] = first[byte] ? byte : first_of[byte - 1];
  std::array<bool, 256> numbered{};
  const auto number = [&](size_t symbol) {
    if (std::exchange(numbered[symbol], true)) return;
    symbol_[symbol] = static_cast<uint8_t>(symbols_);
    byte_[symbols_++] = static_cast<unsigned char>(symbol);
  };
  for (const char byte : kFrequent) number(first_of[static_cast<unsigned char>(byte)]);
  for (const size_t symbol : first_of) number(symbol);
  for (size_t byte = 0; byte < 256; ++byte) symbol_[byte] = symbol_[first_of[byte]];
  Follower(nfa_).Add(0, false, &start_);
  std::sort(start_.begin(), start_.end());
  for (uint32_t state : start_) {
    const TriggerNfa::State& here = nfa_.states[state];
    if (here.trigger != TriggerNfa::kNoTrigger) always_.push_back(here.trigger);
    if (here.guard != TriggerNfa::Guard::kAtEnd) continue;
    Core ends;
    for (uint32_t to : here.empty) Follower(nfa_).Add(to, false, &ends);
    for (uint32_t end : ends) {
      if (nfa_.states[end].trigger != TriggerNfa::kNoTrigger) always_.push_back(nfa_.states[end].trigger);
    }
  }
}

void TriggerSet::Follower::Add(uint32_t state, bool at_begin, Core* core) {
  ++round_;
  open_.assign(1, state);
  seen_[state] = round_;
  while (!open_.empty()) {
    const uint32_t at = open_.back();
    open_.pop_back();
    const TriggerNfa::State& here = nfa_.states[at];
    const bool waits = here.guard == TriggerNfa::Guard::kAtEnd;
    if (!here.edges.empty() || here.trigger != TriggerNfa::kNoTrigger || waits) core->push_back(at);
    if (waits || (here.guard == TriggerNfa::Guard::kAtBegin && !at_begin)) continue;
    for (uint32_t to : here.empty) {
      if (seen_[to] == round_) continue;
      seen_[to] = round_;
      open_.push_back(to);
    }
  }
}

std::unique_ptr<TriggerSet::Automaton> TriggerSet::Take() const {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return std::make_unique<Automaton>(*this);
  auto automaton = std::move(idle_.back());
  idle_.pop_back();
  return automaton;
}

void TriggerSet::Give(std::unique_ptr<Automaton> automaton) const {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(automaton));
}

TriggerSet::Automaton::Automaton(const TriggerSet& set) : set_(set), follower_(set.nfa_) { Reset(); }

void TriggerSet::Automaton::Reset() {
  ++resets_;
  often_.clear();
  rare_.clear();
  states_.clear();
  known_.clear();
  rare_columns_ = std::max(set_.symbols_, kOften) - kOften;
  from_start_.assign(set_.symbols_, {});
  from_start_known_.assign(set_.symbols_, false);
  Intern({});  // where nothing is left but the start: state 0
  Core begin, only;
  follower_.Add(0, true, &begin);
  std::sort(begin.begin(), begin.end());
  // What may begin at the beginning of the text alone.
  std::set_difference(begin.begin(), begin.end(), set_.start_.begin(), set_.start_.end(),
                      std::back_inserter(only));
  begin_ = static_cast<uint32_t>(Intern(std::move(only)) & ~kFound);
}

uint16_t TriggerSet::Automaton::Intern(Core core) {
  std::sort(core.begin(), core.end());
  core.erase(std::unique(core.begin(), core.end()), core.end());
  const auto number = static_cast<uint16_t>(states_.size());
  const auto [at, added] = known_.emplace(core, number);
  const auto marked = [&](uint16_t known) {
    return static_cast<uint16_t>(known | (states_[known].found.empty() ? 0 : kFound));
  };
  if (!added) return marked(at->second);
  State state{std::move(core), {}, {}};
  for (uint32_t nfa_state : state.core) {
    const TriggerNfa::State& here = set_.nfa_.states[nfa_state];
    if (here.trigger != TriggerNfa::kNoTrigger) state.found.push_back(here.trigger);
  }
  FindEnds(&state);
  often_.resize(often_.size() + kOften, kUnknown);
  rare_.resize(rare_.size() + rare_columns_, kUnknown);
  states_.push_back(std::move(state));
  return marked(number);
}

// What is found when the text ends in this state.
void TriggerSet::Automaton::FindEnds(State* state) {
  for (uint32_t waiting : state->core) {
    if (set_.nfa_.states[waiting].guard != TriggerNfa::Guard::kAtEnd) continue;
    for (uint32_t to : set_.nfa_.states[waiting].empty) {
      Core reached;
      follower_.Add(to, false, &reached);
      for (uint32_t last : reached) {
        if (set_.nfa_.states[last].trigger != TriggerNfa::kNoTrigger)
          state->found_end.push_back(set_.nfa_.states[last].trigger);
      }
    }
  }
}

// Where a symbol leads from the start, which is in every state: worked out once.
const TriggerSet::Core& TriggerSet::Automaton::FromStart(uint32_t symbol) {
  if (!from_start_known_[symbol]) {
    const unsigned char byte = set_.byte_[symbol];
    for (uint32_t state : set_.start_) {
      for (const TriggerNfa::Edge& edge : set_.nfa_.states[state].edges) {
        if (edge.low <= byte && byte <= edge.high) follower_.Add(edge.to, false, &from_start_[symbol]);
      }
    }
    from_start_known_[symbol] = true;
  }
  return from_start_[symbol];
}

uint16_t TriggerSet::Automaton::Step(uint32_t from, unsigned char byte) {
  const uint32_t symbol = set_.symbol_[byte];
  Core core = FromStart(symbol);
  for (uint32_t state : states_[from].core) {
    for (const TriggerNfa::Edge& edge : set_.nfa_.states[state].edges) {
      if (edge.low <= byte && byte <= edge.high) follower_.Add(edge.to, false, &core);
    }
  }
  if (states_.size() >= set_.most_states_) {
    Reset();
    return Intern(std::move(core));
  }
  const uint16_t next = Intern(std::move(core));
  *Next(from, symbol) = next;
  return next;
}

void TriggerSet::Automaton::Begin(std::string_view text, Reading* reading) const {
  reading->hits->Clear();
  reading->text = text;
  reading->at = 0;
  reading->state = begin_;
}

// Reads a byte that leads to `to`, as the tables have it. False when the automaton was built anew.
bool TriggerSet::Automaton::Follow(uint32_t to, Reading* reading) {
  const uint32_t resets = resets_;
  if (to == kUnknown) to = Step(reading->state, static_cast<unsigned char>(reading->text[reading->at]));
  ++reading->at;
  if ((to & kFound) != 0) {
    to &= ~uint32_t{kFound};
    for (uint32_t trigger : states_[to].found) reading->hits->Set(trigger, reading->at);
  }
  reading->state = to;
  return resets == resets_;
}

// The automaton was built anew for the one, the other has to begin again.
void TriggerSet::Automaton::ReadAlone(Reading* reading, Reading* lost) {
  End(reading);
  Begin(lost->text, lost);
}

void TriggerSet::Automaton::ReadBoth(Reading* a, Reading* b) {
  const uint8_t* const symbol = set_.symbol_.data();
  size_t left = std::min(a->text.size() - a->at, b->text.size() - b->at);
  while (left > 0) {
    const char *const text_a = a->text.data() + a->at, *const text_b = b->text.data() + b->at;
    uint32_t state_a = a->state, state_b = b->state, to_a = 0, to_b = 0;
    size_t i = 0;
    for (; i < left; ++i) {
      to_a = *Next(state_a, symbol[static_cast<unsigned char>(text_a[i])]);
      to_b = *Next(state_b, symbol[static_cast<unsigned char>(text_b[i])]);
      if (((to_a | to_b) & kFound) != 0) break;
      state_a = to_a;
      state_b = to_b;
    }
    a->at += i;
    b->at += i;
    a->state = state_a;
    b->state = state_b;
    if (i == left) return;
    if (!Follow(to_a, a)) return ReadAlone(a, b);
    if (!Follow(to_b, b)) return ReadAlone(b, a);
    left -= i + 1;
  }
}

void TriggerSet::Automaton::End(Reading* reading) {
  const uint8_t* const symbol = set_.symbol_.data();
  const std::string_view text = reading->text;
  while (reading->at < text.size()) {
    const uint32_t to = *Next(reading->state, symbol[static_cast<unsigned char>(text[reading->at])]);
    if ((to & kFound) != 0) {
      Follow(to, reading);
    } else {
      reading->state = to;
      ++reading->at;
    }
  }
  const auto add = [&](const std::vector<uint32_t>& triggers) {
    for (uint32_t trigger : triggers) reading->hits->Set(trigger, text.size());
  };
  add(states_[reading->state].found_end);
  add(states_[begin_].found);  // without a character: no place tells more
  add(set_.always_);
}

void TriggerSet::Automaton::Match(std::string_view text, TriggerHits* hits) {
  Reading reading(hits);
  Begin(text, &reading);
  End(&reading);
}

}  // namespace sulieu
