// The words of an organisation behind its head: numbers, levels and places, capitals, fields of work, and the
// small words that join them.
#include <algorithm>

#include "extractors/phrases/syllables.h"
#include "extractors/phrases/tail.h"

namespace sulieu {

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
    tail->own = tail->proper = true;
    tail->post = false;
    return Take(tail, place);
  }
  if (tail->closed) return Step::kEnd;
  if (const size_t field = match.Length(PhraseList::kField); field > 0) {
    const auto name = KnownNameEnd(tail->at);
    // Bộ trưởng Nông Nghiệp Ấn Độ: a field and a place, though `Nông` is a family name
    const bool placed = field > 1 && PlaceNameEnd(tail->at + field, false) > tail->at + field;
    if (!name || *name <= tail->at + field || placed) {
      tail->own = tail->in_post;  // Tổng Biên tập Báo Nhân dân Phan Huy Hiển
      tail->post = false;
      return Take(tail, tail->at + field);
    }
  }
  // CLB Thái Sơn Nam Trần Anh Tú: six capitals are no name, three and three are
  if (tail->in_post && tail->level > 0 && IsCommonFamilyName(tail->at + 3) && KnownNameEnd(tail->at + 3) &&
      IsCapital(tail->at + 1) && IsCapital(tail->at + 2) && IsCapital(tail->at + 5) &&
      match.Length(PhraseList::kFamilyName) > 0) {
    tail->named = false;
    return Take(tail, tail->at + 3);
  }
  if (tail->named && match.Length(PhraseList::kFamilyName) > 0) {
    const size_t name = NameEnd(tail->at).value_or(tail->at);
    // Tập đoàn TH True Milk Thái Hương: the name of its own has been read
    const bool read = (tail->school ? tail->proper : tail->own) && IsCommonFamilyName(tail->at);
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
  // Giám đốc Cơ quan Tình báo Daniel Weber: a foreign name behind a body whose own name is Vietnamese
  if (tail->in_post && tail->level > 0 && !tail->named && tail->at > 0 && ForeignNameEnd(tail->at))
    return Step::kEnd;
  // Giám đốc Sở, Chủ tịch Hội: the head alone
  if (tail->post && match.Length(PhraseList::kOrganisation) == 1 && !IsCapital(tail->at + 1))
    return TakeHead(tail);
  // A compound of a field no list has: Trưởng ban Tổ chức, Phòng Thẩm định
  const size_t next = tail->at + 1;
  if ((tail->open || tail->named) && !word.all_caps && !IsForeignSyllable(word.key) && next < size() &&
      words_[next].kind == Word::Kind::kWord && !IsCapital(next) &&
      match.Length(PhraseList::kPostHead) == 0 && match.Length(PhraseList::kNoName) == 0 &&
      !IsLink(words_[next]) && matches_[next].Length(PhraseList::kUnit) == 0 && !EndWordEnd(next)) {
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
  tail->own = tail->proper = true;
  return Take(tail, tail->at + 1);
}

std::optional<size_t> PhraseReader::ForeignNameEnd(size_t at) const {
  const auto end = NameEnd(at);
  if (!end || *end < at + 2 || *end > at + 4) return std::nullopt;
  bool foreign = false;
  for (size_t i = at; i < *end; ++i) {
    const Lexicon::Match& match = matches_[i];
    if (words_[i].all_caps && words_[i].key.size() > 1) return std::nullopt;
    if (match.Length(PhraseList::kPlace) + match.Length(PhraseList::kOrganisation) +
            match.Length(PhraseList::kField) + match.Length(PhraseList::kUnit) >
        0)
      return std::nullopt;
    foreign |= IsForeignSyllable(words_[i].key);
  }
  return foreign ? end : std::nullopt;
}

// `Chủ tịch Bayern, Karl Weber khẳng định`: the capitals behind the post are its organisation when the
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
  // Phó giám đốc sở, Chủ tịch hội: the head alone
  if (tail->post && IsAnyOf(word, {"sở", "cục", "vụ", "viện", "hội", "trường"}) &&
      match.Length(PhraseList::kOrganisation) == 1 && match.Length(PhraseList::kEnd) == 0 &&
      match.Length(PhraseList::kField) == 0 &&
      (tail->at + 1 == size() || words_[tail->at + 1].kind == Word::Kind::kPunctuation ||
       EndWordEnd(tail->at + 1) || IsAnyOf(words_[tail->at + 1], {"kiêm", "và"}))) {
    return TakeHead(tail);
  }
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
  // Vụ Công nghiệp nhẹ, cho biết: one more word of the field before the comma
  const bool last = end == tail->at + 1 && Is(end, ",") && tail->in_post && tail->level > 0 && tail->open &&
                    matches_[tail->at].Length(PhraseList::kHonorific) == 0 && end + 1 < size() &&
                    (EndWordEnd(end + 1) || matches_[end + 1].Length(PhraseList::kPostHead) > 0);
  if ((!bridged && !last) || tail->post) return Step::kEnd;
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
    tail->closed = tail->post && person && *person == next + 3;  // CEO của Snapchat Martin Clarke
    tail->post = false;
    return Take(tail, next + std::max<size_t>({1, field, match.Length(PhraseList::kPlace)}));
  }
  if (tail->post && !tail->open) return Step::kEnd;
  if (field == 0 || KnownNameEnd(next) || match.Length(PhraseList::kOrganisation) > field) return Step::kEnd;
  if (!IsCapital(next) && !tail->open) return Step::kEnd;
  return Take(tail, next + field);
}

}  // namespace sulieu
