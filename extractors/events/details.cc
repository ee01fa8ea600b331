#include "extractors/events/details.h"

#include <re2/re2.h>

#include <algorithm>

#include "extractors/phrases/phrases.h"
#include "pipeline/base/utf8.h"
#include "pipeline/rules/letter_class.h"

namespace sulieu {
namespace {

// Longest organiser and venue, in bytes.
constexpr uint32_t kMaxOrganiser = 300;
constexpr size_t kMaxVenue = 120;

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

// May an organiser begin at the word: at the beginning, behind a comma, a dash or the day, not behind `tại`.
bool MayBegin(const TextWords& words, size_t at) {
  if (at == 0) return true;
  const Word& before = words[at - 1];
  const bool apart = words[at].span.begin > before.span.end;
  if (before.kind != Word::Kind::kWord) return apart;
  return before.Is("nay") || before.Is("qua") || before.Is("do");
}

// What stands between the organiser and its verb: adverbs and a bracketed short name.
std::string_view WithoutTail(std::string_view words) {
  static const RE2 kTail(
      R"((?: (?:đã|vừa|vừa qua|cũng|sẽ|long trọng|trọng thể|tưng bừng|phối hợp|chính thức|đồng loạt|tiếp tục|chủ trì|đứng ra|trang trọng)| ?,| ?\([^()]*\))$)");
  for (re2::StringPiece match; RE2::PartialMatch(Piece(words), kTail);) {
    kTail.Match(Piece(words), 0, words.size(), RE2::UNANCHORED, &match, 1);
    words.remove_suffix(match.size());
  }
  return words;
}

// From the first verb of holding or quotation mark on with ` tại ` or ` ở ` at most five words behind: what
// the pattern of a venue needs, which counts words from each verb on; empty when there is none.
std::string_view HeldAtPlace(std::string_view text) {
  constexpr std::string_view kVerbs[] = {"diễn ra", "tổ chức", "khai mạc", "họp", "”", "\""};
  size_t first = text.size();
  for (std::string_view at : {" tại ", " ở "}) {
    for (size_t found = text.find(at); found != text.npos; found = text.find(at, found + 1)) {
      std::string_view before = text.substr(0, found);
      for (int words = 0; words <= 5; ++words) {
        for (std::string_view verb : kVerbs) {
          if (before.ends_with(verb)) first = std::min(first, before.size() - verb.size());
        }
        before = before.substr(0, std::min(before.rfind(' '), before.size()));
      }
    }
  }
  return text.substr(first);
}

// Who holds it in ` do Sở Y tế tổ chức`: the first such words of 3 to 160 letters; empty when there are none.
std::string_view HolderBehind(std::string_view text) {
  constexpr std::string_view kBy = " do ", kVerbs[] = {" tổ chức", " chủ trì"};
  constexpr int kLeast = 3, kMost = 160;
  for (size_t by = text.find(kBy); by != text.npos; by = text.find(kBy, by + 1)) {
    const std::string_view rest = text.substr(by + kBy.size());
    size_t end = 0;
    for (int letters = 0; letters <= kMost && end < rest.size(); ++letters) {
      const std::string_view behind = rest.substr(end);
      const bool ends = behind[0] == ' ' && (behind.starts_with(kVerbs[0]) || behind.starts_with(kVerbs[1]));
      if (letters >= kLeast && ends) return rest.substr(0, end);
      end += DecodeAt(rest, end).length;
    }
  }
  return {};
}

}  // namespace

std::string EventOrganiser(const Lexicon& lexicon, std::string_view text, TextSpan sentence, TextSpan event) {
  // The last verb before the event ends the organiser.
  static const RE2 kVerb(WithLetterRanges(
      R"(^(.*) (?:tổ chức|TỔ CHỨC|tiến hành|triệu tập|khai mạc|bế mạc|họp|mở|hội đàm)(?:$|[^\pL]))"));
  const std::string_view before = text.substr(sentence.begin, event.begin - sentence.begin);
  const std::string_view after = text.substr(event.begin, sentence.end - event.begin);
  re2::StringPiece region;
  if (!RE2::PartialMatch(Piece(before), kVerb, &region)) region = Piece(HolderBehind(after));
  if (region.empty()) return {};
  // Behind the day the event was held on: what stands before it is of other matters.
  static const RE2 kDay(
      R"(^.*(?:\d[/.\-]\d{1,2}(?:[/.\-]\d{4})?|\d năm \d{4}|tháng \d{1,2})\)?(?: vừa qua)?, )");
  RE2::Consume(&region, kDay);
  const auto begin = static_cast<uint32_t>(region.data() - text.data());
  const TextSpan span{begin, begin + static_cast<uint32_t>(region.size())};
  const TextWords words = SplitWords(text, span);
  const PhraseReader reader(lexicon, words);
  for (size_t at = 0; at < words.size(); ++at) {
    if (!MayBegin(words, at) || !reader.OrganisationEnd(at)) continue;
    const TextSpan organiser{words[at].span.begin, span.end};
    if (organiser.size() <= kMaxOrganiser) return std::string(WithoutTail(organiser.In(text)));
  }
  return {};
}

std::string EventVenue(std::string_view text, TextSpan sentence, TextSpan event) {
  static const RE2 kBefore(
      R"((?:^|[,\d)] ?)(?:[Tt]ại|ở) ((?:[^,;()]|\([^()]*\))+?)(?:,| đã | vừa | diễn ra| UBND| long trọng))");
  static const RE2 kAfter(WithLetterRanges(
      R"((?:diễn ra|tổ chức|khai mạc|họp|”|")(?: [\pL\d/.-]+){0,5}? (?:tại|ở) ((?:[^,.;()]|\([^()]*\))+?)(?:[,.;]|$| (?:đã|với|do|từ|vào|sáng|chiều|tối|ngày|hôm|nhân|nhằm|có|và|tập trung)(?: |$)))"));
  re2::StringPiece place;
  const std::string_view before = text.substr(sentence.begin, event.end - sentence.begin);
  const std::string_view after = text.substr(event.begin, sentence.end - event.begin);
  const bool may_precede = before.find("ại ") != before.npos || before.find("ở ") != before.npos;
  const bool precedes = may_precede && RE2::PartialMatch(Piece(before), kBefore, &place);
  const std::string_view held = precedes ? std::string_view() : HeldAtPlace(after);
  const bool found = precedes || (!held.empty() && RE2::PartialMatch(Piece(held), kAfter, &place));
  if (!found) return {};
  return place.size() <= kMaxVenue ? std::string(place.data(), place.size()) : std::string();
}

}  // namespace sulieu
