#include "extractors/awards/award_subject.h"

#include <algorithm>

namespace sulieu {
namespace {

using Kind = Node::Kind;

constexpr size_t kMaxModifiers = 10;     // nodes between an award and its recipients
constexpr size_t kMaxOmission = 40;      // nodes between a subject and the verb of a later clause
constexpr size_t kMaxSubjectWords = 12;  // of a subject outside the phrase grammar

}  // namespace

std::vector<AwardRecipient> SubjectReader::Before(size_t end, size_t* begin) const {
  std::vector<AwardRecipient> list;
  for (size_t i = end; i > view_.floor;) {
    --i;
    const Node& node = view_.nodes[i];
    if (node.Is(Kind::kCounted) || node.Is(Kind::kEach)) {
      if (node.begin > 0 && view_.words[node.begin - 1].Is("là")) break;  // ông là một học sinh giỏi
      if (const auto whole = OneOf(i)) {
        std::vector<AwardRecipient> named = NamedSubject(*whole, begin);
        std::erase_if(named, [](const auto& r) { return r.pronoun; });
        named.push_back(recipients_.Counted(node));
        return named;
      }
      list.insert(list.begin(), recipients_.Counted(node));
      *begin = i;
      if (i > view_.floor && view_.IsJoint(i - 1) && CountedBefore(i - 1)) continue;
      const bool with = i > view_.floor && view_.words[view_.nodes[i - 1].begin].Is("cùng");
      if (i > view_.floor && (view_.Is(i - 1, Kind::kAnd) || with)) AddNamedBefore(i - 1, &list, begin);
      return list;
    }
    if (node.Is(Kind::kBreak) || node.Is(Kind::kAward) || node.Is(Kind::kColon) || node.Is(Cue::kGive) ||
        node.Is(Cue::kReceive) || node.Is(Cue::kPassive) || node.Is(Cue::kDetail) || node.Is(Cue::kCommend)) {
      break;
    }
    if (view_.IsJoint(i) && list.empty() && !CountedBefore(i)) break;
    // 3 ni sư và Bệnh xá A được tặng
    if (list.empty() && view_.Is(i, Kind::kAnd) && view_.Is(i - 1, Kind::kCounted)) {
      size_t at = i;
      std::vector<AwardRecipient> named = NamedSubject(end, &at);
      if (at == i + 1) list = std::move(named);
    }
  }
  if (!list.empty()) return list;
  return NamedSubject(end, begin);
}

// `A là 1 trong 3 đơn vị`, `một trong những`: the node behind A.
std::optional<size_t> SubjectReader::OneOf(size_t i) const {
  if (i < view_.floor + 2) return std::nullopt;
  const auto is = [&](size_t at, std::string_view key) {
    return at >= view_.floor && at < i && view_.words[view_.nodes[at].begin].Is(key);
  };
  if (!is(i - 1, "trong")) return std::nullopt;
  const bool one = is(i - 2, "một") || is(i - 2, "1") || is(i - 2, "01");
  if (!one || i < view_.floor + 4 || !is(i - 3, "là")) return std::nullopt;
  return i - 3;
}

// `Phó Thủ tướng A và 8 đảng viên`: the person or body that the clause begins with.
void SubjectReader::AddNamedBefore(size_t joint, std::vector<AwardRecipient>* list, size_t* begin) const {
  if (joint == view_.floor) return;
  const Node& node = view_.nodes[joint - 1];
  size_t first = joint - 1;
  if (first > view_.floor + 1 && view_.words[view_.nodes[first - 2].begin].Is("tập") &&
      view_.words[view_.nodes[first - 1].begin].Is("thể")) {
    first -= 2;  // tập thể Phòng A
  }
  const bool opens = first == view_.floor || view_.Is(first - 1, Kind::kComma) ||
                     view_.Is(first - 1, Kind::kBreak) || view_.EndsPhrase(first - 1);
  if (!opens) return;
  if (node.Is(Kind::kPerson) && node.core_begin < node.core_end) {
    list->insert(list->begin(),
                 {.text = view_.Text(node.core_begin, node.core_end), .number = {}, .rest = {}});
  } else if (node.Is(Kind::kBody) && !node.title) {
    size_t behind = joint;
    AwardRecipient body = *recipients_.NamedBody(joint - 1, &behind);
    body.text.begin = view_.words[view_.nodes[first].begin].span.begin;
    list->insert(list->begin(), body);
  } else {
    return;
  }
  *begin = first;
}

std::vector<AwardRecipient> SubjectReader::Omitted(size_t end) const {
  while (end > 0 && view_.IsAdverb(end - 1) && !view_.IsJoint(end - 1)) --end;
  if (end == 0 || !view_.IsJoint(end - 1)) return {};
  for (size_t i = end; i-- > 0;) {
    const Node& node = view_.nodes[i];
    if (node.Is(Kind::kBreak) || node.Is(Kind::kColon) || node.Is(Cue::kOrganise) || i + kMaxOmission < end)
      return {};
    const bool pronoun = IsPronoun(node);
    const bool starts = i == 0 || view_.IsJoint(i - 1) || view_.Is(i - 1, Kind::kBreak);
    if (!pronoun && (!starts || view_.IsJoint(i + 1))) continue;
    if (pronoun) return {{.text = view_.SpanOf(node), .number = {}, .pronoun = true, .rest = {}}};
    size_t behind = i;
    if (node.Is(Kind::kBody) && !node.title) return {*recipients_.NamedBody(i, &behind)};
    if (node.Is(Kind::kPerson) && node.core_begin < node.core_end) {
      return {{.text = view_.Text(node.core_begin, node.core_end), .number = {}, .rest = {}}};
    }
  }
  return {};
}

bool SubjectReader::CountedBefore(size_t i) const {
  bool joint = false;
  const size_t limit = i > kMaxOmission ? i - kMaxOmission : 0;
  while (i > view_.floor && i > limit) {
    --i;
    if (view_.Is(i, Kind::kCounted)) return !joint || view_.Is(i + 1, Cue::kReason);
    joint |= view_.IsJoint(i);
    if (view_.IsJoint(i)) continue;
    const Node& node = view_.nodes[i];
    if (!node.Is(Kind::kWord) && !node.Is(Kind::kNumber) && !node.Is(Kind::kBody) && !node.Is(Cue::kReason) &&
        !node.Is(Cue::kOf) && !view_.IsAdverb(i) && !node.Is(Cue::kPeriod) && !node.Is(Kind::kBracket)) {
      return false;
    }
  }
  return false;
}

// `Công an huyện A, đơn vị vừa đón nhận`: the noun takes up the body before the comma.
std::optional<AwardRecipient> SubjectReader::Antecedent(size_t end, size_t* begin) const {
  size_t i = end;
  while (i > view_.floor && view_.IsAdverb(i - 1) && !view_.IsJoint(i - 1)) --i;
  const size_t noun_end = i;
  while (i > view_.floor && noun_end - i < 2 && view_.Is(i - 1, Kind::kWord)) --i;
  if (noun_end - i == 0 || i < view_.floor + 2 || !view_.Is(i - 1, Kind::kComma)) return std::nullopt;
  const std::string_view noun = view_.words[view_.nodes[i].begin].key;
  if (noun != "đơn" && noun != "người" && noun != "nơi" && noun != "địa") return std::nullopt;
  const Node& owner = view_.nodes[i - 2];
  *begin = i - 2;
  if (owner.Is(Kind::kPerson) && owner.core_begin < owner.core_end) {
    return AwardRecipient{.text = view_.Text(owner.core_begin, owner.core_end), .number = {}, .rest = {}};
  }
  size_t behind = i - 1;
  if (owner.Is(Kind::kBody) && !owner.title) return recipients_.NamedBody(i - 2, &behind);
  return std::nullopt;
}

// `; 03 chủ thể được`: a number and a noun outside the lists, alone in their clause.
std::optional<AwardRecipient> SubjectReader::CountedUnknown(size_t end, size_t* begin) const {
  size_t i = end;
  while (i > view_.floor && end - i < 4 && view_.Is(i - 1, Kind::kWord) &&
         view_.words[view_.nodes[i - 1].begin].kind == Word::Kind::kWord &&
         !view_.words[view_.nodes[i - 1].begin].capital) {
    --i;
  }
  if (i == end || i == view_.floor || !view_.Is(i - 1, Kind::kNumber)) return std::nullopt;
  const bool opens = i - 1 == view_.floor || !view_.Is(i - 2, Kind::kWord);
  static constexpr std::string_view kMeasures[] = {"năm",   "tháng", "ngày", "giờ",  "tuổi", "lần",
                                                   "triệu", "tỷ",    "đồng", "điểm", "phần"};
  const std::string_view noun = view_.words[view_.nodes[i].begin].key;
  if (!opens || std::find(std::begin(kMeasures), std::end(kMeasures), noun) != std::end(kMeasures))
    return std::nullopt;
  *begin = i - 1;
  return AwardRecipient{.text = view_.Text(view_.nodes[i].begin, view_.nodes[end - 1].end),
                        .number = view_.SpanOf(view_.nodes[i - 1]),
                        .rest = {}};
}

std::vector<AwardRecipient> SubjectReader::NamedSubject(size_t end, size_t* begin) const {
  std::vector<AwardRecipient> list;
  size_t i = end;
  for (;;) {
    size_t at = i;
    while (at > view_.floor &&
           (view_.IsAdverb(at - 1) || view_.Is(at - 1, Kind::kBracket) ||
            view_.Is(at - 1, Cue::kRespectively)) &&
           !view_.Is(at - 1, Kind::kAnd)) {
      --at;
    }
    if (at == view_.floor) break;
    // ông A - Tộc trưởng | dòng họ B: the body of a post
    if (at > view_.floor + 1 && view_.Is(at - 1, Kind::kBody) && view_.Is(at - 2, Kind::kPerson) &&
        view_.nodes[at - 2].title) {
      --at;
    }
    const Node& node = view_.nodes[at - 1];
    if (node.Is(Kind::kPerson) && node.core_begin < node.core_end) {
      list.insert(list.begin(),
                  {.text = view_.Text(node.core_begin, node.core_end), .number = {}, .rest = {}});
    } else if (IsPronoun(node) && list.empty()) {
      list.push_back({.text = view_.SpanOf(node), .number = {}, .pronoun = true, .rest = {}});
    } else if (node.Is(Kind::kBody) && (node.title || InsidePhrase(at - 1))) {
      if (!list.empty() && node.title) return list;
      if (const auto person = PersonBeforeDash(at - 1)) list.insert(list.begin(), *person);
      break;
    } else if (node.Is(Kind::kBody)) {
      size_t behind = at;
      list.insert(list.begin(), *recipients_.NamedBody(at - 1, &behind));
    } else {
      break;
    }
    *begin = i = at - 1;
    if (i > view_.floor && view_.IsJoint(i - 1)) {
      --i;
    } else {
      break;
    }
  }
  if (!list.empty()) return list;
  if (const auto owner = Antecedent(end, begin)) return {*owner};
  if (const auto counted = CountedUnknown(end, begin)) return {*counted};
  if (const auto person = PersonWithAside(end, begin)) return {*person};
  return ProperSubject(end, begin);
}

// `Ông A, Trưởng ban phong tục làng B | được`: a post of which the phrase grammar leaves words.
std::optional<AwardRecipient> SubjectReader::PersonWithAside(size_t end, size_t* begin) const {
  for (size_t i = end; i > view_.floor && i + kMaxSubjectWords > end;) {
    --i;
    const Node& node = view_.nodes[i];
    if (node.Is(Kind::kPerson)) {
      const bool aside = view_.Is(i + 1, Kind::kComma) || view_.Is(i + 1, Kind::kDash);
      const bool opens = i == view_.floor || !view_.Is(i - 1, Kind::kWord);
      if (node.core_begin == node.core_end || !(aside || node.title) || !opens) return std::nullopt;
      *begin = i;
      return AwardRecipient{.text = view_.Text(node.core_begin, node.core_end), .number = {}, .rest = {}};
    }
    if (!node.Is(Kind::kWord) && !node.Is(Kind::kBody) && !node.Is(Kind::kNumber) && !node.Is(Kind::kComma) &&
        !node.Is(Kind::kDash) && !node.Is(Kind::kBracket) && !view_.IsAdverb(i)) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

bool SubjectReader::InsidePhrase(size_t i) const {
  if (i == view_.floor) return false;
  if (view_.Is(i - 1, Cue::kOf) || view_.Is(i - 1, Cue::kFor)) return true;
  if (!view_.Is(i - 1, Kind::kWord)) return false;
  const std::string_view before = view_.words[view_.nodes[i - 1].begin].key;
  for (std::string_view opener :
       {"đó", "ra", "này", "nay", "biệt", "qua", "đây", "khi", "với", "cũng", "là", "rằng"}) {
    if (before == opener) return false;
  }
  return true;
}

std::optional<AwardRecipient> SubjectReader::PersonBeforeDash(size_t i) const {
  for (size_t k = i; k > view_.floor && k + kMaxModifiers > i; --k) {
    if ((view_.Is(k - 1, Kind::kDash) || view_.Is(k - 1, Kind::kComma)) && k > view_.floor + 1 &&
        view_.Is(k - 2, Kind::kPerson)) {
      const Node& person = view_.nodes[k - 2];
      if (person.core_begin == person.core_end) return std::nullopt;
      return AwardRecipient{.text = view_.Text(person.core_begin, person.core_end), .number = {}, .rest = {}};
    }
    if (!view_.Is(k - 1, Kind::kWord)) return std::nullopt;
  }
  return std::nullopt;
}

bool SubjectReader::IsPronoun(const Node& node) const {
  if (node.Is(Kind::kWord) && view_.words[node.begin].Is("mẹ")) {
    return node.begin == 0 || view_.words[node.begin - 1].kind != Word::Kind::kWord;
  }
  if (!node.Is(Kind::kPerson) || node.core_begin != node.core_end || node.title) return false;
  const std::string_view last = view_.words[node.end - 1].key;
  return last == "ông" || last == "bà" || last == "anh" || last == "chị" || last == "cô" || last == "cụ" ||
         last == "mẹ";
}

std::vector<AwardRecipient> SubjectReader::ProperSubject(size_t end, size_t* begin) const {
  while (end > view_.floor && (view_.IsAdverb(end - 1) || view_.Is(end - 1, Kind::kBracket))) --end;
  for (size_t k = end; k > view_.floor && k + kMaxSubjectWords > end; --k) {
    if (view_.Is(k - 1, Kind::kWord) && view_.words[view_.nodes[k - 1].begin].Is("là")) {
      end = k - 1;  // TTXVN | là cơ quan đầu tiên được
      break;
    }
  }
  size_t i = end;
  bool proper = false;
  while (i > view_.floor && end - i < kMaxSubjectWords) {
    const Node& node = view_.nodes[i - 1];
    const bool folk = (node.Is(Kind::kAnd) || (node.Is(Kind::kComma) && recipients_.IsFolk(i))) && i < end &&
                      view_.Is(i - 2, Kind::kWord) && view_.Is(i, Kind::kWord) &&
                      !view_.words[view_.nodes[i].begin].capital;  // nhân dân và cán bộ xã A
    const bool taken =
        node.Is(Kind::kWord) || node.Is(Kind::kBody) || node.Is(Kind::kNumber) || node.Is(Cue::kOf) || folk;
    if (!taken) break;
    --i;
    proper |=
        view_.words[node.begin].capital && (node.begin > 0 || view_.words[node.begin].all_caps || proper);
  }
  const bool folk = i < end && recipients_.IsFolk(i) && recipients_.IsLevel(end - 1);  // phụ nữ huyện
  if (folk && (i == 0 || view_.IsJoint(i - 1) || view_.Is(i - 1, Kind::kBreak))) {
    *begin = i;
    return {{.text = view_.Text(view_.nodes[i].begin, view_.nodes[end - 1].end), .number = {}, .rest = {}}};
  }
  if (i == end || !proper) return Organiser(end, begin);
  if (i > view_.floor && !view_.Is(i - 1, Kind::kComma) && !view_.Is(i - 1, Kind::kBreak) &&
      !view_.Is(i - 1, Cue::kDetail)) {
    return Organiser(end, begin);
  }
  const size_t first = view_.nodes[i].begin;
  if (!view_.words[first].capital) return {};
  const bool opens = i == 0 || view_.Is(i - 1, Kind::kBreak);
  const bool name =
      view_.words[first].all_caps || (first + 1 < view_.words.size() && view_.words[first + 1].capital);
  if (opens && !name && view_.scanner.RecipientNounEnd(view_.words, first) == first) return {};
  *begin = i;
  return {{.text = view_.Text(view_.nodes[i].begin, view_.nodes[end - 1].end), .number = {}, .rest = {}}};
}

std::vector<AwardRecipient> SubjectReader::Organiser(size_t end, size_t* begin) const {
  for (size_t i = end; i > view_.floor;) {
    --i;
    if (view_.Is(i, Kind::kBreak) || view_.Is(i, Cue::kGive)) return {};
    if (!view_.Is(i, Cue::kOrganise)) continue;
    const size_t at = view_.SkipAdverbsBack(i);
    if (at == view_.floor || !view_.Is(at - 1, Kind::kBody) || view_.nodes[at - 1].title) return {};
    if (at > view_.floor + 1 && (view_.IsJoint(at - 2) && at > 2 && view_.Is(at - 3, Kind::kBody))) return {};
    // the authorities of a place celebrate for the place
    static constexpr std::string_view kAuthorities[] = {"ubnd", "hđnd", "ủy", "uỷ",  "tỉnh", "thành", "huyện",
                                                        "quận", "thị",  "bộ", "ban", "sở",   "hội"};
    if (std::find(std::begin(kAuthorities), std::end(kAuthorities),
                  view_.words[view_.nodes[at - 1].begin].key) != std::end(kAuthorities)) {
      return {};
    }
    *begin = at - 1;
    return {*recipients_.NamedBody(at - 1, &i)};
  }
  return {};
}

}  // namespace sulieu
