// Recipients that are named: bodies, units with their names, people of a place. Tested by awards_test.cc.
#include <algorithm>

#include "extractors/awards/award_recipients.h"

namespace sulieu {
namespace {

using Kind = Node::Kind;

constexpr size_t kMaxNameWords = 16;  // of a recipient named in lower case

}  // namespace

std::optional<AwardRecipient> RecipientReader::NamedBody(size_t i, size_t* end) const {
  size_t last = i + 1;
  for (size_t k = i + 1; view_.In(k) && k < i + 7; ++k) {
    const bool dash =
        view_.Is(k, Kind::kDash) && view_.In(k + 1) && view_.words[view_.nodes[k + 1].begin].capital;
    if (!dash && (view_.EndsNoun(k) || view_.scanner.IsNoName(view_.words, view_.nodes[k].begin))) break;
    if (!dash && view_.words[view_.nodes[k].begin].capital) last = k + 1;
  }
  // Công ty TNHH Giày | Hoàng Long: what looks like a person behind it is its name
  if (view_.Is(last, Kind::kPerson) && view_.nodes[last].begin == view_.nodes[last].core_begin &&
      !view_.nodes[last].title)
    ++last;
  size_t more = last;
  while (view_.In(more) && more < last + 3 && !view_.EndsNoun(more)) ++more;
  // Chống | độc, Cục Quản lý Y | dược cổ truyền: words that reach the end of the clause
  if (!view_.In(more) || view_.Is(more, Kind::kBreak) || (last > i + 1 && view_.EndsNoun(more))) last = more;
  if (view_.words[view_.nodes[i].begin].Is("đại") && view_.Is(last, Kind::kWord) &&
      view_.words[view_.nodes[last].begin].Is("tại")) {
    ++last;  // Đại sứ quán Việt Nam tại Nhật Bản
    while (view_.In(last) && view_.words[view_.nodes[last].begin].capital &&
           (view_.Is(last, Kind::kWord) || view_.Is(last, Kind::kBody)))
      ++last;
  }
  *end = last;
  const size_t word_end = view_.nodes[last - 1].end;
  for (size_t w = view_.nodes[i].begin + 2; w < word_end; ++w) {
    if (view_.words[w].Is("thuộc"))
      return AwardRecipient{.text = view_.Text(view_.nodes[i].begin, w), .number = {}, .rest = {}};
  }
  // Đội A, Công an xã B và ...: in a list the comma separates; Hội Phụ nữ xã A, xã B are two
  for (size_t w = view_.nodes[i].begin; w < word_end; ++w) {
    if (!view_.words[w].Is(",") || w + 1 >= word_end) continue;
    bool again = view_.Is(last, Kind::kAnd) && view_.words[w + 1].capital;
    for (size_t v = view_.nodes[i].begin; v < w; ++v) again |= view_.words[v].key == view_.words[w + 1].key;
    if (!again) continue;
    return AwardRecipient{
        .text = view_.Text(view_.nodes[i].begin, w), .number = {}, .rest = view_.Text(w + 1, word_end)};
  }
  return AwardRecipient{.text = view_.Text(view_.nodes[i].begin, word_end), .number = {}, .rest = {}};
}

std::optional<AwardRecipient> RecipientReader::NamedInLowerCase(size_t i, size_t* end) const {
  const size_t begin = i;
  if (view_.Is(begin, Cue::kPlural)) return std::nullopt;
  bool proper = false;
  size_t last = begin;
  for (; view_.In(last); ++last) {
    const Node& node = view_.nodes[last];
    if (node.end - view_.nodes[begin].begin > kMaxNameWords) return std::nullopt;
    const bool number = node.Is(Kind::kNumber) && last > begin;
    const bool joint = node.Is(Kind::kAnd) || (node.Is(Kind::kComma) && !proper);
    const bool dash = node.Is(Kind::kDash) && last > begin && view_.Is(last + 1, Kind::kNumber);
    if (node.Is(Kind::kBody)) {
      proper |= last > begin || !WithPeople(last);
    } else if (joint) {
      if (!view_.Is(last + 1, Kind::kWord) && !view_.Is(last + 1, Kind::kBody)) break;
      if (proper) break;
    } else if (!number && !dash && view_.EndsNoun(last)) {
      break;
    } else if (IsLevel(last) && (WithPeople(begin) || IsFolk(begin))) {
      proper = true;  // nhân dân tỉnh
    } else if (view_.words[node.begin].capital &&
               (last > begin || view_.Is(last + 1, Kind::kNumber) || view_.Is(last + 1, Kind::kDash))) {
      proper = true;
    }
  }
  if (!proper || last == begin) return std::nullopt;
  bool joined = false;
  for (size_t k = begin; k < last; ++k) joined |= view_.Is(k, Kind::kAnd) || view_.Is(k, Kind::kComma);
  if (!joined && view_.scanner.IsMembers(view_.words, view_.nodes[begin].begin)) return std::nullopt;
  *end = last;
  return AwardRecipient{
      .text = view_.Text(view_.nodes[begin].begin, view_.nodes[last - 1].end), .number = {}, .rest = {}};
}

// xóm 3, bản Ka Lô, xã Hòa Bình, huyện A
AwardRecipient RecipientReader::NamedUnit(size_t i, size_t* end) const {
  size_t last = i + 1;
  while (view_.Is(last, Kind::kNumber) ||
         (view_.Is(last, Kind::kWord) && view_.words[view_.nodes[last].begin].capital)) {
    ++last;
  }
  *end = last;
  return {.text = view_.Text(view_.nodes[i].begin, view_.nodes[last - 1].end), .number = {}, .rest = {}};
}

bool RecipientReader::IsUnit(size_t i) const {
  static constexpr std::string_view kUnits[] = {"bản",  "thôn",   "xã",    "làng", "ấp",   "xóm",
                                                "buôn", "phường", "huyện", "khóm", "chùa", "dòng"};
  const bool named = view_.Is(i + 1, Kind::kWord) && view_.words[view_.nodes[i + 1].begin].capital;
  return view_.Is(i, Kind::kWord) && (named || view_.Is(i + 1, Kind::kNumber)) &&
         std::find(std::begin(kUnits), std::end(kUnits), view_.words[view_.nodes[i].begin].key) !=
             std::end(kUnits);
}

bool RecipientReader::IsFolk(size_t i) const {
  static constexpr std::string_view kFolk[] = {"nhân", "cán",  "tập",   "đảng", "quân",
                                               "phụ",  "tuổi", "thanh", "nông"};
  return view_.Is(i, Kind::kWord) && std::find(std::begin(kFolk), std::end(kFolk),
                                               view_.words[view_.nodes[i].begin].key) != std::end(kFolk);
}

bool RecipientReader::IsLevel(size_t i) const {
  static constexpr std::string_view kLevels[] = {"tỉnh", "huyện", "xã",     "phường",
                                                 "quận", "phố",   "trường", "ngành"};
  return view_.Is(i, Kind::kWord) && (!view_.In(i + 1) || view_.EndsNoun(i + 1)) &&
         std::find(std::begin(kLevels), std::end(kLevels), view_.words[view_.nodes[i].begin].key) !=
             std::end(kLevels);
}

bool RecipientReader::WithPeople(size_t i) const {
  static constexpr std::string_view kPeople[] = {"nhân", "cán", "chính", "quân", "dân", "đồng", "công"};
  if (!view_.IsJoint(i + 1) || !view_.Is(i + 2, Kind::kWord)) return false;
  const Word& word = view_.words[view_.nodes[i + 2].begin];
  return !word.capital && std::find(std::begin(kPeople), std::end(kPeople), word.key) != std::end(kPeople);
}

// `Hội Phụ nữ xã A, xã B`: the second is the Hội of xã B, not the xã.
bool RecipientReader::SharesHead(size_t body, size_t i) const {
  const Node& node = view_.nodes[body];
  for (size_t w = node.begin + 1; node.Is(Kind::kBody) && w < node.end; ++w) {
    if (view_.words[w].key == view_.words[view_.nodes[i].begin].key) return IsUnit(i);
  }
  return false;
}

// `bà A, Giám đốc HTX Cà phê B`: behind a person without a post one without a word of address is her post.
bool RecipientReader::IsAside(size_t person, size_t i) const {
  const Node& node = view_.nodes[i];
  return view_.Is(person, Kind::kPerson) && !view_.nodes[person].title && view_.Is(i - 1, Kind::kComma) &&
         i == person + 2 && node.Is(Kind::kPerson) && node.title && node.post == node.begin;
}

bool RecipientReader::NamesBody(size_t i) const {
  size_t behind = i + 1;
  if (!view_.Is(i, Kind::kBody) || view_.nodes[i].title) return false;
  return NamedBody(i, &behind) && EndsItem(behind);
}

}  // namespace sulieu
