#include "pipeline/rules/word_list.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>

#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

std::string_view NextField(std::string_view* line) {
  const size_t tab = line->find('\t');
  const std::string_view field = line->substr(0, tab);
  line->remove_prefix(tab == std::string_view::npos ? line->size() : tab + 1);
  return field;
}

// The syllables that can carry their tone in two places, as (old, new) pairs of both spellings.
constexpr std::pair<std::string_view, std::string_view> kTonePlacements[] = {
    {"òa", "oà"}, {"óa", "oá"}, {"ỏa", "oả"}, {"õa", "oã"}, {"ọa", "oạ"}, {"òe", "oè"},
    {"óe", "oé"}, {"ỏe", "oẻ"}, {"õe", "oẽ"}, {"ọe", "oẹ"}, {"ùy", "uỳ"}, {"úy", "uý"},
    {"ủy", "uỷ"}, {"ũy", "uỹ"}, {"ụy", "uỵ"}, {"Ủy", "Uỷ"}, {"Úy", "Uý"}};

// Escapes a surface for RE2, with ` +` for a space and both tone placements.
std::string SurfacePattern(std::string_view surface) {
  std::string pattern;
  for (size_t at = 0; at < surface.size();) {
    const std::string_view rest = surface.substr(at);
    // No other byte begins a pair.
    const bool may_carry = std::string_view("ouU\xC3\xC5\xE1").find(rest[0]) != std::string_view::npos;
    const auto* tone =
        !may_carry
            ? std::end(kTonePlacements)
            : std::find_if(std::begin(kTonePlacements), std::end(kTonePlacements), [&](const auto& pair) {
                return rest.starts_with(pair.first) || rest.starts_with(pair.second);
              });
    if (tone != std::end(kTonePlacements)) {
      pattern += fmt::format("(?:{}|{})", tone->first, tone->second);
      at += tone->first.size();
    } else if (rest[0] == ' ') {
      pattern += " +";
      ++at;
    } else if (static_cast<unsigned char>(rest[0]) >= 0x80) {
      pattern += rest[0];
      ++at;
    } else {
      pattern += RE2::QuoteMeta(re2::StringPiece(rest.data(), 1));
      ++at;
    }
  }
  return pattern;
}

std::vector<uint64_t> HashWords(std::string_view key) {
  std::vector<uint64_t> hashes;
  for (size_t begin = 0; begin <= key.size();) {
    const size_t end = std::min(key.find(' ', begin), key.size());
    hashes.push_back(HashWord(key.substr(begin, end - begin)));
    begin = end + 1;
  }
  return hashes;
}

}  // namespace

void WordList::AddPhrase(const std::vector<uint64_t>& words, size_t entry, Phrases* phrases) {
  uint64_t hash = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    hash = HashPhrase(hash, words[i]);
    uint32_t* value = phrases->Insert(hash, 0);
    *value |= i + 1 < words.size() ? 1 : 2 * (static_cast<uint32_t>(entry) + 1);
  }
}

Result<WordList> WordList::Parse(std::string_view path, std::string_view tsv) {
  WordList list;
  std::string errors;
  for (int number = 1; !tsv.empty(); ++number) {
    const size_t end = tsv.find('\n');
    std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(end == std::string_view::npos ? tsv.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    Entry entry;
    entry.surface = NextField(&line);
    entry.canonical = NextField(&line);
    entry.note = NextField(&line);
    if (entry.canonical.empty()) entry.canonical = entry.surface;
    const std::string key = FoldForLookup(entry.surface);
    if (key.empty() || key.front() == ' ' || key.back() == ' ' || key.find("  ") != std::string::npos) {
      errors += fmt::format("{}:{}: the surface is empty or has stray spaces\n", path, number);
    } else if (list.FindFolded(key)) {
      errors += fmt::format("{}:{}: `{}` stands in the list twice\n", path, number, entry.surface);
    } else {
      std::vector<uint64_t> words = HashWords(key);
      AddPhrase(words, list.entries_.size(), &list.forward_);
      std::reverse(words.begin(), words.end());
      AddPhrase(words, list.entries_.size(), &list.backward_);
      list.entries_.push_back(std::move(entry));
    }
  }
  if (list.entries_.empty()) errors += fmt::format("{}:1: the list has no entries\n", path);
  if (!errors.empty()) return Fail(ErrorCode::kRules, errors);
  return list;
}

const WordList::Entry* WordList::Find(std::string_view surface) const {
  return FindFolded(FoldForLookup(surface));
}

const WordList::Entry* WordList::FindFolded(std::string_view key) const {
  uint64_t hash = 0;
  for (size_t begin = 0; begin <= key.size();) {
    const size_t end = std::min(key.find(' ', begin), key.size());
    hash = HashPhrase(hash, HashWord(key.substr(begin, end - begin)));
    begin = end + 1;
  }
  return Find(hash).entry;
}

std::string WordList::Pattern() const {
  std::vector<std::string_view> surfaces;
  for (const Entry& entry : entries_) surfaces.push_back(entry.surface);
  std::sort(surfaces.begin(), surfaces.end(), [](std::string_view a, std::string_view b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  std::string pattern;
  for (std::string_view surface : surfaces) {
    if (!pattern.empty()) pattern += '|';
    pattern += SurfacePattern(surface);
  }
  return pattern;
}

}  // namespace sulieu
