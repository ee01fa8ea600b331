#include "pipeline/decode/detect.h"

#include <algorithm>
#include <vector>

#include "pipeline/base/utf8.h"

namespace sulieu {
namespace {

constexpr size_t kSampleBytes = 1 << 15;
constexpr double kHalfSure = 3;  // the lead over the next reading that makes a confidence of a half

// From the line of the first byte beyond ASCII on: what comes before reads the same in every encoding.
std::string_view Sample(std::string_view raw) {
  const auto high =
      std::find_if(raw.begin(), raw.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  const size_t at = static_cast<size_t>(high - raw.begin());
  const size_t line = raw.substr(0, at).rfind('\n');
  const size_t begin =
      line == std::string_view::npos || at - line > 200 ? (at > 200 ? at - 200 : 0) : line + 1;
  return raw.substr(begin, kSampleBytes);
}

struct Reading {
  const Charset* charset;
  SyllableScore score;
  std::u32string text;
};

Reading Read(std::string_view sample, const Charset* charset) {
  Scorer scorer;
  for (size_t at = 0; at < sample.size();) {
    const Unit unit = charset->decode(sample, at);
    scorer.Add(unit.value);
    at += unit.length;
  }
  const SyllableScore score = scorer.Finish();
  return {charset, score, scorer.text()};
}

}  // namespace

double Weight(const SyllableScore& score) {
  return 0.5 * score.valid - 2.0 * score.invalid - 3.0 * score.odd;
}

Detection Detect(std::string_view raw, std::span<const Charset* const> candidates) {
  const std::string_view sample = Sample(raw);
  std::vector<Reading> readings;
  for (const Charset* charset : candidates) readings.push_back(Read(sample, charset));
  const auto best =
      std::max_element(readings.begin(), readings.end(),
                       [](const Reading& a, const Reading& b) { return Weight(a.score) < Weight(b.score); });
  double lead = 1e6;
  for (const Reading& reading : readings) {
    if (reading.text != best->text) lead = std::min(lead, Weight(best->score) - Weight(reading.score));
  }
  // Few words prove little: a lead of three or four words' difference makes 0.75.
  return {best->charset, best->score, best->score.quality() * lead / (lead + kHalfSure)};
}

SyllableScore ScoreOf(std::string_view raw, const Charset& charset) { return Read(raw, &charset).score; }

const Charset* DetectUtf16(std::string_view raw) {
  const std::string_view head = raw.substr(0, std::min<size_t>(raw.size(), 4096) & ~size_t{1});
  if (head.size() < 4 || head.find('\0') == std::string_view::npos) return nullptr;
  const auto plausible = [&](const Charset& charset) {
    size_t good = 0, all = 0;
    for (size_t at = 0; at < head.size(); ++all) {
      const Unit unit = charset.decode(head, at);
      const char32_t c = unit.value;
      good += c == '\n' || c == '\r' || c == '\t' || (c >= 0x20 && c < 0x250 && (c < 0x7F || c >= 0xA0)) ||
              (c >= 0x300 && c < 0x330) || (c >= 0x1EA0 && c < 0x1F00) || (c >= 0x2000 && c < 0x2100) ||
              c == 0xFEFF;
      at += unit.length;
    }
    return static_cast<double>(good) / static_cast<double>(all);
  };
  const Charset* little = FindCharset("UTF-16LE");
  const Charset* big = FindCharset("UTF-16BE");
  const double little_share = plausible(*little), big_share = plausible(*big);
  if (std::max(little_share, big_share) < 0.9 || std::abs(little_share - big_share) < 0.3) return nullptr;
  return little_share > big_share ? little : big;
}

}  // namespace sulieu
