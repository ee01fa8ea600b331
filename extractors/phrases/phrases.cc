// Posts and organisations of PhraseReader.
#include "extractors/phrases/phrases.h"

#include <algorithm>

namespace sulieu {

// What is being read behind a head, and what the head allows.
struct PhraseReader::Tail {
  size_t at = 0;         // next word to read
  size_t end = 0;        // behind the last word that may stand at the end
  bool open = false;     // fields of work in lower case may follow
  bool named = false;    // a proper name may follow, be it that of a person
  bool closed = false;   // a level or place has been read: nothing but another level may follow
  bool parent = true;    // a parent body behind a comma belongs to it
  bool post = false;     // behind a post head, no organisation seen yet
  bool bare = false;     // the post is of the state: Thủ tướng Chính phủ, Tổng thống Mỹ
  bool in_post = false;  // the tail of a post: a person may follow
  bool own = false;      // a word of its proper name has been read
  int level = 0;         // of the last organisation head; 0 behind a post head
};

namespace {

constexpr int kLowestParent = 3;  // no parent stands below this level
constexpr size_t kMaxQuotedWords = 8;

bool IsDash(const Word& word) { return word.Is("-") || word.Is("–") || word.Is("—") || word.Is("‒"); }

bool IsAnyOf(const Word& word, std::initializer_list<std::string_view> keys) {
  return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) { return word.key == key; });
}

// Words that join one part of the name of an organisation to the next.
bool IsLink(const Word& word) {
  return IsAnyOf(word, {"của", "tại", "ở", "và", "về", "các", "thuộc", "cấp"});
}

// khóa XIII, nhiệm kỳ 2016-2021
bool IsTermWord(const Word& word) { return IsAnyOf(word, {"khoá", "khóa", "kỳ"}); }

bool IsRomanOrNumber(const Word& word) {
  return word.kind == Word::Kind::kNumber ||
         (word.capital && word.key.find_first_not_of("ivx") == std::string::npos);
}

}  // namespace

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
  tail->own = false;
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
  if (tail->at + 1 < size() && (IsTermWord(word) || (word.Is("nhiệm") && IsTermWord(words_[tail->at + 1])))) {
    size_t next = tail->at + (word.Is("nhiệm") ? 2 : 1);
    if (next >= size() || !IsRomanOrNumber(words_[next])) return Step::kEnd;
    ++next;
    if (next + 1 < size() && IsDash(words_[next]) && IsRomanOrNumber(words_[next + 1])) next += 2;
    return Take(tail, next);
  }
  const size_t field = match.Length(PhraseList::kField);
  if (match.Length(PhraseList::kPostHead) > std::max(match.Length(PhraseList::kOrganisation), field))
    return Step::kEnd;
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
  if (match.Length(PhraseList::kUnit) > 0 && match.Length(PhraseList::kUnit) >= field) return ReadUnit(tail);
  if (word.capital) return ReadCapital(tail);
  return ReadLower(tail);
}

PhraseReader::Step PhraseReader::ReadPunctuation(Tail* tail) const {
  const Word& word = words_[tail->at];
  const size_t next = tail->at + 1;
  if (next >= size()) return Step::kEnd;
  if (word.Is("&") && IsCapital(next) && !tail->closed) {
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
    if (joined && words_[next].all_caps && words_[tail->at - 1].all_caps)
      return Take(tail, next + 1);  // GD-ĐT
    if (match.Length(PhraseList::kPostHead) > 0 || StartsPerson(next) || OrganisationHeadAt(next)) {
      return Step::kEnd;
    }
    const size_t more = std::max(match.Length(PhraseList::kField), match.Length(PhraseList::kPlace));
    if (IsCapital(next) && more > 0) return Take(tail, next + more);
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

// Ban Chỉ đạo 138, Quân khu 2; not the count of what follows (Công an tỉnh 3 tập thể).
PhraseReader::Step PhraseReader::ReadNumber(Tail* tail) const {
  const Word& word = words_[tail->at];
  if (tail->closed || word.span.size() > 4 || Is(tail->at + 1, "/") || Is(tail->at + 1, "%"))
    return Step::kEnd;
  if (word.key.find_first_of(".,") != std::string::npos) return Step::kEnd;
  return Take(tail, tail->at + 1);
}

// Of `Lê Quý Đôn Nguyễn Văn Nam` behind a school, the end of the name it bears.
size_t PhraseReader::NamesakeEnd(size_t at, size_t end) const {
  if (end < at + 5) return end;
  for (size_t i = end - 2; i >= at + 2; --i) {
    if (KnownNameEnd(i)) return i;
  }
  return end;
}

PhraseReader::Step PhraseReader::ReadUnit(Tail* tail) const {
  const size_t unit = tail->at + matches_[tail->at].Length(PhraseList::kUnit);
  const size_t begin = Is(unit, ".") ? unit + 1 : unit;
  const size_t name = PlaceNameEnd(begin, true);
  // `khu`, `vùng`, `bản` say nothing without a name; `tỉnh`, `huyện` stand for the place itself.
  const bool bare = IsAnyOf(words_[unit - 1], {"tỉnh", "huyện", "xã", "phường", "quận", "trấn", "thôn", "bản",
                                               "phố", "ấp", "tp", "xóm", "buôn", "làng", "trị", "khóm"}) ||
                    words_[unit - 1].Is("thị");
  if (name == begin && !bare) return Step::kEnd;
  tail->closed = true;
  tail->post = false;
  return Take(tail, name == begin ? unit : name);
}

PhraseReader::Step PhraseReader::ReadCapital(Tail* tail) const {
  const Lexicon::Match& match = matches_[tail->at];
  const Word& word = words_[tail->at];
  // Chủ tịch Hồ Chí Minh
  if (tail->post && Is(tail->at, "hồ") && Is(tail->at + 1, "chí") && Is(tail->at + 2, "minh"))
    return Step::kEnd;
  const size_t place = PlaceNameEnd(tail->at, false);
  if (place > tail->at && match.Length(PhraseList::kField) < place - tail->at) {
    tail->closed = tail->closed || !tail->named;  // Công ty Sài Gòn Triển Vọng
    tail->own = true;
    tail->post = false;
    return Take(tail, place);
  }
  if (tail->closed) return Step::kEnd;
  if (const size_t field = match.Length(PhraseList::kField); field > 0) {
    const auto name = KnownNameEnd(tail->at);
    if (!name || *name <= tail->at + field) {
      tail->own = tail->in_post;  // Tổng Biên tập Báo Nhân dân Phan Huy Hiển
      tail->post = false;
      return Take(tail, tail->at + field);
    }
  }
  if (tail->named && match.Length(PhraseList::kFamilyName) > 0) {
    const size_t name = NameEnd(tail->at).value_or(tail->at);
    // Tập đoàn TH True Milk Thái Hương: the name of its own has been read
    const bool read = tail->own && IsCommonFamilyName(tail->at);
    if (read && name >= tail->at + 2) return Step::kEnd;
    if (name >= tail->at + 2) {
      tail->named = false;
      return Take(tail, NamesakeEnd(tail->at, name));
    }
  }
  // Behind a body that names itself two unknown capitals are a person: Tổng Thư ký Liên Hợp Quốc Antonio
  // Guterres
  if (tail->level > 0 && !tail->open && !tail->named && IsCapital(tail->at + 1) && !word.all_caps &&
      !words_[tail->at + 1].all_caps && match.Length(PhraseList::kOrganisation) == 0 &&
      matches_[tail->at + 1].Length(PhraseList::kField) == 0) {
    return Step::kEnd;
  }
  // Giám đốc Sở, Chủ tịch Hội: the head alone
  if (tail->post && match.Length(PhraseList::kOrganisation) == 1 && !IsCapital(tail->at + 1))
    return TakeHead(tail);
  // A compound of a field no list has: Trưởng ban Tổ chức, Phòng Thẩm định
  const size_t next = tail->at + 1;
  if (tail->open && !word.all_caps && next < size() && words_[next].kind == Word::Kind::kWord &&
      !IsCapital(next) && match.Length(PhraseList::kPostHead) == 0 && !IsLink(words_[next]) &&
      matches_[next].Length(PhraseList::kUnit) == 0 && !EndWordEnd(next)) {
    tail->post = false;
    return Take(tail, next + 1);
  }
  if (match.Length(PhraseList::kPostHead) > 0 || match.Length(PhraseList::kNoName) > 0 ||
      StartsPerson(tail->at)) {
    return Step::kEnd;
  }
  if (tail->post && NamedApart(tail->at)) {
    tail->post = false;
    return Take(tail, *NameEnd(tail->at));
  }
  // Behind a bare post an unknown word in capitals is the person's name, not the organisation's.
  if (tail->post && !(word.all_caps && !words_[std::min(tail->at + 1, size() - 1)].all_caps))
    return Step::kEnd;
  tail->own = true;
  return Take(tail, tail->at + 1);
}

// `Chủ tịch Bayern, Uli Hoeness khẳng định`: the capitals behind the post are its organisation when the
// person's name stands behind a comma.
bool PhraseReader::NamedApart(size_t at) const {
  const auto first = NameEnd(at);
  if (!first || *first > at + 2 || *first + 1 >= size()) return false;
  if (!Is(*first, ",") && !IsDash(words_[*first])) return false;
  const size_t next = *first + 1;
  const auto second = NameEnd(next);
  if (!second || *second < next + 2 || matches_[next].Length(PhraseList::kPlace) > 0) return false;
  if (matches_[next].Length(PhraseList::kPostHead) > 0 ||
      matches_[next].Length(PhraseList::kOrganisation) > 0 ||
      matches_[next].Length(PhraseList::kHonorific) > 0 || matches_[next].Length(PhraseList::kField) > 0) {
    return false;
  }
  return *second < size() && (EndWordEnd(*second) || words_[*second].kind == Word::Kind::kPunctuation);
}

PhraseReader::Step PhraseReader::ReadLower(Tail* tail) const {
  const Lexicon::Match& match = matches_[tail->at];
  const Word& word = words_[tail->at];
  const size_t field = match.Length(PhraseList::kField);
  // phía Nam, miền Trung
  if (const size_t place = match.Length(PhraseList::kPlace); place > 1 && IsCapital(tail->at + place - 1)) {
    tail->closed = true;
    return Take(tail, tail->at + place);
  }
  if (IsLink(word)) return ReadLink(tail);
  // Đoàn Kiểm tra số 471
  if (word.Is("số") && !tail->closed && tail->at + 1 < size() &&
      words_[tail->at + 1].kind == Word::Kind::kNumber) {
    return Take(tail, tail->at + 2);
  }
  const bool own_open = tail->named && !tail->own && field > 0;  // Công ty cổ phần Đầu tư ...
  if (tail->closed || (!tail->open && !own_open)) return Step::kEnd;
  if (field == 0) return ReadBridge(tail);
  if (match.Length(PhraseList::kEnd) >= field) return Step::kEnd;
  tail->post = false;
  return Take(tail, tail->at + field);
}

// One or two words in lower case before the next capital of the name: Ủy ban sông Mê Kông, Hội Văn nghệ dân
// gian Việt Nam.
PhraseReader::Step PhraseReader::ReadBridge(Tail* tail) const {
  size_t end = tail->at;
  for (; end < size() && end < tail->at + 2; ++end) {
    if (words_[end].kind != Word::Kind::kWord || IsCapital(end)) break;
    if (EndWordEnd(end) || IsLink(words_[end]) || matches_[end].Length(PhraseList::kPostHead) > 0 ||
        matches_[end].Length(PhraseList::kHonorific) > 0) {
      return Step::kEnd;
    }
  }
  const bool bridged = IsCapital(end) && !StartsPerson(end) && !OrganisationHeadAt(end) &&
                       matches_[end].Length(PhraseList::kPostHead) == 0 &&
                       matches_[end].Length(PhraseList::kNoName) == 0;
  if (!bridged || tail->post) return Step::kEnd;
  return Take(tail, end);
}

// A word that joins: taken only together with what it joins.
PhraseReader::Step PhraseReader::ReadLink(Tail* tail) const {
  const Word& word = words_[tail->at];
  const size_t next = tail->at + 1;
  if (next >= size()) return Step::kEnd;
  const Lexicon::Match& match = matches_[next];
  const size_t field = match.Length(PhraseList::kField);
  if (word.Is("cấp")) {
    const bool level = match.Length(PhraseList::kUnit) > 0 || words_[next].Is("cao");
    return level && !tail->closed ? Take(tail, next + 1) : Step::kEnd;
  }
  if (word.Is("tại") || word.Is("ở")) {
    const size_t place = match.Length(PhraseList::kPlace);
    const bool abroad =
        (match.Note(PhraseList::kPlace) & kAbroad) != 0 || (Is(next, "việt") && Is(next + 1, "nam"));
    if (!abroad || !IsCapital(next + place - 1)) return Step::kEnd;
    tail->closed = true;
    return Take(tail, next + match.Length(PhraseList::kPlace));
  }
  if (tail->closed) return Step::kEnd;
  if (word.Is("của") || word.Is("thuộc")) {
    if (OrganisationHeadAt(next) &&
        match.Length(PhraseList::kPostHead) <= match.Length(PhraseList::kOrganisation)) {
      tail->at = next;
      return TakeHead(tail);
    }
    if (!IsCapital(next) || match.Length(PhraseList::kPostHead) > 0 || StartsPerson(next)) return Step::kEnd;
    const auto person = NameEnd(next + 1);
    tail->closed = tail->post && person && *person == next + 3;  // CEO của Snapchat Evan Spiegel
    tail->post = false;
    return Take(tail, next + std::max<size_t>({1, field, match.Length(PhraseList::kPlace)}));
  }
  if (tail->post && !tail->open) return Step::kEnd;
  if (field == 0 || KnownNameEnd(next) || match.Length(PhraseList::kOrganisation) > field) return Step::kEnd;
  if (!IsCapital(next) && !tail->open) return Step::kEnd;
  return Take(tail, next + field);
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
  post.end = tail.end;
  post.closed = tail.closed;
  post.bare = tail.bare;
  post.organisation = post.head_end;
  if (post.organisation < post.end && (Is(post.organisation, "của") || Is(post.organisation, "thuộc"))) {
    ++post.organisation;
  }
  return post;
}

std::optional<size_t> PhraseReader::PostEnd(size_t at) const {
  const auto post = Post(at);
  if (!post) return std::nullopt;
  return post->end;
}

}  // namespace sulieu
