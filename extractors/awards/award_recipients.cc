#include "extractors/awards/award_recipients.h"

#include <algorithm>

namespace sulieu {
namespace {

using Kind = Node::Kind;

constexpr size_t kMaxModifiers = 10;      // nodes between an award and its recipients
constexpr size_t kMaxListModifiers = 40;  // nodes between two recipients of a list

}  // namespace

AwardRecipient RecipientReader::Counted(const Node& node) const {
  AwardRecipient recipient{.text = view_.Text(node.core_begin, node.core_end), .number = {}, .rest = {}};
  if (node.Is(Kind::kEach)) {
    recipient.each = true;
    recipient.number = NumberOf(node);
  } else {
    recipient.number = view_.Text(node.begin, node.begin + 1);
    recipient.occasions = node.occasions;
    size_t end = node.begin + 1;
    if (view_.words[node.begin].kind == Word::Kind::kWord) {
      while (end < node.core_begin && !view_.words[end].Is("lượt") && !view_.words[end].Is("con")) ++end;
      recipient.number = view_.Text(node.begin, end);
    }
  }
  return recipient;
}

std::optional<AwardRecipient> RecipientReader::ReadRecipient(size_t i, bool first, bool counted_award,
                                                             size_t* end) const {
  const Node& node = view_.nodes[i];
  *end = i + 1;
  if (node.Is(Kind::kCounted)) return Counted(node);
  if (counted_award && first) {
    if (const auto noun = BareNoun(i, end)) return noun;
  }
  if (node.Is(Kind::kPerson)) {
    if (node.core_begin == node.core_end) return std::nullopt;
    return AwardRecipient{.text = view_.Text(node.core_begin, node.core_end), .number = {}, .rest = {}};
  }
  if (node.Is(Kind::kBody) && WithPeople(i)) {  // Đảng bộ và nhân dân huyện A
    if (const auto all = NamedInLowerCase(i, end)) return all;
  }
  if (node.Is(Kind::kBody)) return node.title ? std::nullopt : NamedBody(i, end);
  if (node.Is(Kind::kNumber)) return CountedUnknown(i, end);
  if (IsUnit(i)) return NamedUnit(i, end);
  if (!first && !view_.words[node.begin].capital) return std::nullopt;
  for (size_t k = i; view_.In(k) && k < i + 5; ++k) {  // cho học sinh | Lê Văn Bền
    if (view_.Is(k, Kind::kPerson) && view_.nodes[k].core_begin < view_.nodes[k].core_end) {
      *end = k + 1;
      static constexpr std::string_view kKin[] = {"gia", "vợ", "cha", "bố", "mẹ", "con", "thân", "cặp"};
      if (k > i &&
          std::find(std::begin(kKin), std::end(kKin), view_.words[node.begin].key) != std::end(kKin)) {
        return AwardRecipient{
            .text = view_.Text(node.begin, view_.nodes[k].core_end), .number = {}, .rest = {}};
      }
      return AwardRecipient{
          .text = view_.Text(view_.nodes[k].core_begin, view_.nodes[k].core_end), .number = {}, .rest = {}};
    }
    if (!view_.Is(k, Kind::kWord)) break;
  }
  return NamedInLowerCase(i, end);
}

std::vector<AwardRecipient> RecipientReader::BareName(size_t i, size_t* end) const {
  if (view_.Is(i, Kind::kPerson) && !view_.nodes[i].title) return ReadList(i, false, false, end);
  if (!view_.Is(i, Kind::kWord)) return {};
  const size_t word = view_.nodes[i].begin;
  const bool noun = view_.scanner.RecipientNounEnd(view_.words, word) > word;
  if (view_.words[word].capital || (!IsFolk(i) && !noun)) return {};
  return ReadList(i, false, false, end);
}

std::vector<AwardRecipient> RecipientReader::Behind(const AwardRun& run, bool active, size_t* end,
                                                    bool* respectively,
                                                    std::optional<TextSpan>* period) const {
  const bool counted_award = !run.commend && view_.nodes[run.awards.back()].count >= 0;
  size_t i = run.end;
  if (active || run.commend) {
    std::vector<AwardRecipient> named = BareName(i, end);
    if (!named.empty()) return named;
    if (run.commend && view_.Is(i, Kind::kBody) && !view_.nodes[i].title && view_.Is(i + 1, Kind::kAnd) &&
        view_.Is(i + 2, Kind::kCounted)) {
      return ReadList(i, false, false, end);  // khen thưởng Hội A và 2 cá nhân
    }
  }
  for (size_t modifiers = 0; view_.In(i) && modifiers < kMaxModifiers; ++modifiers) {
    if (view_.Is(i, Kind::kCounted) && modifiers == 0) return ReadList(i, false, false, end);
    const bool dash =
        i == run.end && view_.Is(i, Kind::kDash) && BeginsItem(i + 1);  // Bằng khen – 20 tập thể
    if (view_.Is(i, Cue::kFor) || (view_.Is(i, Cue::kGive) && !run.commend) || view_.Is(i, Kind::kColon) ||
        dash) {
      const bool colon = view_.Is(i, Kind::kColon);
      ++i;
      if (view_.Is(i, Cue::kRespectively)) {
        *respectively = true;
        ++i;
      }
      if (view_.Is(i, Cue::kFor)) ++i;
      if (colon && !view_.Is(i, Kind::kCounted) && !*respectively) {
        const bool named = (view_.Is(i, Kind::kBody) || view_.Is(i, Kind::kPerson)) && !view_.nodes[i].title;
        const bool item = run.begin == 1 && view_.Is(0, Kind::kDash);  // - Huân chương A: Trường B
        return named && (run.own_authority || item) ? ReadList(i, false, true, end)
                                                    : std::vector<AwardRecipient>();
      }
      const size_t listed = SkipAnnouncement(i);
      if (listed > i) return ReadList(listed, false, true, end);
      return ReadRespectively(i, counted_award, end);
    }
    if (view_.Is(i, Cue::kPassive) && view_.Is(i + 1, Cue::kGive)) {
      ++i;
      continue;
    }
    if (const size_t behind = view_.PeriodEnd(i); behind > i) {
      *period = view_.Text(view_.nodes[i].begin, view_.nodes[behind - 1].end);
      i = behind;
      continue;
    }
    if (view_.Is(i, Cue::kRespectively)) *respectively = true;
    if (view_.words[view_.nodes[i].begin].Is("lên")) return FlagOwner(i, end);
    if (view_.IsJoint(i) &&
        (view_.Is(i + 1, Cue::kPlural) || view_.Is(i + 1, Kind::kNumber) || IsGift(i + 1))) {
      ++i;  // Bằng khen và nhiều phần thưởng cho
      continue;
    }
    if (view_.Is(i, Kind::kNumber) || view_.Is(i, Cue::kPlural)) {
      ++i;
      continue;
    }
    if (view_.IsJoint(i) && view_.Is(i + 1, Cue::kGive) &&
        view_.words[view_.nodes[i + 1].begin].Is("thưởng")) {
      i += 2;  // giấy khen và thưởng 2 triệu đồng cho
      continue;
    }
    if (!view_.Is(i, Kind::kWord) && !view_.Is(i, Kind::kBracket) && !view_.Is(i, Cue::kRespectively) &&
        !view_.IsAdverb(i) && !view_.Is(i, Cue::kOf) &&
        !(view_.Is(i, Kind::kBody) && view_.Is(i - 1, Cue::kOf))) {
      break;
    }
    ++i;
  }
  return {};
}

std::optional<TextSpan> RecipientReader::NumberOf(const Node& each) const {
  for (const Node& node : view_.nodes) {
    if (node.begin >= each.begin) break;
    if (node.Is(Kind::kCounted) && view_.words[node.core_begin].key == view_.words[each.core_begin].key) {
      return Counted(node).number;
    }
  }
  return std::nullopt;
}

size_t RecipientReader::SkipAnnouncement(size_t i) const {
  size_t at = i;
  while (view_.In(at) && at < i + kMaxModifiers &&
         (view_.Is(at, Cue::kPlural) || view_.Is(at, Cue::kDetail) || view_.Is(at, Kind::kWord) ||
          view_.IsJoint(at) ||
          (view_.Is(at, Kind::kPerson) && view_.nodes[at].core_begin == view_.nodes[at].core_end))) {
    ++at;
  }
  const bool detail = at > i && view_.Is(at - 1, Cue::kDetail);
  if (view_.Is(at, Kind::kColon)) return at + 1;
  return detail ? at : i;
}

bool RecipientReader::BeginsItem(size_t i) const {
  return view_.Is(i, Kind::kCounted) || NamesBody(i) ||
         (view_.Is(i, Kind::kPerson) && view_.nodes[i].core_begin < view_.nodes[i].core_end &&
          EndsItem(i + 1));
}

std::vector<AwardRecipient> RecipientReader::ReadList(size_t i, bool counted_award, bool announced,
                                                      size_t* end) const {
  std::vector<AwardRecipient> list;
  bool named_apart = false;  // `2 tài xế Trần Văn Nam và ...`: who they are, not more of them
  std::vector<size_t> at;
  size_t modifiers = 0;
  for (bool expected = true; view_.In(i);) {
    if (expected) {
      size_t behind = i;
      auto recipient = ReadRecipient(i, list.empty(), counted_award, &behind);
      if (!at.empty() && IsAside(at.back(), i)) recipient.reset();
      if (recipient && !at.empty() && SharesHead(at.back(), i)) {
        i = behind;
        expected = false;
        modifiers = 0;
        continue;
      }
      // a name only right behind the joint: `cho Hội A vì ..., Hà Nội` is no list
      if (recipient &&
          (list.empty() || recipient->number || (modifiers <= 1 && EndsItem(behind) && !named_apart))) {
        list.push_back(*recipient);
        named_apart =
            recipient->number && (view_.Is(behind, Kind::kPerson) || view_.Is(behind, Kind::kColon));
        at.push_back(i);
        if (recipient->rest && view_.words[WordAt(recipient->rest->begin)].capital) {
          list.push_back({.text = *recipient->rest, .number = {}, .rest = {}});
          at.push_back(i);
        }
        i = behind;
        *end = behind;
        expected = false;
        modifiers = 0;
        continue;
      }
      if (list.empty()) return list;
    }
    const bool next = announced && view_.Is(i, Kind::kBreak) && BeginsItem(i + 1);
    if (next) modifiers = 0;
    if ((!next && EndsList(i)) || ++modifiers > kMaxListModifiers) break;
    const bool with = view_.IsAdverb(i) && view_.words[view_.nodes[i].begin].Is("cùng");
    expected = next || with || view_.IsJoint(i) || view_.Is(i, Kind::kBracket);
    ++i;
  }
  DropForeign(&list, at, end);
  return list;
}

bool RecipientReader::EndsItem(size_t i) const {
  return !view_.In(i) || view_.IsJoint(i) || view_.Is(i, Kind::kBreak) || view_.Is(i, Kind::kBracket) ||
         view_.Is(i, Kind::kDash) || view_.Is(i, Cue::kReason) || view_.Is(i, Cue::kDetail);
}

size_t RecipientReader::WordAt(uint32_t byte) const {
  return static_cast<size_t>(std::partition_point(view_.words.begin(), view_.words.end(),
                                                  [&](const Word& word) { return word.span.begin < byte; }) -
                             view_.words.begin());
}

bool RecipientReader::EndsList(size_t i) const {
  const Node& node = view_.nodes[i];
  return node.Is(Kind::kBreak) || node.Is(Kind::kAward) || node.Is(Kind::kColon) || node.Is(Cue::kGive) ||
         node.Is(Cue::kReceive) || node.Is(Cue::kPassive) || node.Is(Cue::kDetail) ||
         node.Is(Cue::kCommend) || node.Is(Cue::kUnreal) || node.Is(Kind::kEach);
}

void RecipientReader::DropForeign(std::vector<AwardRecipient>* list, const std::vector<size_t>& at,
                                  size_t* end) const {
  for (size_t k = 1; k < list->size(); ++k) {
    if (!view_.Is(at[k] - 1, Kind::kComma)) continue;
    for (size_t i = at.back() + 1; view_.In(i); ++i) {
      if (view_.Is(i, Kind::kBreak) || view_.Is(i, Kind::kComma) || view_.Is(i, Kind::kAward)) return;
      const bool verb = view_.Is(i, Cue::kReceive) || (view_.Is(i, Cue::kPassive) && view_.GivesBehind(i));
      if (!verb) continue;
      *end = at[k] - 1;
      list->resize(k);
      return;
    }
    return;
  }
}

std::optional<AwardRecipient> RecipientReader::CountedUnknown(size_t i, size_t* end) const {
  size_t last = i + 1;
  while (view_.In(last) && last < i + 4 && !view_.EndsNoun(last)) ++last;
  if (last == i + 1) return std::nullopt;
  const std::string_view first = view_.words[view_.nodes[i + 1].begin].key;
  if (first == "triệu" || first == "tỷ" || first == "đồng" || first == "nghìn" || first == "suất")
    return std::nullopt;
  AwardRecipient recipient{.text = view_.Text(view_.nodes[i + 1].begin, view_.nodes[last - 1].end),
                           .number = view_.SpanOf(view_.nodes[i])};
  *end = last;
  return recipient;
}

std::optional<AwardRecipient> RecipientReader::BareNoun(size_t i, size_t* end) const {
  while (view_.Is(i, Cue::kPlural)) ++i;
  if (!view_.In(i) || view_.Is(i, Kind::kNumber)) return std::nullopt;
  const size_t noun = view_.scanner.RecipientNounEnd(view_.words, view_.nodes[i].begin);
  if (noun == view_.nodes[i].begin || view_.nodes[i].end > noun) return std::nullopt;
  *end = i;
  while (view_.In(*end) && view_.nodes[*end].begin < noun) ++*end;
  if (view_.Is(*end, Kind::kBody) && view_.words[view_.nodes[i].begin].Is("lãnh")) {
    return AwardRecipient{
        .text = view_.Text(view_.nodes[i].begin, view_.nodes[(*end)++].end), .number = {}, .rest = {}};
  }
  return AwardRecipient{.text = view_.Text(view_.nodes[i].begin, noun), .number = {}, .rest = {}};
}

bool RecipientReader::IsGift(size_t i) const {
  static constexpr std::string_view kGifts[] = {"phần", "tiền", "quà",  "hoa", "kèm",
                                                "mức",  "cúp",  "logo", "biểu"};
  return view_.Is(i, Kind::kWord) && std::find(std::begin(kGifts), std::end(kGifts),
                                               view_.words[view_.nodes[i].begin].key) != std::end(kGifts);
}

std::vector<AwardRecipient> RecipientReader::FlagOwner(size_t i, size_t* end) const {
  for (size_t k = i + 1; view_.In(k) && k < i + 7; ++k) {
    // lên ngực áo 11 chị
    const bool person = view_.Is(k, Kind::kPerson) && view_.nodes[k].core_begin < view_.nodes[k].core_end;
    if (view_.Is(k, Kind::kCounted) || person) return ReadList(k, false, false, end);
    if (!view_.Is(k, Cue::kOf)) continue;
    size_t behind = k + 1;
    const auto owner = view_.In(k + 1) ? ReadRecipient(k + 1, true, false, &behind) : std::nullopt;
    if (!owner || owner->number) return {};
    *end = behind;
    return {*owner};
  }
  return {};
}

std::vector<AwardRecipient> RecipientReader::ReadRespectively(size_t i, bool counted_award,
                                                              size_t* end) const {
  std::vector<TextSpan> numbers;
  while (view_.Is(i, Kind::kNumber) && view_.IsJoint(i + 1) &&
         (view_.Is(i + 2, Kind::kNumber) || view_.Is(i + 2, Kind::kCounted))) {
    numbers.push_back(view_.SpanOf(view_.nodes[i]));
    i += 2;
  }
  std::vector<AwardRecipient> list = ReadList(i, counted_award, false, end);
  if (!numbers.empty() && !list.empty()) {
    std::vector<AwardRecipient> all;
    for (TextSpan number : numbers) {
      AwardRecipient recipient = list.front();
      recipient.number = number;
      all.push_back(recipient);
    }
    list.insert(list.begin(), all.begin(), all.end());
  }
  return list;
}

}  // namespace sulieu
