#include "pipeline/people/post.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/base/utf8.h"
#include "pipeline/places/knowledge.h"
#include "pipeline/text/folded_words.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

// At least so much of the shorter one must stand in the other.
constexpr double kMinOverlap = 0.6;

void SortUnique(std::vector<uint64_t>* hashes) {
  std::sort(hashes->begin(), hashes->end());
  hashes->erase(std::unique(hashes->begin(), hashes->end()), hashes->end());
}

size_t Shared(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) {
  size_t shared = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j)
      ++shared, ++i, ++j;
    else
      *i < *j ? ++i : ++j;
  }
  return shared;
}

bool Overlap(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) {
  const size_t least = std::min(a.size(), b.size());
  return least > 0 && static_cast<double>(Shared(a, b)) >= kMinOverlap * static_cast<double>(least);
}

constexpr size_t kMinAbbreviation = 3;  // letters: shorter ones begin many words

// The words of a text as FoldedWords parts them, but as written.
std::vector<std::string_view> WrittenWords(std::string_view text) {
  std::vector<std::string_view> words;
  size_t begin = 0;
  for (size_t at = 0; at <= text.size();) {
    const CodePoint c = at < text.size() ? DecodeAt(text, at) : CodePoint{' ', 1};
    if (!IsWordChar(c.value)) {
      if (at > begin) words.push_back(text.substr(begin, at - begin));
      begin = at + c.length;
    }
    at += c.length;
  }
  return words;
}

bool IsAbbreviation(std::string_view word) {
  size_t letters = 0;
  for (size_t at = 0; at < word.size(); ++letters) {
    const CodePoint c = DecodeAt(word, at);
    if (!IsUpper(c.value)) return false;
    at += c.length;
  }
  return letters >= kMinAbbreviation;
}

// Whether one of the abbreviations of `a` stands for words of `b`: `TDTT` for `thể dục thể thao`.
bool Abbreviates(const Post& a, const Post& b) {
  return std::any_of(a.abbreviations.begin(), a.abbreviations.end(), [&](const std::string& abbreviation) {
    return b.initials.find(abbreviation) != std::string::npos;
  });
}

// The kinds a word can stand for, the one that counts before others first.
constexpr std::string_view kKinds[] = {"committee", "mass", "party", "firm", "state"};

}  // namespace

uint64_t PlaceHash(const AdministrativeUnit& unit) {
  uint64_t phrase = 0;
  for (const uint64_t word : HashFoldedWords(unit.bare)) phrase = HashPhrase(phrase, word);
  return phrase;
}

const PostReader& PostReader::BuiltIn() {
  static const PostReader reader(EmbeddedList("post_words.tsv"), Gazetteer::BuiltIn());
  return reader;
}

PostReader::PostReader(std::string_view words_tsv, const Gazetteer& gazetteer) : gazetteer_(gazetteer) {
  ForEachRow(words_tsv,
             [&](const std::vector<std::string_view>& cells) { Add(cells[0], cells[1], cells[2]); });
}

void PostReader::Add(std::string_view surface, std::string_view spelled, std::string_view note) {
  uint64_t hash = 0;
  uint32_t index = 0;
  for (const uint64_t word : HashFoldedWords(FoldedWords(surface))) {
    if (hash != 0) phrases_[index].longer = true;
    hash = HashPhrase(hash, word);
    index = *table_.Insert(hash, static_cast<uint32_t>(phrases_.size()));
    if (index == phrases_.size()) phrases_.emplace_back();
  }
  Phrase& phrase = phrases_[index];
  if (phrase.whole) return;
  phrase.whole = true;
  phrase.spelled = FoldedWords(spelled.empty() ? surface : spelled);
  const std::string notes = fmt::format(" {} ", note);
  const auto has = [&](std::string_view word) {
    return notes.find(fmt::format(" {} ", word)) != std::string::npos;
  };
  phrase.title = has("title");
  phrase.member = has("member");
  phrase.national = has("national");
  phrase.few = has("few");
  phrase.some = has("some");
  phrase.structure = has("structure");
  phrase.central = has("central");
  phrase.former = has("former");
  phrase.drop = has("drop");
  for (const std::string_view kind : kKinds) {
    if (has(kind)) phrase.kind = kind;
  }
}

size_t PostReader::LongestPhrase(const std::vector<uint64_t>& words, size_t at, const Phrase** phrase) const {
  size_t longest = 0;
  uint64_t hash = 0;
  for (size_t i = at; i < words.size(); ++i) {
    hash = HashPhrase(hash, words[i]);
    const uint32_t found = table_.Find(hash);
    if (found == HashTable::kNone) break;
    if (phrases_[found].whole) {
      longest = i + 1 - at;
      *phrase = &phrases_[found];
    }
    if (!phrases_[found].longer) break;
  }
  return longest;
}

// Communes only behind their type: their names are those of persons and companies too. Of one word only
// provinces. However it is written, a place is the first unit of its name.
size_t PostReader::LongestPlace(const std::vector<uint64_t>& words, size_t at, bool behind_commune,
                                UnitIndex* place) const {
  size_t longest = 0;
  uint64_t hash = 0;
  for (size_t i = at; i < words.size(); ++i) {
    hash = HashPhrase(hash, words[i]);
    const Gazetteer::Name* const name = gazetteer_.Named(hash);
    if (!name) break;
    const auto unit = std::find_if(name->units.begin(), name->units.end(), [&](UnitIndex unit) {
      const UnitLevel level = gazetteer_[unit].level;
      if (gazetteer_[unit].NeedsType()) return false;
      return behind_commune || (i > at ? level != UnitLevel::kCommune : level == UnitLevel::kProvince);
    });
    if (name->whole && unit != name->units.end()) {
      longest = i + 1 - at;
      *place = *unit;
    }
    if (!name->longer) break;
  }
  return longest;
}

// The state of one reading: what was read so far.
struct PostReader::Reading {
  Post post;
  uint64_t previous = 0;  // content word just before
  bool shouts = false;    // all in capitals

  void Append(std::string* to, std::string_view words) { to->append(to->empty() ? "" : " ").append(words); }

  void Content(uint64_t word) {
    post.content.push_back(word);
    if (previous != 0) post.content.push_back(HashPhrase(previous, word));
    previous = word;
  }

  // A province with its type, whether that is written or not.
  void SpellPlace(const AdministrativeUnit& unit) {
    const auto ends = [&](std::string_view type) { return post.spelled.ends_with(type); };
    constexpr std::string_view kTypes[] = {"tỉnh",   "thành phố", "quận",   "huyện",
                                           "thị xã", "thị trấn",  "phường", "xã"};
    const bool typed = std::any_of(std::begin(kTypes), std::end(kTypes), ends);
    if (!typed && unit.level == UnitLevel::kProvince) Append(&post.spelled, unit.type);
    Append(&post.spelled, unit.bare);
  }

  void AddContent(std::string_view words) {
    for (const uint64_t word : HashFoldedWords(words)) Content(word);
  }

  // In a text all of capitals none is an abbreviation.
  void TakeInitials(const std::vector<std::string_view>& words) {
    shouts = std::all_of(words.begin(), words.end(), IsAbbreviation);
    for (const std::string_view word : words) {
      const std::string folded = FoldForSearch(word);
      post.initials += !shouts && IsAbbreviation(word) ? folded : folded.substr(0, 1);
    }
  }

  void TakeAbbreviation(std::string_view word) {
    if (!shouts && IsAbbreviation(word)) post.abbreviations.push_back(FoldForSearch(word));
  }

  void TakeKind(std::string_view kind) {
    const auto order = [](std::string_view k) { return std::find(std::begin(kKinds), std::end(kKinds), k); };
    if (!kind.empty() && order(kind) < order(post.kind)) post.kind = kind;
  }

  void Take(const Phrase& phrase) {
    const bool leading = post.body.empty() && post.content.empty();
    if (phrase.former && post.title.empty() && leading) post.former = true;
    if (!phrase.former) Append(&post.spelled, phrase.spelled);
    if (phrase.drop || phrase.former) {
      previous = 0;
      return;
    }
    if (phrase.title && leading) {
      Append(&post.title, phrase.spelled);
      post.member = post.member || phrase.member;
      post.national = post.national || phrase.national;
      post.few = post.few || phrase.few;
      post.some = post.some || phrase.some;
    } else {
      Append(&post.body, phrase.spelled);
    }
    post.central = post.central || phrase.central;
    TakeKind(phrase.kind);
    const bool plain = !phrase.title && !phrase.structure && !phrase.central;
    if (!plain) previous = 0;
    if (plain) AddContent(phrase.spelled);
    // `Bộ trưởng Công Thương` is Bộ trưởng Bộ Công Thương.
    constexpr std::string_view kMinistry = "bộ ";
    if (phrase.central && phrase.spelled.starts_with(kMinistry)) {
      AddContent(std::string_view(phrase.spelled).substr(kMinistry.size()));
      previous = 0;
    }
  }
};

Post PostReader::Read(std::string_view position) const {
  const std::string text = FoldedWords(position);
  const std::vector<uint64_t> words = HashFoldedWords(text);
  const std::vector<std::string_view> written = WrittenWords(position);
  Reading reading;
  reading.TakeInitials(written);
  size_t begin = 0;  // of word i in the text
  bool behind_commune = false;
  for (size_t i = 0; i < words.size();) {
    const Phrase* phrase = nullptr;
    UnitIndex place = kNoUnit;
    const size_t phrase_length = LongestPhrase(words, i, &phrase);
    const size_t place_length = LongestPlace(words, i, behind_commune, &place);
    const size_t length = std::max({phrase_length, place_length, size_t{1}});
    size_t end = begin;
    for (size_t k = 0; k < length; ++k) end = std::min(text.find(' ', end + 1), text.size());
    const std::string_view these = std::string_view(text).substr(begin, end - begin);
    behind_commune = false;
    if (place_length > 0 && place_length >= phrase_length) {
      reading.post.places.push_back(PlaceHash(gazetteer_[place]));
      reading.SpellPlace(gazetteer_[place]);
      reading.previous = 0;
    } else if (phrase_length > 0) {
      reading.Take(*phrase);
      behind_commune = these == "xã" || these == "phường" || these == "thị trấn";
    } else {
      reading.Append(&reading.post.body, these);
      reading.Append(&reading.post.spelled, these);
      reading.Content(words[i]);
      reading.TakeAbbreviation(written[i]);
    }
    begin = std::min(end + 1, text.size());
    i += length;
  }
  SortUnique(&reading.post.content);
  SortUnique(&reading.post.places);
  return std::move(reading.post);
}

namespace {

// `đại biểu` may be short for `đại biểu Quốc hội`.
bool SameTitle(const Post& a, const Post& b) {
  if (a.title == b.title) return true;
  const auto begins = [](const std::string& longer, const std::string& shorter) {
    return !shorter.empty() && longer.starts_with(shorter + " ");
  };
  return a.member && b.member && (begins(a.title, b.title) || begins(b.title, a.title));
}

// Of posts one of which does not say where.
Agreement CompareBare(const Post& a, const Post& b) {
  if (!SameTitle(a, b) || a.title.empty()) return {};
  if (a.few && b.few) return {4, "a post few hold"};
  if (a.some && b.some) return {2, "a post some hundreds hold"};
  if (a.body == b.body && !a.body.empty()) return {2, "the same title and kind of body"};
  return {1, "the same title"};
}

}  // namespace

Agreement Compare(const Post& a, const Post& b) {
  const bool title = SameTitle(a, b);
  const bool places = Overlap(a.places, b.places);
  if (!a.places.empty() && !b.places.empty() && !places) return {};
  const bool bare = !a.anchored() || !b.anchored();
  if (title && a.national && b.national && (bare || a.content.empty() || b.content.empty()))
    return {3, "a post one person holds"};
  if (bare) return CompareBare(a, b);
  const bool content = Overlap(a.content, b.content) || Abbreviates(a, b) || Abbreviates(b, a);
  if (!a.content.empty() && !b.content.empty() && !content) {
    if (places) return {1, "the same place"};
    return title && Shared(a.content, b.content) > 0 ? Agreement{1, "a similar post"} : Agreement{};
  }
  if (content) {
    if (a.member && b.member && !places && a.content.size() < 2) return {2, "the same body"};
    return title ? Agreement{4, "the same post"} : Agreement{3, "the same body"};
  }
  const bool body = a.body == b.body;
  if (title && body && (places || a.places.empty() == b.places.empty())) {
    if (a.member && a.places.empty() && a.body != FoldedWords("bộ chính trị"))
      return {2, "the same membership"};
    return {4, "the same post"};
  }
  if (title && places) return {3, "the same title at the same place"};
  if (places) return {2, "the same place"};
  if (a.central && b.central && body) return {2, "the same body"};
  return title ? Agreement{1, "the same title"} : Agreement{};
}

}  // namespace sulieu
