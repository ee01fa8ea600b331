#include "extractors/quantities/number_phrase.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "pipeline/text/numbers.h"

namespace sulieu {
namespace {

template <size_t N>
bool IsIn(std::string_view key, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), key) != words.end();
}

constexpr std::array<std::string_view, 10> kDigits = {"một", "hai", "ba",  "bốn", "năm",
                                                      "sáu", "bảy", "bẩy", "tám", "chín"};
// What may stand in a number behind its first word. `năm` only behind `trăm` and `linh`: `hai mươi năm` are
// years.
constexpr std::array<std::string_view, 8> kBehind = {"mươi", "mốt",  "lăm",  "nhăm",
                                                     "tư",   "trăm", "linh", "lẻ"};
constexpr std::array<std::string_view, 3> kVague = {"hàng", "vài", "mấy"};

struct Scale {
  std::string_view word;
  double value;
};
constexpr Scale kScales[] = {{"chục", 10}, {"trăm", 100},  {"nghìn", 1e3}, {"ngàn", 1e3},
                             {"vạn", 1e4}, {"triệu", 1e6}, {"tỷ", 1e9},    {"tỉ", 1e9}};
constexpr Scale kGluedScales[] = {{"k", 1e3}, {"tr", 1e6}};  // 500k, 5tr

double MagnitudeOf(const Word& word) {
  for (const Scale& scale : kScales) {
    if (word.Is(scale.word)) return scale.value;
  }
  return 0;
}

// The magnitudes that begin at word *at, multiplied: `nghìn tỷ` is 1e12; moves *at behind them.
double ReadScales(const TextWords& words, size_t* at, bool behind_digits) {
  double product = 1;
  if (behind_digits && *at < words.size() && IsGlued(words[*at - 1], words[*at])) {
    for (const Scale& scale : kGluedScales) {
      if (!words[*at].Is(scale.word) || words[*at].capital) continue;  // but 5K is a name
      ++*at;
      return scale.value;
    }
  }
  for (; *at < words.size(); ++*at) {
    const double scale = MagnitudeOf(words[*at]);
    if (scale == 0) break;
    product *= scale;
  }
  return product;
}

// `11,500`: the English thousand or three decimals.
bool IsCommaThousand(std::string_view key) {
  const size_t comma = key.find(',');
  return comma != std::string_view::npos && comma >= 1 && comma <= 3 && key.size() == comma + 4 &&
         key[0] != '0';
}

// Digits, or number words below a thousand: value and the index behind; scale 1.
std::optional<NumberPhrase> ReadSimple(const TextWords& words, size_t at) {
  if (at >= words.size()) return std::nullopt;
  NumberPhrase phrase;
  phrase.end = at + 1;
  if (words[at].kind == Word::Kind::kNumber) {
    const auto value = ParseNumber(words[at].key);
    if (!value) return std::nullopt;
    phrase.low = phrase.high = *value;
    phrase.has_comma = IsCommaThousand(words[at].key);
    return phrase;
  }
  if (!IsIn(words[at].key, kDigits) && !words[at].Is("mười")) return std::nullopt;
  phrase.in_words = true;
  NumberWords number;
  for (size_t i = at; i < words.size(); ++i) {
    const bool first = i == at;
    const bool place =
        i > at && (words[i - 1].Is("trăm") || words[i - 1].Is("linh") || words[i - 1].Is("lẻ"));
    const bool unit = i > at && (words[i - 1].Is("mươi") || words[i - 1].Is("mười")) && !words[i].Is("năm");
    const bool digit = (IsIn(words[i].key, kDigits) && (first || place || unit)) || words[i].Is("mười");
    if (!digit && !(i > at && IsIn(words[i].key, kBehind))) break;
    if (!number.Add(words[i].key)) break;
    phrase.low = phrase.high = static_cast<double>(number.value());
    phrase.end = i + 1;
  }
  return phrase;
}

// `hàng chục`, `vài triệu`, `cả trăm`, `trăm triệu`: the power of ten.
std::optional<NumberPhrase> ReadVague(const TextWords& words, size_t at) {
  NumberPhrase phrase;
  phrase.vague = phrase.in_words = true;
  size_t i = at;
  if (IsIn(words[i].key, kVague) || words[i].Is("cả")) ++i;
  phrase.end = i;
  const double scale = ReadScales(words, &phrase.end, false);
  if (phrase.end == i) return std::nullopt;
  phrase.low = phrase.high = scale;
  phrase.scale = scale;
  return phrase;
}

// The next part of one number: `300 nghìn` behind `2 triệu`, `ba trăm` behind `hai nghìn`.
bool AddPart(const TextWords& words, NumberPhrase* phrase) {
  const auto part = ReadSimple(words, phrase->end);
  if (!part || part->in_words != phrase->in_words || part->low >= phrase->scale) return false;
  size_t end = part->end;
  const double scale = ReadScales(words, &end, !part->in_words);
  if (scale >= phrase->scale || (scale == 1 && (!part->in_words || part->low < 10))) return false;
  if (part->low * scale >= phrase->scale) return false;
  phrase->low = phrase->high = phrase->low + Multiply(part->low, scale);
  phrase->scale = scale;
  phrase->end = end;
  return true;
}

enum class Joint { kNone, kDash, kWord, kComma };

Joint JointAt(const TextWords& words, size_t at) {
  if (at + 1 >= words.size()) return Joint::kNone;
  if (IsDash(words[at])) return Joint::kDash;
  if (words[at].Is(",")) return Joint::kComma;
  return IsIn<4>(words[at].key, {"đến", "tới", "hoặc", "hay"}) ? Joint::kWord : Joint::kNone;
}

bool HasThousands(const Word& word) {
  return word.key.size() > 4 && word.key[word.key.size() - 4] == '.' && word.key.ends_with("000");
}

// `15-20.000` means 15.000, `20-30 triệu` 20 triệu.
void ShareScale(const TextWords& words, size_t low_word, size_t high_word, const NumberPhrase& high,
                NumberPhrase* low) {
  if (low->scale == 1 && high.scale > 1 && low->low * high.scale < high.low)
    low->low = Multiply(low->low, high.scale);
  if (low->scale == 1 && !HasThousands(words[low_word]) && HasThousands(words[high_word]) &&
      low->low * 1000 < high.low) {
    low->low *= 1000;
  }
}

}  // namespace

double Multiply(double value, double scale) {
  const double product = value * scale;
  const double whole = std::round(product);
  return std::abs(product - whole) < 0.01 ? whole : product;
}

double ScaleOf(const TextWords& words) {
  size_t at = 0;
  return ReadScales(words, &at, false);
}

bool IsDash(const Word& word) { return word.Is("-") || word.Is("–") || word.Is("—") || word.Is("~"); }

bool MayBeginNumber(std::string_view key) {
  return IsIn(key, kDigits) || IsIn(key, kVague) || IsIn<5>(key, {"mười", "chục", "trăm", "cả", "nghìn"});
}

std::optional<NumberPhrase> ReadOneNumber(const TextWords& words, size_t at) {
  auto phrase = ReadSimple(words, at);
  if (!phrase) return at < words.size() ? ReadVague(words, at) : std::nullopt;
  const double scale = ReadScales(words, &phrase->end, !phrase->in_words);
  if (scale > 1) phrase->low = phrase->high = Multiply(phrase->low, scale);
  phrase->scale = scale;
  while (phrase->scale > 1 && AddPart(words, &*phrase)) {
  }
  if (phrase->scale > 1 && phrase->end < words.size() && words[phrase->end].Is("rưỡi")) {
    phrase->low = phrase->high = phrase->low + phrase->scale / 2;
    ++phrase->end;
  }
  return phrase;
}

std::optional<NumberPhrase> ReadNumberPhrase(const TextWords& words, size_t at) {
  auto low = ReadOneNumber(words, at);
  if (!low || low->vague) return low;
  const Joint joint = JointAt(words, low->end);
  if (joint == Joint::kNone) return low;
  const auto high = ReadOneNumber(words, low->end + 1);
  if (!high || high->vague || high->in_words != low->in_words) return low;
  NumberPhrase range = *low;
  ShareScale(words, at, low->end + 1, *high, &range);
  if (range.low >= high->low) return low;
  // `2, 3 ngày`; with more of them (`2, 3 và 4 xã`) it is a list.
  if (joint == Joint::kComma && (high->low != low->low + 1 || high->low > 10 || low->scale > 1)) return low;
  range.high = high->high;
  range.scale = high->scale;
  range.end = high->end;
  return range;
}

}  // namespace sulieu
