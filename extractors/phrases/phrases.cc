// Posts and organisations of PhraseReader: heads, punctuation, and the order in which a tail is read.
#include "extractors/phrases/phrases.h"

#include <algorithm>

#include "extractors/phrases/syllables.h"
#include "extractors/phrases/tail.h"

namespace sulieu {

// Does an organisation begin here? A head in lower case needs a capital, a number or a level behind it.
bool PhraseReader::OrganisationHeadAt(size_t at) const {
  if (at >= size()) return false;
  const size_t length = matches_[at].Length(PhraseList::kOrganisation);
  if (length == 0) return false;
  const size_t next = at + length;
  if (length > 1) return true;
  const bool follows = next < size() && (matches_[next].Length(PhraseList::kField) > 0 ||
                                         matches_[next].Length(PhraseList::kUnit) > 0 ||
                                         matches_[next].Length(PhraseList::kOrganisation) > 0);
  if (!words_[at].capital && IsAnyOf(words_[at], {"vụ", "nhóm", "khối", "cụm", "đình", "cung", "khu"}))
    return false;
  if (words_[at].all_caps || (matches_[at].Note(PhraseList::kOrganisation) & kBrand) != 0) return true;
  // `Khoa`, `Đoàn`, `Hội` alone may be syllables of a name or a verb's first syllable.
  if (words_[at].capital)
    return follows || (IsCapital(next) && matches_[at].Length(PhraseList::kFamilyName) == 0);
  return next < size() && IsCapital(next) && !StartsPerson(next);
}

PhraseReader::Step PhraseReader::Take(Tail* tail, size_t end) {
  tail->at = tail->end = end;
  return Step::kTaken;
}

PhraseReader::Step PhraseReader::TakeHead(Tail* tail) const {
  const Lexicon::Match& match = matches_[tail->at];
  const uint16_t note = match.Note(PhraseList::kOrganisation);
  tail->open = (note & kOpen) != 0;
  tail->named = (note & kNamed) != 0;
  tail->level = note >> kLevelShift;
  tail->closed = false;
  tail->post = false;
  tail->own = tail->proper = false;
  tail->school = IsAnyOf(words_[tail->at], {"trường", "thpt", "thcs"});
  const size_t end = tail->at + match.Length(PhraseList::kOrganisation);
  // Đoàn xã Ea Yông
  if (match.Length(PhraseList::kOrganisation) > 1 && matches_[end - 1].Length(PhraseList::kUnit) == 1) {
    const size_t name = PlaceNameEnd(end, true);
    tail->closed = name > end;
    return Take(tail, std::max(name, end));
  }
  return Take(tail, end);
}

void PhraseReader::ReadTail(Tail* tail) const {
  while (tail->at < size() && ReadTailStep(tail) == Step::kTaken) {
  }
}

PhraseReader::Step PhraseReader::ReadTailStep(Tail* tail) const {
  const Word& word = words_[tail->at];
  const Lexicon::Match& match = matches_[tail->at];
  if (word.kind == Word::Kind::kPunctuation) return ReadPunctuation(tail);
  if (word.kind == Word::Kind::kNumber) return ReadNumber(tail);
  const bool terms = word.Is("các") || word.Is("nhiệm");  // các khóa XI, XII; nhiệm kỳ 2015-2020
  if (tail->at + 1 < size() && (IsTermWord(word) || (terms && IsTermWord(words_[tail->at + 1]))))
    return ReadTerms(tail);
  const size_t field = match.Length(PhraseList::kField);
  if (match.Length(PhraseList::kPostHead) > std::max(match.Length(PhraseList::kOrganisation), field)) {
    // Cục Quản lý Khám chữa bệnh: a weak head in capitals is a field of work
    const bool weak = (match.Note(PhraseList::kPostHead) & kWeak) != 0 && word.capital;
    if (!weak || !tail->open || tail->level == 0 || tail->closed || tail->end != tail->at) return Step::kEnd;
    return Take(tail, tail->at + match.Length(PhraseList::kPostHead));
  }
  if (match.Length(PhraseList::kOrganisation) >= std::max<size_t>(field, 1) && OrganisationHeadAt(tail->at)) {
    const int level = match.Note(PhraseList::kOrganisation) >> kLevelShift;
    const bool closed_head = (match.Note(PhraseList::kOrganisation) & (kOpen | kNamed)) == 0;
    if (tail->bare && !closed_head) return Step::kEnd;
    // Trung tâm UNESCO nghiên cứu văn hóa các dòng họ: part of the name, not the parent
    if (tail->open && tail->level > 0 && closed_head && word.all_caps && level >= 7)
      return Take(tail, tail->at + 1);
    const bool higher = !tail->closed && (word.capital || tail->level == 0);
    if (higher && (tail->level == 0 || level >= tail->level || word.capital)) return TakeHead(tail);
    return Step::kEnd;
  }
  const bool abroad = (match.Note(PhraseList::kPlace) & kAbroad) != 0;  // châu Âu
  if (match.Length(PhraseList::kUnit) > 0 && match.Length(PhraseList::kUnit) >= field && !abroad &&
      !Is(tail->at + 1, "&")) {
    return ReadUnit(tail);
  }
  if (word.capital) return ReadCapital(tail);
  return ReadLower(tail);
}

// khóa XIII, nhiệm kỳ 2016-2021, các khóa X, XI và XII
PhraseReader::Step PhraseReader::ReadTerms(Tail* tail) const {
  size_t next = tail->at + (IsTermWord(words_[tail->at]) ? 1 : 2);
  if (next >= size() || !IsRomanOrNumber(words_[next])) return Step::kEnd;
  ++next;
  const bool several = words_[tail->at].Is("các");
  while (next + 1 < size() && IsRomanOrNumber(words_[next + 1]) &&
         (IsDash(words_[next]) || (several && IsAnyOf(words_[next], {",", "và"})))) {
    next += 2;
  }
  return Take(tail, next);
}

PhraseReader::Step PhraseReader::ReadPunctuation(Tail* tail) const {
  const Word& word = words_[tail->at];
  const size_t next = tail->at + 1;
  if (next >= size()) return Step::kEnd;
  const bool field = tail->open && matches_[next].Length(PhraseList::kField) > 0;
  if (word.Is("&") && (IsCapital(next) || field) && !tail->closed) {
    return Take(tail, next + std::max<size_t>(1, matches_[next].Length(PhraseList::kField)));
  }
  if (word.Is("(")) return ReadBracket(tail);
  if (word.Is("\"") || word.Is("“")) return ReadQuoted(tail);
  if (word.Is(",")) return ReadComma(tail);
  if (word.Is(".") && IsAdjacent(tail->at) && IsCapital(next) && words_[tail->at - 1].all_caps &&
      words_[tail->at - 1].key.size() <= 2) {
    tail->at = next;  // TP. Hà Nội
    return Step::kTaken;
  }
  if (IsDash(word)) {
    const Lexicon::Match& match = matches_[next];
    const bool joined = IsAdjacent(tail->at) && IsAdjacent(next);
    if (words_[next].kind == Word::Kind::kNumber && joined) return Take(tail, next + 1);  // HQ-571
    const int level = match.Note(PhraseList::kOrganisation) >> kLevelShift;
    if (tail->parent && !joined && (tail->level > 0 || tail->open) && tail->level < 5 &&
        level >= std::max(tail->level, 4) && words_[next].capital && OrganisationHeadAt(next)) {
      tail->at = next;
      return TakeHead(tail);  // Trung tâm Bảo vệ thực vật phía Nam – Cục Bảo vệ thực vật
    }
    // Hội hữu nghị Việt Nam - Cuba
    const bool countries = tail->level > 0 && tail->level < 5 &&
                           (match.Note(PhraseList::kPlace) & kAbroad) != 0 && IsCapital(next) &&
                           NameEnd(next).value_or(next) <= next + match.Length(PhraseList::kPlace);
    if (tail->closed && countries) return Take(tail, next + match.Length(PhraseList::kPlace));
    if (tail->closed && !joined) return Step::kEnd;
    const bool brand = IsForeignSyllable(words_[next].key) && IsCapital(next) && tail->level > 0;
    if (joined && (words_[next].all_caps || brand) && words_[tail->at - 1].all_caps)
      return Take(tail, next + 1);  // GD-ĐT, ABC-International
    if (match.Length(PhraseList::kPostHead) > 0 || StartsPerson(next) || OrganisationHeadAt(next)) {
      return Step::kEnd;
    }
    const size_t more = std::max(match.Length(PhraseList::kField), match.Length(PhraseList::kPlace));
    if (IsCapital(next) && more > 0) return Take(tail, next + more);
    // Sở Văn hóa - thể thao và du lịch
    if (tail->open && tail->level > 0 && !joined && match.Length(PhraseList::kField) > 1 && !EndWordEnd(next))
      return Take(tail, next + match.Length(PhraseList::kField));
    // Hội hữu nghị Việt - Trung: a single capital; two would be a person
    if (IsCapital(next) && !words_[next].all_caps && !tail->post && !IsCapital(next + 1) &&
        IsCapital(tail->at - 1))
      return Take(tail, next + 1);
  }
  return Step::kEnd;
}

// A comma inside the name (Sở Văn hóa, Thể thao và Du lịch), or before the parent body or the larger place.
PhraseReader::Step PhraseReader::ReadComma(Tail* tail) const {
  const size_t next = tail->at + 1;
  const Lexicon::Match& match = matches_[next];
  if (!tail->closed && match.Length(PhraseList::kField) > 0 && (IsCapital(next) || tail->open) &&
      match.Length(PhraseList::kField) >= match.Length(PhraseList::kPostHead) &&
      match.Length(PhraseList::kField) >= match.Length(PhraseList::kOrganisation) && !KnownNameEnd(next) &&
      !tail->post) {
    return Take(tail, next + match.Length(PhraseList::kField));
  }
  if (!tail->closed && words_[next].all_caps && Is(next + 1, "&") && !tail->post) return Take(tail, next + 1);
  if (!tail->parent || match.Length(PhraseList::kPostHead) > match.Length(PhraseList::kOrganisation)) {
    return Step::kEnd;
  }
  const int level = match.Note(PhraseList::kOrganisation) >> kLevelShift;
  if (IsCapital(next) && OrganisationHeadAt(next) && level > tail->level && level >= kLowestParent &&
      tail->level < 5 && (tail->level > 0 || tail->open)) {
    tail->at = next;
    return TakeHead(tail);
  }
  // thôn 2, xã Trà Nam
  if (tail->closed && match.Length(PhraseList::kUnit) > 0 && !words_[next].capital) {
    const size_t unit = next + match.Length(PhraseList::kUnit);
    const size_t name = PlaceNameEnd(unit, true);
    if (name > unit) return Take(tail, name);
  }
  return Step::kEnd;
}

// `(Ủy ban Dân tộc)`, `(Nam Giang)`, `(AFD)`; anything else in brackets does not belong to the name.
PhraseReader::Step PhraseReader::ReadBracket(Tail* tail) const {
  const size_t next = tail->at + 1;
  if (tail->post) return Step::kEnd;
  std::optional<size_t> end = OrganisationEnd(next);
  if (!end || !Is(*end, ")")) end = PlaceEnd(next);
  if ((!end || !Is(*end, ")")) && words_[next].all_caps) end = next + 1;
  if (!end || !Is(*end, ")")) return Step::kEnd;
  tail->closed = true;
  return Take(tail, *end + 1);
}

PhraseReader::Step PhraseReader::ReadQuoted(Tail* tail) const {
  if (tail->post || tail->closed) return Step::kEnd;
  for (size_t i = tail->at + 2; i < size() && i <= tail->at + 1 + kMaxQuotedWords; ++i) {
    if (Is(i, "\"") || Is(i, "”")) return Take(tail, i + 1);
  }
  return Step::kEnd;
}

std::optional<size_t> PhraseReader::OrganisationEnd(size_t at, bool parent) const {
  if (!OrganisationHeadAt(at) &&
      !(at < size() && words_[at].capital && matches_[at].Length(PhraseList::kOrganisation) > 0)) {
    return std::nullopt;
  }
  Tail tail;
  tail.at = at;
  tail.parent = parent;
  TakeHead(&tail);
  ReadTail(&tail);
  return tail.end;
}

std::optional<PostPhrase> PhraseReader::Post(size_t at) const {
  PostPhrase post;
  post.begin = at;
  size_t i = at;
  while (i < size() && matches_[i].Length(PhraseList::kPostPrefix) > 0 &&
         matches_[i].Length(PhraseList::kPostPrefix) > matches_[i].Length(PhraseList::kPostHead)) {
    post.former |= (matches_[i].Note(PhraseList::kPostPrefix) & kFormer) != 0;
    i += matches_[i].Length(PhraseList::kPostPrefix);
  }
  if (i >= size()) return std::nullopt;
  const size_t head = matches_[i].Length(PhraseList::kPostHead);
  if (head == 0) return std::nullopt;
  const uint16_t note = matches_[i].Note(PhraseList::kPostHead);
  if ((note & kNone) != 0) return std::nullopt;
  post.weak = (note & kWeak) != 0;
  post.behind = (note & kBehind) != 0;
  Tail tail;
  tail.open = (note & kOpen) != 0;
  tail.bare = (note & kBare) != 0;
  tail.post = tail.in_post = true;
  tail.at = tail.end = i + head;
  while (const auto modifier = ListEnd(tail.at, PhraseList::kPostModifier)) {
    if (matches_[tail.at].Length(PhraseList::kField) > matches_[tail.at].Length(PhraseList::kPostModifier))
      break;
    tail.at = tail.end = *modifier;
  }
  post.head_end = tail.end;
  // Trưởng ban Đại diện cha mẹ học sinh: the last word of the head begins the organisation
  const size_t last = tail.at - 1;
  if (matches_[last].Length(PhraseList::kOrganisation) > 1) {
    tail.at = last;
    TakeHead(&tail);
  }
  // Trưởng ấp Mang Cá
  if (matches_[last].Length(PhraseList::kUnit) == 1 && !Is(last, "nước")) {
    const size_t name = PlaceNameEnd(tail.at, true);
    if (name > tail.at) tail.closed = true, Take(&tail, name);
  }
  ReadTail(&tail);
  // `cùng đại diện 142 chùa`: a count
  if (post.weak && post.head_end < tail.end && words_[post.head_end].kind == Word::Kind::kNumber)
    tail.end = post.head_end;
  post.end = tail.end;
  post.closed = tail.closed;
  post.bare = tail.bare;
  post.named = tail.named;
  post.unnamed = tail.named && !tail.proper;
  post.organisation = post.head_end;
  if (post.organisation < post.end && (Is(post.organisation, "của") || Is(post.organisation, "thuộc"))) {
    ++post.organisation;
  }
  // The organisation of `Trưởng ban Tuyên giáo` is the `ban Tuyên giáo`, that of `Trưởng thôn Đông Hải` the
  // thôn.
  const bool in_head =
      matches_[last].Length(PhraseList::kOrganisation) > 0 || matches_[last].Length(PhraseList::kUnit) == 1;
  if (in_head && post.end > post.head_end && !OrganisationHeadAt(post.head_end)) post.organisation = last;
  return post;
}

std::optional<size_t> PhraseReader::PostEnd(size_t at) const {
  const auto post = Post(at);
  if (!post) return std::nullopt;
  return post->end;
}

}  // namespace sulieu
