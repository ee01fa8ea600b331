// Names, titles and places of PhraseReader.
#include <algorithm>

#include "extractors/phrases/phrases.h"
#include "extractors/phrases/syllables.h"

namespace sulieu {
namespace {

constexpr size_t kMaxKinhSyllables = 5;
constexpr size_t kMaxForeignWords = 6;

// Roman numerals are no syllables of a name, though V, I, C and D may be initials.
bool IsRoman(const Word& word) {
  return word.all_caps && word.key.find_first_not_of("ivx") == std::string::npos;
}

bool IsAscii(std::string_view key) {
  return std::all_of(key.begin(), key.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// The name markers of Central Highlands peoples, written together with the name: H’Hen, K’Brêm, Y’Thanh.
bool HasMarker(const Word& word) {
  if (word.key.size() < 4) return false;
  const std::string_view rest = word.key.substr(1);
  return std::string_view("hky").find(word.key[0]) != std::string_view::npos &&
         (rest[0] == '\'' || rest.substr(0, 3) == "’");
}

}  // namespace

PhraseReader::PhraseReader(const Lexicon& lexicon, const TextWords& words)
    : words_(words), matches_(lexicon.Find(words)) {}

std::optional<size_t> PhraseReader::ListEnd(size_t at, PhraseList list) const {
  if (at >= size() || matches_[at].Length(list) == 0) return std::nullopt;
  return at + matches_[at].Length(list);
}

bool PhraseReader::IsAdjacent(size_t at) const {
  return at > 0 && at < size() && words_[at - 1].span.end == words_[at].span.begin;
}

bool PhraseReader::IsPluralHonorific(size_t at) const {
  return (matches_[at].Note(PhraseList::kHonorific) & kPlural) != 0;
}

bool PhraseReader::IsChurchTitle(size_t at) const {
  return (matches_[at].Note(PhraseList::kHonorific) & kChurch) != 0;
}

std::optional<size_t> PhraseReader::TitleEnd(size_t at) const {
  std::optional<size_t> end = ListEnd(at, PhraseList::kTitle);
  while (end) {
    size_t next = *end;
    while (Is(next, ".") || Is(next, ",") || Is(next, "-")) ++next;
    if (const auto more = ListEnd(next, PhraseList::kTitle)) {
      end = more;
    } else {
      if (Is(*end, ".")) ++*end;
      return end;
    }
  }
  return std::nullopt;
}

// May this word continue a name begun at `begin`?
bool PhraseReader::IsNameSyllable(size_t at, size_t begin) const {
  if (!IsCapital(at) || words_[at].kind != Word::Kind::kWord || IsRoman(words_[at])) return false;
  if (words_[at].all_caps && !words_[begin].all_caps && words_[at].key.size() > 1) return false;
  const Lexicon::Match& match = matches_[at];
  if (match.Length(PhraseList::kNoName) > 0) return false;
  if (at == begin)
    return !(Is(at, "ông") && matches_[at].Length(PhraseList::kHonorific) > 0 && !IsCapital(at + 1));
  if (match.Length(PhraseList::kRank) > 0) return false;
  // `Công an tỉnh Hà Tĩnh Sáng 4/6`: the next sentence
  const bool daytime = Is(at, "sáng") || Is(at, "chiều") || Is(at, "tối") || Is(at, "trưa") || Is(at, "đêm");
  if (daytime && at + 1 < size() && words_[at + 1].kind == Word::Kind::kNumber) return false;
  // `Shoigu Kyrgyzstan`, `Moon Jae-in Tân Tổng thống`: sentences that run on without a full stop
  const bool foreign = matches_[begin].Length(PhraseList::kFamilyName) == 0;
  if (foreign && (match.Note(PhraseList::kPlace) & kAbroad) != 0 && IsAscii(words_[at].key) &&
      words_[at].key.size() > 4) {
    return false;
  }
  if (foreign && Is(at, "tân") && at + 1 < size() && matches_[at + 1].Length(PhraseList::kPostHead) > 0)
    return false;
  if (match.Length(PhraseList::kPostHead) > 1) return false;
  if (match.Length(PhraseList::kHonorific) > 1 || Is(at, "ông") || (Is(at, "bà") && !Is(at + 1, "rịa"))) {
    return false;
  }
  if (match.Length(PhraseList::kOrganisation) != 1) return match.Length(PhraseList::kOrganisation) == 0;
  // `Đình`, `Khoa`, `Bộ` are syllables of names too: an organisation goes on with its field or level.
  if (at + 1 >= size()) return true;
  const size_t field = matches_[at + 1].Length(PhraseList::kField);
  return !(field > 1 || matches_[at + 1].Length(PhraseList::kUnit) > 0 ||
           (field > 0 && !words_[at + 1].capital));
}

std::optional<size_t> PhraseReader::NameEnd(size_t at) const {
  if (at >= size() || !IsNameSyllable(at, at)) return std::nullopt;
  const bool kinh = matches_[at].Length(PhraseList::kFamilyName) > 0;
  const size_t limit = kinh ? kMaxKinhSyllables : kMaxForeignWords;
  size_t end = at + 1;
  for (size_t count = 1; count < limit; ++count) {
    // `Andrew Carter Lựa chọn đầu tiên là`: a heading that runs on
    const bool foreign = !kinh && count > 1 && IsForeignSyllable(words_[end - 1].key);
    if (foreign && end < size() && HasVietnameseLetter(words_[end].key)) break;
    if (IsNameSyllable(end, at)) {
      ++end;
    } else if (Is(end, "-") && IsAdjacent(end) && IsAdjacent(end + 1) && !kinh &&
               IsNameSyllable(end + 1, at)) {
      end += 2;  // Marie-Claire
    } else if (Is(end, ".") && words_[end - 1].span.size() == 1 && IsNameSyllable(end + 1, at)) {
      end += 2;  // John C. Lee
    } else if (!kinh && end < size() && matches_[end].Length(PhraseList::kNameParticle) > 0 &&
               IsNameSyllable(end + 1, at)) {
      end += 2;  // Karim bin Faisal
    } else if (end == at + 1 && Is(at, "thích") && Is(end, "nữ") && IsNameSyllable(end + 1, at)) {
      end += 2;  // Thích nữ Diệu Tâm
    } else if (!kinh && end < size() && matches_[end].Length(PhraseList::kNameParticle) > 0 &&
               Is(end + 1, "-") && IsAdjacent(end + 1) && IsAdjacent(end + 2) &&
               IsNameSyllable(end + 2, at)) {
      end += 3;  // Karim al-Nasri
    } else {
      break;
    }
  }
  return end;
}

std::optional<size_t> PhraseReader::KnownNameEnd(size_t at) const {
  if (at >= size() || (matches_[at].Length(PhraseList::kFamilyName) == 0 && !HasMarker(words_[at])))
    return std::nullopt;
  const auto end = NameEnd(at);
  if (!end || *end < at + 2) return std::nullopt;
  const size_t place =
      std::max(matches_[at].Length(PhraseList::kPlace), matches_[at].Length(PhraseList::kCommune));
  if (at + matches_[at].Length(PhraseList::kPlace) == *end) return std::nullopt;
  const bool abroad = (matches_[at].Note(PhraseList::kPlace) & kAbroad) != 0;
  if (abroad && matches_[at].Length(PhraseList::kPlace) >= 2) return std::nullopt;  // Hoa Kỳ Martin Clarke
  // `Hà Nội Nguyễn Đức Lương`: a place with the name of a person behind it.
  const bool commune = matches_[at].Length(PhraseList::kPlace) < place;
  const bool family = at + place < size() && matches_[at + place].Length(PhraseList::kFamilyName) > 0 &&
                      (!commune || IsCommonFamilyName(at + place));
  if (place >= 2 && at + place < *end && family && *end >= at + place + 2) {
    return std::nullopt;
  }
  return end;
}

bool PhraseReader::IsCommonFamilyName(size_t at) const {
  return at < size() && (matches_[at].Note(PhraseList::kFamilyName) & kCommon) != 0;
}

// A person begins here: honorific, rank or name, in capitals.
bool PhraseReader::StartsPerson(size_t at) const {
  if (!IsCapital(at)) return false;
  if (matches_[at].Length(PhraseList::kRank) > 0) return true;
  if (matches_[at].Length(PhraseList::kHonorific) > 0 && matches_[at].Length(PhraseList::kPlace) == 0 &&
      (matches_[at].Length(PhraseList::kHonorific) > 1 || Is(at, "ông") || Is(at, "bà"))) {
    return true;
  }
  return KnownNameEnd(at).has_value();
}

// The end of a proper place name; behind a unit any capitals will do, elsewhere only known ones. `at` itself
// when there is none.
size_t PhraseReader::PlaceNameEnd(size_t at, bool after_unit) const {
  if (at >= size()) return at;
  if (words_[at].kind == Word::Kind::kNumber) {
    return after_unit && words_[at].span.size() <= 3 ? at + 1 : at;
  }
  if (!IsCapital(at)) return at;
  const bool abroad = (matches_[at].Note(PhraseList::kPlace) & kAbroad) != 0;
  const size_t known = after_unit && abroad ? 0 : matches_[at].Length(PhraseList::kPlace);
  // `UBND tỉnh Lương Minh Sơn`: communes have the names of persons, provinces and districts are all known
  const bool large =
      after_unit && at > 0 && (Is(at - 1, "tỉnh") || Is(at - 1, "huyện") || Is(at - 1, "quận"));
  const size_t commune = after_unit && !large ? matches_[at].Length(PhraseList::kCommune) : 0;
  const auto name = NameEnd(at);
  if (std::max(known, commune) > 0) {
    const size_t end = at + std::max(known, commune);
    // `Hà Giang Nam` is a person, `Hà Giang Nguyễn Văn A` a place with one.
    const bool cut = !abroad && name && *name > end && matches_[at].Length(PhraseList::kFamilyName) > 0 &&
                     known < 3 && !StartsPerson(end);
    if (!cut) return end;
  }
  if (!after_unit) return at;
  // xã Phù Việt Nguyễn Đăng Thuần
  if (!IsCommonFamilyName(at) && IsCommonFamilyName(at + 2) && KnownNameEnd(at + 2) && IsCapital(at + 1))
    return at + 2;
  if (const auto person = KnownNameEnd(at); person && (IsCommonFamilyName(at) || HasMarker(words_[at]) ||
                                                       words_[at].key.size() == 1 || *person > at + 2))
    return at;
  size_t end = at;
  while (IsCapital(end) && !OrganisationHeadAt(end) && matches_[end].Length(PhraseList::kPostHead) == 0 &&
         matches_[end].Length(PhraseList::kNoName) == 0 && (end < at + 2 || !StartsPerson(end))) {
    ++end;
  }
  // phường Mỹ Đình 2, but `xã Tân Lập 2 cán bộ` is a count
  const bool numbered = end > at && end < size() && words_[end].kind == Word::Kind::kNumber &&
                        words_[end].span.size() == 1 &&
                        (end + 1 == size() || IsCapital(end + 1) || EndWordEnd(end + 1) ||
                         words_[end + 1].kind == Word::Kind::kPunctuation);
  return numbered ? end + 1 : end;
}

std::optional<size_t> PhraseReader::PlaceEnd(size_t at) const {
  std::optional<size_t> end;
  for (size_t i = at; i < size();) {
    size_t next = i;
    if (const auto unit = ListEnd(i, PhraseList::kUnit)) {
      next = Is(*unit, ".") ? *unit + 1 : *unit;
      const size_t name = PlaceNameEnd(next, true);
      if (name == next && end) break;
      next = name;
      if (name == *unit && !end) return std::nullopt;
    } else {
      next = PlaceNameEnd(i, false);
      if (next == i) break;
    }
    end = next;
    i = Is(next, ",") || Is(next, "(") ? next + 1 : next;
    if (Is(next, "(")) break;
  }
  return end;
}

}  // namespace sulieu
