#include "pipeline/evaluate/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "pipeline/base/result.h"
#include "pipeline/base/utf8.h"

namespace sulieu {
namespace {

struct Replacement {
  std::u32string_view from, to;
};

constexpr Replacement kTones[] = {
    {U"òa", U"oà"}, {U"óa", U"oá"}, {U"ỏa", U"oả"}, {U"õa", U"oã"}, {U"ọa", U"oạ"},
    {U"òe", U"oè"}, {U"óe", U"oé"}, {U"ỏe", U"oẻ"}, {U"õe", U"oẽ"}, {U"ọe", U"oẹ"},
    {U"ùy", U"uỳ"}, {U"úy", U"uý"}, {U"ủy", U"uỷ"}, {U"ũy", U"uỹ"}, {U"ụy", U"uỵ"},
};

// In this order: `ubmttq` before `mttq`. `tp` takes a full stop and a space behind it along.
constexpr Replacement kAbbreviations[] = {
    {U"ubnd", U"uỷ ban nhân dân"},  {U"hđnd", U"hội đồng nhân dân"}, {U"ubmttq", U"uỷ ban mặt trận tổ quốc"},
    {U"mttq", U"mặt trận tổ quốc"}, {U"tp", U"thành phố "},          {U"hcm", U"hồ chí minh"},
    {U"btv", U"ban thường vụ"},     {U"bch", U"ban chấp hành"},      {U"ca", U"công an"},
};

constexpr Replacement kCentral[] = {{U"TƯ", U"Trung ương"}, {U"T.Ư", U"Trung ương"}, {U"TW", U"Trung ương"}};

bool IsWord(char32_t c) {
  return c == U'_' || (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

bool IsSpace(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) || (c >= 0x1C && c <= 0x1F); }

bool IsDash(char32_t c) { return c == U'-' || c == 0x2013 || c == 0x2014; }

std::u32string Decode(std::string_view text) {
  std::u32string out;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeAt(text, at);
    out += c.value;
    at += c.length;
  }
  return out;
}

std::u32string Compose(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  SULIEU_CHECK(U_SUCCESS(status));
  const icu::UnicodeString composed = nfc->normalize(
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size()))), status);
  std::string utf8;
  return U_SUCCESS(status) ? Decode(composed.toUTF8String(utf8)) : Decode(text);
}

std::u32string FoldCase(const std::u32string& text) {
  const icu::UnicodeString folded =
      icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                    static_cast<int32_t>(text.size()))
          .foldCase();
  std::string utf8;
  return Decode(folded.toUTF8String(utf8));
}

// Replaces where no letter or digit stands before or behind.
void ReplaceWords(const Replacement& replacement, std::u32string* text) {
  for (size_t at = text->find(replacement.from); at != std::u32string::npos;
       at = text->find(replacement.from, at)) {
    size_t end = at + replacement.from.size();
    if ((at > 0 && IsWord((*text)[at - 1])) || (end < text->size() && IsWord((*text)[end]))) {
      ++at;
      continue;
    }
    if (replacement.from == U"tp") {
      if (end < text->size() && (*text)[end] == U'.') ++end;
      if (end < text->size() && (*text)[end] == U' ') ++end;
    }
    text->replace(at, end - at, replacement.to);
    at += replacement.to.size();
  }
}

void ReplaceAll(const Replacement& replacement, std::u32string* text) {
  for (size_t at = text->find(replacement.from); at != std::u32string::npos;
       at = text->find(replacement.from, at)) {
    text->replace(at, replacement.from.size(), replacement.to);
    at += replacement.to.size();
  }
}

std::u32string TightenDashesAndSpaces(const std::u32string& text) {
  std::u32string out;
  for (char32_t c : text) {
    if (IsDash(c)) {
      while (!out.empty() && out.back() == U' ') out.pop_back();
      out += U'-';
    } else if (!IsSpace(c)) {
      out += c;
    } else if (out.empty() || (out.back() != U' ' && out.back() != U'-')) {
      out += U' ';
    }
  }
  return out;
}

}  // namespace

std::string FoldForComparison(std::string_view input) {
  std::u32string text = Compose(input);
  for (const Replacement& central : kCentral) ReplaceWords(central, &text);
  text = FoldCase(text);
  for (char32_t& c : text) {
    if (c == 0xF0) c = 0x111;
  }
  std::erase_if(text, [](char32_t c) {
    return std::u32string_view(U"\"'“”‘’«»").find(c) != std::u32string_view::npos;
  });
  for (const Replacement& tone : kTones) ReplaceAll(tone, &text);
  for (const Replacement& abbreviation : kAbbreviations) ReplaceWords(abbreviation, &text);
  text = TightenDashesAndSpaces(text);
  constexpr std::u32string_view kEdge = U" .,;:-";
  const size_t first = text.find_first_not_of(kEdge);
  if (first == std::u32string::npos) return "";
  std::string out;
  for (char32_t c : text.substr(first, text.find_last_not_of(kEdge) - first + 1)) AppendUtf8(c, &out);
  return out;
}

}  // namespace sulieu
