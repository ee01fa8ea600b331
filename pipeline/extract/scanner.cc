#include "pipeline/extract/scanner.h"

#include <algorithm>

#include "pipeline/base/result.h"

namespace sulieu {
namespace {

// Bytes for the automaton of the trigger set. RE2's default of 8 MB thrashes silently; see tests/bench.
constexpr int64_t kTriggerMemory = int64_t{64} << 20;

}  // namespace

Scanner::Scanner(const std::vector<const RuleSet*>& sets, bool use_triggers,
                 std::vector<const RuleSet*> asking)
    : set_count_(sets.size()), use_triggers_(use_triggers) {
  triggers_ = std::make_unique<RE2::Set>(RuleOptions(false, kTriggerMemory), RE2::UNANCHORED);
  std::map<std::string, int> known;
  for (size_t set = 0; set < sets.size(); ++set) {
    const bool asks = std::find(asking.begin(), asking.end(), sets[set]) != asking.end();
    for (const auto& rule : sets[set]->rules) AddRule(*rule, set, asks, &known);
  }
  SULIEU_CHECK(triggers_->Compile());
}

void Scanner::AddRule(const Rule& rule, size_t set, bool asking, std::map<std::string, int>* known) {
  Entry entry{&rule, set, asking, {}};
  for (const std::string& trigger : rule.triggers) {
    const auto [at, added] = known->emplace(trigger, static_cast<int>(known->size()));
    if (added) {
      SULIEU_CHECK(triggers_->Add(trigger, nullptr) == at->second);
      by_trigger_.emplace_back();
    }
    entry.triggers.push_back(at->second);
  }
  SULIEU_CHECK(!entry.triggers.empty());
  by_trigger_[static_cast<size_t>(entry.triggers.front())].push_back(entries_.size());
  entries_.push_back(std::move(entry));
}

std::vector<size_t> Scanner::Candidates(std::string_view sentence) const {
  std::vector<size_t> candidates;
  std::vector<int> hits;
  RE2::Set::ErrorInfo error{RE2::Set::kNoError};
  if (use_triggers_) triggers_->Match(re2::StringPiece(sentence.data(), sentence.size()), &hits, &error);
  if (!use_triggers_ || error.kind != RE2::Set::kNoError) {
    // Out of automaton memory: every rule is a candidate, slower but complete.
    for (size_t i = 0; i < entries_.size(); ++i) candidates.push_back(i);
    return candidates;
  }
  std::vector<bool> hit(by_trigger_.size());
  for (int trigger : hits) hit[static_cast<size_t>(trigger)] = true;
  for (int trigger : hits) {
    for (size_t entry : by_trigger_[static_cast<size_t>(trigger)]) {
      const auto& needed = entries_[entry].triggers;
      if (std::all_of(needed.begin(), needed.end(), [&](int t) { return hit[static_cast<size_t>(t)]; })) {
        candidates.push_back(entry);
      }
    }
  }
  std::sort(candidates.begin(), candidates.end());
  return candidates;
}

std::vector<std::vector<Mention>> Scanner::Scan(const Article& article) const {
  std::vector<std::vector<Mention>> found(set_count_);
  for (uint32_t i = 0; i < article.sentences.size(); ++i) {
    const Sentence& sentence = article.sentences[i];
    if (article.kind(sentence) == PassageKind::kFurniture) continue;
    for (size_t candidate : Candidates(sentence.span.In(article.text))) {
      const Entry& entry = entries_[candidate];
      if (entry.asking) {
        found[entry.set].push_back({entry.rule, sentence.span, i, {}});
      } else {
        FindMatches(*entry.rule, article.text, sentence.span, i, &found[entry.set]);
      }
    }
  }
  for (auto& mentions : found) {
    std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
      return std::tie(a.sentence, a.span.begin) < std::tie(b.sentence, b.span.begin);
    });
  }
  return found;
}

void FindMatches(const Rule& rule, std::string_view text, TextSpan sentence, uint32_t sentence_index,
                 std::vector<Mention>* out) {
  const std::string_view piece = sentence.In(text);
  const re2::StringPiece input(piece.data(), piece.size());
  const RE2& regex = rule.regex();
  const auto& names = rule.group_names();
  std::vector<re2::StringPiece> groups(names.size());
  for (size_t at = 0; at <= piece.size();) {
    if (!regex.Match(input, at, piece.size(), RE2::UNANCHORED, groups.data(),
                     static_cast<int>(groups.size())))
      return;
    const auto span_of = [&](const re2::StringPiece& group) {
      const auto begin = static_cast<uint32_t>(group.data() - text.data());
      return TextSpan{begin, begin + static_cast<uint32_t>(group.size())};
    };
    Mention mention;
    mention.rule = &rule;
    mention.span = span_of(groups[1]);
    mention.sentence = sentence_index;
    for (size_t group = 2; group < groups.size(); ++group) {
      if (groups[group].data() != nullptr && !names[group].empty()) {
        mention.captures.push_back({names[group], span_of(groups[group])});
      }
    }
    // The character behind the match is read again: it may be the left boundary of the next match.
    const size_t next = mention.span.end - sentence.begin;
    if (mention.span.empty()) {
      at = next + 1;
      continue;
    }
    at = next;
    out->push_back(std::move(mention));
  }
}

}  // namespace sulieu
