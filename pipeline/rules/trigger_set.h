// Finds which of many short patterns are in a text, in one pass. An RE2::Set remembers in its state which
// patterns it has seen: its automaton grows with the combinations that texts have, which made it half of the
// time of the whole extraction and its building a third of a second. Here a state knows the position only,
// and what is found is marked in the hits. Tested by tests/trigger_set_test.cc against RE2.
#ifndef SULIEU_PIPELINE_RULES_TRIGGER_SET_H_
#define SULIEU_PIPELINE_RULES_TRIGGER_SET_H_

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/rules/trigger_nfa.h"
#include "pipeline/text/word_hash.h"

namespace sulieu {

// Which triggers were found, and where the last match of each ends.
class TriggerHits {
 public:
  explicit TriggerHits(size_t count) : words_((count + 63) / 64), last_(count) {}
  void Clear() { words_.assign(words_.size(), 0); }
  // `end`: in bytes. Called in the order of the ends.
  void Set(size_t i, size_t end) {
    words_[i / 64] |= uint64_t{1} << i % 64;
    last_[i] = end;
  }
  bool Has(size_t i) const { return (words_[i / 64] >> i % 64 & 1) != 0; }
  // Requires: Has(i).
  size_t LastEnd(size_t i) const { return last_[i]; }
  const std::vector<uint64_t>& words() const { return words_; }  // bit `i` is trigger `i`

 private:
  std::vector<uint64_t> words_;
  std::vector<size_t> last_;
};

class TriggerSet {
 public:
  // An automaton that has grown to `most_states` is built anew. The corpora of tests/bench need a tenth of
  // it.
  explicit TriggerSet(size_t most_states = 32000) : most_states_(most_states) {}

  // The number of the trigger; the same pattern has one number, the first is 0.
  size_t Add(const std::string& pattern);
  size_t size() const { return known_.size(); }
  // Call once behind the last Add.
  void Compile();

  // Sorted states of the automaton over bytes, without those that only lead on.
  using Core = std::vector<uint32_t>;

  // Follows empty edges.
  class Follower {
   public:
    explicit Follower(const TriggerNfa& nfa) : nfa_(nfa), seen_(nfa.states.size()) {}
    // Adds the states with edges, with a trigger or at an end that `state` leads to without a byte.
    void Add(uint32_t state, bool at_begin, Core* core);

   private:
    const TriggerNfa& nfa_;
    std::vector<uint32_t> seen_;  // the round a state was seen in
    uint32_t round_ = 0;
    std::vector<uint32_t> open_;
  };

  // The automaton of one thread, built as texts need it.
  class Automaton {
   public:
    explicit Automaton(const TriggerSet& set);
    // Sets `hits` to what is found in the text.
    void Match(std::string_view text, TriggerHits* hits);

    // A text that is being read: Begin, any ReadBoth, End, whose result are complete `hits`.
    struct Reading {
      explicit Reading(TriggerHits* h) : hits(h) {}
      bool is_read() const { return at == text.size(); }

      std::string_view text;
      size_t at = 0;
      uint32_t state = 0;
      TriggerHits* hits;
    };
    void Begin(std::string_view text, Reading* reading) const;
    // Reads on until one of the texts is at its end; then comes End for that. A scan waits for its tables at
    // each byte; of two, one goes on while the other waits. Requires: no third text is being read.
    void ReadBoth(Reading* a, Reading* b);
    void End(Reading* reading);  // reads what is left

   private:
    struct State {
      Core core;                        // without what the start leads to, which is in every state
      std::vector<uint32_t> found;      // the triggers that end here
      std::vector<uint32_t> found_end;  // those that do when the text ends here
    };

    void Reset();
    bool Follow(uint32_t to, Reading* reading);
    void ReadAlone(Reading* reading, Reading* lost);
    uint16_t Step(uint32_t from, unsigned char byte);
    uint16_t Intern(Core core);
    const Core& FromStart(uint32_t symbol);
    void FindEnds(State* state);

    const TriggerSet& set_;
    // Of a state and a symbol: the next state, with kFound when something is found on the way there; kUnknown
    // where it has not been asked for.
    uint16_t* Next(uint32_t state, uint32_t symbol) {
      return symbol < kOften ? &often_[state * kOften + symbol]
                             : &rare_[state * rare_columns_ + symbol - kOften];
    }

    // The scan waits for these tables. The symbols that texts have most stand in one of their own, a row of
    // two lines of the cache: in longer rows, all of one size, they shared a few places of the cache with
    // each other.
    static constexpr uint32_t kOften = 64;
    std::vector<uint16_t> often_, rare_;
    uint32_t rare_columns_ = 0;
    std::vector<State> states_;
    struct HashOfCore {
      size_t operator()(const Core& core) const {
        uint64_t hash = core.size();
        for (uint32_t state : core) hash = HashPhrase(hash, state);
        return hash;
      }
    };

    std::unordered_map<Core, uint16_t, HashOfCore> known_;
    std::vector<Core> from_start_;
    std::vector<bool> from_start_known_;
    uint32_t begin_ = 0;
    uint32_t resets_ = 0;  // states of earlier ones mean nothing
    Follower follower_;
  };

  // An automaton nobody uses, for as long as the lease lives. Thread-safe.
  class Lease {
   public:
    explicit Lease(const TriggerSet& set) : set_(set), automaton_(set.Take()) {}
    ~Lease() { set_.Give(std::move(automaton_)); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Automaton* operator->() const { return automaton_.get(); }

   private:
    const TriggerSet& set_;
    std::unique_ptr<Automaton> automaton_;
  };

 private:
  std::unique_ptr<Automaton> Take() const;
  void Give(std::unique_ptr<Automaton> automaton) const;

  size_t most_states_;
  std::map<std::string, size_t> known_;
  TriggerNfa nfa_;
  // Bytes that no edge tells apart are one symbol.
  std::array<uint8_t, 256> symbol_{};
  std::array<unsigned char, 256> byte_{};  // one of each symbol
  uint32_t symbols_ = 0;
  std::vector<uint32_t> start_;   // the states with edges that the start leads to
  std::vector<uint32_t> always_;  // the triggers that the empty text has
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Automaton>> idle_;
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_RULES_TRIGGER_SET_H_
