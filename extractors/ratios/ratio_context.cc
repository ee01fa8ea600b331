#include "extractors/ratios/ratio_context.h"

#include <cmath>

#include "pipeline/text/letters.h"
#include "pipeline/text/numbers.h"

namespace sulieu {
namespace {

constexpr uint32_t kWindowBefore = 120;  // bytes
constexpr uint32_t kWindowOfTotal = 400;
constexpr size_t kUnitWords = 10;        // between a percentage and the ratio in brackets
constexpr size_t kPercentageWords = 12;  // between a ratio and the percentage that repeats it

}  // namespace

bool IsWhole(double number) { return number == std::floor(number); }
bool IsYear(double number) { return IsWhole(number) && number >= 1900 && number <= 2100; }

bool IsTime(std::string_view key) {
  return IsOneOf<9>(key, {"năm", "tháng", "ngày", "giờ", "tuần", "quý", "phút", "thập", "mùa"});
}

bool IsMagnitude(std::string_view key) {
  return IsOneOf<7>(key, {"triệu", "tỷ", "tỉ", "nghìn", "ngàn", "vạn", "%"});
}

bool IsRank(std::string_view key) { return IsOneOf<6>(key, {"thứ", "hạng", "nhì", "top", "trí", "tự"}); }

bool IsDigits(std::string_view text) { return !text.empty() && IsDigit(static_cast<char32_t>(text[0])); }

std::optional<double> ReadCount(std::string_view text) {
  if (IsDigits(text)) return ParseNumber(text);
  const auto words = ParseNumberWords(text);
  return words ? std::optional<double>(static_cast<double>(*words)) : std::nullopt;
}

bool RatioContext::MayBeDay() const {
  return IsWhole(numerator) && IsWhole(denominator) && numerator >= 1 && numerator <= 31 &&
         denominator >= 1 && denominator <= 12;
}

bool RatioContext::MayBeMonth() const {
  return IsWhole(numerator) && numerator >= 1 && numerator <= 12 && IsYear(denominator);
}

bool RatioContext::IsMapScale() const {
  return numerator == 1 && denominator >= 100 && std::fmod(denominator, 100) == 0 &&
         (key_before() == "lệ" || behind.empty() || behind[0].kind != Word::Kind::kWord) &&
         (behind.empty() || !behind[0].Is("người"));
}

bool RatioContext::IsSeason() const {
  return IsYear(numerator) && (denominator == numerator + 1 || denominator == std::fmod(numerator + 1, 100));
}

namespace {

// True when the word is the share in percent, as exact as it is written.
bool IsShare(const Word& word, double share) {
  if (word.kind != Word::Kind::kNumber) return false;
  const auto percentage = ParseNumber(word.key);
  return percentage && std::abs(*percentage - share) <= (IsWhole(*percentage) ? 0.6 : 0.06);
}

}  // namespace

bool RatioContext::IsBesidePercentage() const {
  const size_t end = before.size();
  if (end < 3 || !before[end - 1].Is("(")) return false;
  for (size_t i = end - 1; i > 1 && i + kUnitWords >= end; --i) {
    if (before[i - 1].Is("%")) return true;
  }
  return false;
}

bool RatioContext::AgreesWithPercentage() const {
  const double share = 100 * numerator / denominator;
  const size_t end = before.size();
  if (end > 2 && before[end - 1].Is("(")) {  // `53,3% số trận (16/30)`
    for (size_t i = end - 1; i > 1 && i + kUnitWords >= end; --i) {
      if (before[i - 1].Is("%")) {
        if (IsShare(before[i - 2], share)) return true;
        break;
      }
    }
  }
  const size_t last = before_class == "date" ? 2 : kPercentageWords;
  for (size_t i = 0; i + 1 < behind.size() && i < last; ++i) {
    if (behind[i].Is("/")) return false;  // the percentage of another ratio
    if (behind[i + 1].Is("%")) return IsShare(behind[i], share);
  }
  return false;
}

RatioContextReader::RatioContextReader(const RuleSet& rules)
    : before_(rules.list("before")), ends_(rules.list("unit_ends")), units_(rules) {}

std::optional<TextSpan> RatioContextReader::NounOfTotal(const RatioContext& context) const {
  if (context.denominator < 5) return std::nullopt;
  const auto words = WordsBefore(context.text, context.begin, context.sentence.begin, kWindowOfTotal);
  for (size_t i = words.size(); i-- > 1;) {
    if (words[i - 1].kind != Word::Kind::kNumber || ParseNumber(words[i - 1].key) != context.denominator)
      continue;
    if (i > 1 && words[i - 2].Is("/")) continue;
    const std::string_view noun = units_.NounClass(words, i);
    if (noun.empty() || noun == "measure" || noun == "quantity" || IsTime(words[i].key)) continue;
    if (const auto unit = units_.Read(words, i)) return unit->span;
  }
  return std::nullopt;
}

std::optional<TextSpan> RatioContextReader::NounBeforeParts(const RatioContext& context) const {
  const auto& words = context.before;
  size_t part = words.size();
  while (part > 1 && !(words[part - 2].Is("trong") && words[part - 1].Is("đó"))) --part;
  const bool takes = !words.empty() && IsOneOf<3>(context.key_before(), {"chiếm", "tới", "gần"});
  if (part < 3 || part == words.size() || !takes) return std::nullopt;
  for (size_t i = part - 2; i-- > 1;) {
    if (words[i - 1].kind != Word::Kind::kNumber) continue;
    const std::string_view noun = units_.NounClass(words, i);
    if (noun.empty() || noun == "measure" || noun == "quantity" || IsTime(words[i].key)) return std::nullopt;
    const auto unit = units_.Read(words, i);
    return unit ? std::optional(unit->span) : std::nullopt;
  }
  return std::nullopt;
}

size_t RatioContextReader::CueBegin(const TextWords& words, size_t end) const {
  return end - LongestMatchBefore(words, end, before_);
}

// Of a/b behind a number and a joint: `10 - 15/6`, `5 và 6/7`, `22,23,24/6` are days, the last with its
// month. Behind another a/b it is what that is: `ngày 8/9, 9/9`, but `63/100, 6/10 sinh viên`.
std::string_view RatioContextReader::ClassBehindNumber(const TextWords& words, size_t end) const {
  const Word& number = words[end - 1];
  if (number.kind != Word::Kind::kNumber) return {};
  if (end > 2 && words[end - 2].Is("/") && words[end - 3].kind == Word::Kind::kNumber)
    return ClassBefore(words, end - 3) == "date" ? "date" : "";
  const auto day = ParseNumber(number.key);
  return day && IsWhole(*day) && *day <= 31 ? "date" : "";
}

std::string_view RatioContextReader::ClassBefore(const TextWords& words, size_t end) const {
  const WordList::Entry* entry = nullptr;
  if (LongestMatchBefore(words, end, before_, &entry) > 0)
    return entry->canonical == "day" ? "date" : std::string_view(entry->canonical);
  if (end == 0) return {};
  if (LongestMatchBefore(words, end, ends_, &entry) > 0 && entry->canonical == "verb") return "count";
  if (end < 2) return {};
  const Word& joint = words[end - 1];
  // `chiều nay, 22/6`, `hôm qua (9/5)`
  if ((joint.Is(",") || joint.Is("(")) && LongestMatchBefore(words, end - 1, before_, &entry) > 0 &&
      entry->canonical == "day") {
    return "date";
  }
  if (IsOneOf<4>(joint.key, {"-", "–", "và", ","})) return ClassBehindNumber(words, end - 1);
  return {};
}

std::optional<RatioContext> RatioContextReader::Read(const Article& article, const Mention& mention) const {
  RatioContext context;
  context.text = article.text;
  context.sentence = article.sentences[mention.sentence].span;
  context.begin = mention.span.begin;
  const auto numerator = ReadCount(mention.Get("numerator")->In(article.text));
  const auto denominator = ReadCount(mention.Get("denominator")->In(article.text));
  if (!numerator || !denominator || *denominator == 0) return std::nullopt;
  context.numerator = *numerator;
  context.denominator = *denominator;
  context.before = WordsBefore(article.text, mention.span.begin, context.sentence.begin, kWindowBefore);
  context.before_class = ClassBefore(context.before, context.before.size());
  return context;
}

}  // namespace sulieu
