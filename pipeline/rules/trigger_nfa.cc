#include "pipeline/rules/trigger_nfa.h"

#include <map>
#include <optional>
#include <tuple>

#include "pipeline/base/utf8.h"
#include "pipeline/rules/code_points.h"

namespace sulieu {
namespace {

constexpr int kMaxRepeat = 64;

// Reads one pattern and appends its states. Every Read gives the state behind what it read from `from`.
class PatternReader {
 public:
  PatternReader(std::string_view pattern, std::vector<TriggerNfa::State>* states)
      : pattern_(pattern), states_(*states) {}

  // Nothing where the pattern has something unknown.
  std::optional<uint32_t> Run(uint32_t from) {
    const uint32_t end = ReadAlternatives(from);
    if (failed_ || at_ != pattern_.size()) return std::nullopt;
    return end;
  }

 private:
  using Guard = TriggerNfa::Guard;

  bool More() const { return !failed_ && at_ < pattern_.size(); }
  bool Takes(std::string_view token) {
    if (!pattern_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    return true;
  }
  uint32_t Fail(uint32_t from) {
    failed_ = true;
    return from;
  }

  uint32_t NewState() {
    states_.emplace_back();
    return static_cast<uint32_t>(states_.size() - 1);
  }
  uint32_t Guarded(uint32_t from, Guard guard) {
    const uint32_t check = NewState(), behind = NewState();
    states_[from].empty.push_back(check);
    states_[check].guard = guard;
    states_[check].empty.push_back(behind);
    return behind;
  }

  uint32_t ReadAlternatives(uint32_t from) {
    const bool fold_case = fold_case_;
    const uint32_t end = NewState();
    do {
      const uint32_t begin = NewState();
      states_[from].empty.push_back(begin);
      const uint32_t last = ReadSequence(begin);
      states_[last].empty.push_back(end);
    } while (More() && Takes("|"));
    fold_case_ = fold_case;
    return end;
  }

  uint32_t ReadSequence(uint32_t from) {
    while (More() && pattern_[at_] != '|' && pattern_[at_] != ')') from = ReadRepeated(from);
    return from;
  }

  uint32_t ReadRepeated(uint32_t from) {
    const size_t begin = at_;
    const uint32_t start = NewState();  // the loop's own: nothing else leads back to it
    states_[from].empty.push_back(start);
    const uint32_t once = ReadAtom(start);
    const size_t end = at_;
    int least = 1, most = 1;
    if (!More() || !ReadQuantifier(&least, &most)) return once;
    Takes("?");  // lazy or not, it matches the same texts
    const size_t behind = at_;
    // The first is there; more are read again from the pattern.
    const uint32_t done = NewState();
    if (least == 0) states_[start].empty.push_back(done);
    uint32_t last = once;
    for (int count = 1; count < std::max(least, most); ++count) {
      if (count >= least) states_[last].empty.push_back(done);
      const uint32_t next = NewState();
      states_[last].empty.push_back(next);
      at_ = begin;
      last = ReadAtom(next);
      if (at_ != end) return Fail(last);
    }
    if (most < 0) {  // without end: once more from the last
      const uint32_t loop = NewState();
      states_[last].empty.push_back(loop);
      at_ = begin;
      const uint32_t again = ReadAtom(loop);
      states_[again].empty.push_back(loop);
      states_[again].empty.push_back(done);
    }
    at_ = behind;
    states_[last].empty.push_back(done);
    return done;
  }

  bool ReadQuantifier(int* least, int* most) {
    if (Takes("?")) return *least = 0, true;
    if (Takes("*")) return *least = 0, *most = -1, true;
    if (Takes("+")) return *most = -1, true;
    if (pattern_[at_] != '{') return false;
    ++at_;
    *least = ReadNumber();
    *most = *least;
    if (Takes(",")) *most = at_ < pattern_.size() && pattern_[at_] == '}' ? -1 : ReadNumber();
    if (!Takes("}") || *least > kMaxRepeat || *most > kMaxRepeat || *most == 0) failed_ = true;
    return true;
  }

  int ReadNumber() {
    int number = 0;
    const size_t begin = at_;
    while (at_ < pattern_.size() && pattern_[at_] >= '0' && pattern_[at_] <= '9' && number <= kMaxRepeat)
      number = number * 10 + (pattern_[at_++] - '0');
    if (at_ == begin) failed_ = true;
    return number;
  }

  uint32_t ReadAtom(uint32_t from) {
    if (Takes("(")) return ReadGroup(from);
    if (Takes("^")) return Guarded(from, Guard::kAtBegin);
    if (Takes("$")) return Guarded(from, Guard::kAtEnd);
    if (Takes("\\b") || Takes("\\B")) return from;  // taken as true
    CodePoints set;
    if (Takes("[")) {
      ReadClass(&set);
    } else if (Takes(".")) {
      set.Add('\n', '\n');
      set.Negate();
    } else if (!ReadCharacter(&set)) {
      return Fail(from);
    }
    return failed_ ? from : AddSet(from, set);
  }

  uint32_t ReadGroup(uint32_t from) {
    const bool fold_case = fold_case_;
    if (Takes("?P<")) {
      at_ = std::min(pattern_.find('>', at_), pattern_.size() - 1) + 1;
    } else if (Takes("?i:")) {
      fold_case_ = true;
    } else if (Takes("?i)")) {  // to the end of the group around it
      fold_case_ = true;
      return from;
    } else if (Takes("?")) {
      if (!Takes(":")) return Fail(from);
    }
    const uint32_t end = ReadAlternatives(from);
    fold_case_ = fold_case;
    return Takes(")") ? end : Fail(end);
  }

  // One character or escape outside or inside a class; an escape may be a set.
  bool ReadCharacter(CodePoints* set) {
    const CodePoint c = DecodeAt(pattern_, at_);
    at_ += c.length;
    if (c.value != '\\') {
      Add(c.value, c.value, set);
      return c.length > 0;
    }
    const CodePoint escaped = DecodeAt(pattern_, at_);
    at_ += escaped.length;
    switch (escaped.value) {
      case 'd':
        set->Add('0', '9');
        return true;
      case 's':
        for (char32_t space : {' ', '\t', '\n', '\r', '\f'}) set->Add(space, space);
        return true;
      case 'n':
        set->Add('\n', '\n');
        return true;
      case 'p':
        return ReadCategory(set);
      default:
        // Escaped punctuation stands for itself; any other letter is unknown here.
        if (escaped.value >= 0x80 || std::isalnum(static_cast<int>(escaped.value)) != 0) return false;
        set->Add(escaped.value, escaped.value);
        return escaped.length > 0;
    }
  }

  bool ReadCategory(CodePoints* set) {
    size_t length = 1;
    if (Takes("{")) {
      const size_t close = pattern_.find('}', at_);
      if (close == std::string_view::npos) return false;
      length = close - at_;
    }
    const std::string_view name = pattern_.substr(at_, length);
    at_ += length;
    Takes("}");
    if (!set->AddCategory(name)) return false;
    if (fold_case_) set->AddOtherCase();
    return true;
  }

  void ReadClass(CodePoints* set) {
    const bool negated = Takes("^");
    for (bool first = true; More() && (first || pattern_[at_] != ']'); first = false) {
      const std::string_view rest = pattern_.substr(at_);
      if (rest.starts_with("[:") || rest.starts_with("\\P")) failed_ = true;
      const CodePoint low = DecodeAt(pattern_, at_);
      const size_t dash = at_ + low.length;
      const bool range = low.value != '\\' && dash + 1 < pattern_.size() && pattern_[dash] == '-' &&
                         pattern_[dash + 1] != ']' && pattern_[dash + 1] != '\\';
      if (range) {
        const CodePoint high = DecodeAt(pattern_, dash + 1);
        at_ = dash + 1 + high.length;
        Add(low.value, high.value, set);
      } else if (!ReadCharacter(set)) {
        failed_ = true;
      }
    }
    if (!Takes("]")) failed_ = true;
    if (negated) set->Negate();
  }

  void Add(char32_t low, char32_t high, CodePoints* set) const {
    CodePoints added;
    added.Add(low, high);
    if (fold_case_) added.AddOtherCase();
    set->Add(added);
  }

  // Sequences with the same leading bytes share their states.
  uint32_t AddSet(uint32_t from, const CodePoints& set) {
    const uint32_t end = NewState();
    std::map<std::tuple<uint32_t, unsigned char, unsigned char>, uint32_t> shared;
    for (const CodePoints::Bytes& bytes : set.Utf8()) {
      uint32_t state = from;
      for (size_t i = 0; i < bytes.length; ++i) {
        if (i + 1 == bytes.length) {
          states_[state].edges.push_back({bytes.low[i], bytes.high[i], end});
          break;
        }
        const auto [next, added] = shared.emplace(std::tuple(state, bytes.low[i], bytes.high[i]), 0);
        if (added) {
          next->second = NewState();
          states_[state].edges.push_back({bytes.low[i], bytes.high[i], next->second});
        }
        state = next->second;
      }
    }
    return end;
  }

  std::string_view pattern_;
  std::vector<TriggerNfa::State>& states_;
  size_t at_ = 0;
  bool fold_case_ = false;
  bool failed_ = false;
};

}  // namespace

void TriggerNfa::Add(std::string_view pattern, uint32_t trigger) {
  const auto begin = static_cast<uint32_t>(states.size());
  states.emplace_back();
  states[0].empty.push_back(begin);
  auto end = PatternReader(pattern, &states).Run(begin);
  if (!end) {
    states.resize(begin + 1);
    states[begin] = {};
    end = begin;
  }
  states[*end].trigger = trigger;
}

}  // namespace sulieu
