#include "pipeline/evaluate/score_rows.h"

#include <cmath>

#include "pipeline/evaluate/fold.h"

namespace sulieu {
namespace {

std::string_view Text(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text ? std::string_view(*text) : std::string_view();
}

// Equal, or one continues the other at a word boundary: `phó chủ tịch` / `phó chủ tịch uỷ ban nhân dân tỉnh`.
bool PhraseMatches(const Value& a, const Value& b) {
  if (a == b) return true;
  std::string_view shorter = Text(a), longer = Text(b);
  if (shorter.empty() || longer.empty()) return false;
  if (shorter.size() > longer.size()) std::swap(shorter, longer);
  return longer.starts_with(shorter) && longer.size() > shorter.size() &&
         (longer[shorter.size()] == ' ' || longer[shorter.size()] == ',');
}

bool EndsWithWords(std::string_view text, std::string_view end) {
  return !end.empty() && text.size() > end.size() && text.ends_with(end) &&
         text[text.size() - end.size() - 1] == ' ';
}

bool Same(const Key& a, const Key& b) { return a == b; }

bool SamePosition(const Key& a, const Key& b) { return a[0] == b[0] && PhraseMatches(a[1], b[1]); }

bool SameRatio(const Key& a, const Key& b) {
  return a[0] == b[0] && a[1] == b[1] && PhraseMatches(a[2], b[2]);
}

bool SameQuantity(const Key& a, const Key& b) { return a[0] == b[0] && PhraseMatches(a[1], b[1]); }

bool SameAward(const Key& a, const Key& b) {
  return a[2] == b[2] && PhraseMatches(a[0], b[0]) && PhraseMatches(a[1], b[1]);
}

bool SameAuthority(const Key& a, const Key& b) {
  if (a[0] != b[0] || a[1] != b[1] || a[2] != b[2]) return false;
  return PhraseMatches(a[3], b[3]) || EndsWithWords(Text(a[3]), Text(b[3])) ||
         EndsWithWords(Text(b[3]), Text(a[3]));
}

}  // namespace

Value MakePart(PartType type, const Value& value) {
  if (type == PartType::kText) {
    const auto* text = std::get_if<std::string>(&value);
    return text ? Value(FoldForComparison(*text)) : Value();
  }
  if (type == PartType::kExact) return value;
  const auto round = [](double number) { return std::round(number * 1e6) / 1e6; };
  if (const auto* integer = std::get_if<int64_t>(&value)) return round(static_cast<double>(*integer));
  if (const auto* real = std::get_if<double>(&value)) return round(*real);
  return {};
}

const std::vector<ScoreRow>& ScoreRows() {
  using enum PartType;
  static const std::vector<ScoreRow> kRows = {
      {"dates",
       "dates",
       {{"start", kExact}, {"end", kExact}},
       "SELECT document, start_date, end_date FROM dates",
       Same},
      {"officials (name)", "officials", {{"name", kText}}, "SELECT document, name FROM officials", Same},
      {"officials (name, position)",
       "officials",
       {{"name", kText}, {"positions", kText}},
       "SELECT document, name, position FROM officials WHERE position IS NOT NULL",
       SamePosition},
      {"ratios",
       "ratios",
       {{"numerator", kNumber}, {"denominator", kNumber}},
       "SELECT document, numerator, denominator FROM ratios",
       Same},
      {"ratios (with unit)",
       "ratios",
       {{"numerator", kNumber}, {"denominator", kNumber}, {"unit", kText}},
       "SELECT document, numerator, denominator, unit FROM ratios",
       SameRatio},
      {"percentages",
       "percentages",
       {{"low", kNumber}, {"high", kNumber}},
       "SELECT document, low, high FROM percentages",
       Same},
      {"awards (award, recipient, count)",
       "awards",
       {{"award", kText}, {"recipient", kText}, {"count", kNumber}},
       "SELECT document, award, recipient, count FROM awards",
       SameAward},
      {"awards (with authority)",
       "awards",
       {{"award", kText}, {"recipient", kText}, {"count", kNumber}, {"authority", kText}},
       "SELECT document, award, recipient, count, authority FROM awards",
       SameAuthority},
      {"legal references",
       "legal_refs",
       {{"number", kText}},
       "SELECT document, number FROM legal_refs WHERE number IS NOT NULL",
       Same},
      {"main event (kind, date)",
       "event",
       {{"kind", kText}, {"date", kExact}},
       "SELECT document, kind, start_date FROM events WHERE main = 1",
       Same},
      {"quantities", "quantities", {{"value", kText}}, "SELECT document, value FROM quantities", Same},
      {"quantities (with unit)",
       "quantities",
       {{"value", kText}, {"unit", kText}},
       "SELECT document, value, unit FROM quantities",
       SameQuantity},
  };
  return kRows;
}

}  // namespace sulieu
