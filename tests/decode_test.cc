// Encodings: every letter there and back in each, against glibc where it knows the encoding; what decides;
// exact offsets; the sample articles in every encoding.
#include "pipeline/decode/decode.h"

#include <gtest/gtest.h>
#include <iconv.h>
#include <rapidcheck/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "pipeline/base/utf8.h"
#include "pipeline/decode/charset.h"
#include "pipeline/decode/syllables.h"
#include "pipeline/decode/tones.h"
#include "pipeline/normalize/normalize.h"

namespace sulieu {
namespace {

constexpr const char* kLabels[] = {"UTF-8",  "UTF-16LE", "UTF-16BE",    "windows-1258", "TCVN3",
                                   "VISCII", "VNI",      "UTF-8/UTF-8", "UTF-8/TCVN3",  "UTF-8/VNI"};

std::string Utf8(std::u32string_view text) {
  std::string out;
  for (char32_t c : text) AppendUtf8(c, &out);
  return out;
}

std::u32string Letters() {
  return std::u32string(kSmallVowels) + U"đ" + std::u32string(kCapitalVowels) + U"Đ";
}

std::string Nfc(const std::string& text) {
  const auto normalized = Normalize(text);
  return normalized ? normalized->text : "(not UTF-8)";
}

std::string DecodeAs(std::string_view raw, std::string_view label) {
  const auto decoded = Decode(raw, {.override_label = label});
  EXPECT_TRUE(decoded) << decoded.error().message;
  return decoded ? decoded->text : "";
}

std::vector<std::string> SampleArticles() {
  std::vector<std::string> articles;
  for (const auto& entry : std::filesystem::directory_iterator(SULIEU_SOURCE_DIR "/corpus/samples")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    articles.push_back(Nfc(std::string(std::istreambuf_iterator<char>(in), {})));
  }
  return articles;
}

// What an encoding lacks in an article's punctuation, replaced as a typist would.
std::string Typewriter(std::string text) {
  const std::pair<const char*, const char*> kReplacements[] = {{"“", "\""},  {"”", "\""}, {"‘", "'"},
                                                               {"’", "'"},   {"–", "-"},  {"—", "-"},
                                                               {"…", "..."}, {"•", "*"},  {"m²", "m2"}};
  for (const auto& [from, to] : kReplacements) {
    for (size_t at = 0; (at = text.find(from, at)) != std::string::npos;)
      text.replace(at, std::string(from).size(), to);
  }
  return text;
}

TEST(Tones, SplitAndAddAreInverse) {
  for (char32_t letter : Letters()) {
    const TonedLetter split = SplitTone(letter);
    EXPECT_EQ(split.base == U'đ' || split.base == U'Đ' ? letter : AddTone(split.base, split.tone), letter);
    EXPECT_EQ(CapitalLetter(SmallLetter(letter)), CapitalLetter(letter));
  }
  EXPECT_EQ(Letters().size(), 146u);  // 134 beyond ASCII and the 12 that are ASCII
}

TEST(Syllables, Table) {
  for (const char32_t* word :
       {U"nghiêng", U"Việt", U"NAM",   U"hòa",   U"hoà",  U"quý",   U"quốc", U"giếng", U"gì", U"giữa",
        U"ươi",     U"yêu",  U"khuỷu", U"khuya", U"thuế", U"xoong", U"kỹ",   U"Đắk",   U"uỷ", U"ủy"}) {
    const bool listed = std::u32string_view(word) != U"Đắk";  // a name of another language
    EXPECT_EQ(IsSyllable(word), listed) << Utf8(word);
  }
  for (const char32_t* word : {U"", U"ViỆt", U"hộI", U"cê", U"ngê", U"kà", U"cảc", U"hòà", U"ViÖt", U"haò",
                               U"nghiêngg", U"ghà", U"µ", U"Hµ"}) {
    EXPECT_FALSE(IsSyllable(word)) << Utf8(word);
  }
}

TEST(Charset, EveryLetterThereAndBack) {
  for (const Charset& charset : Charsets()) {
    if (charset.label == "windows-1252") continue;
    for (char32_t letter : Letters()) {
      const std::string text = Utf8(std::u32string(1, letter));
      const auto raw = Encode(text, charset);
      ASSERT_TRUE(raw) << charset.label << " " << text;
      const std::string back = Nfc(DecodeAs(*raw, charset.label));
      // TCVN3 keeps capitals with tones in its fonts; alone, such a letter begins a sentence.
      EXPECT_EQ(
          charset.label == "TCVN3" ? Utf8(std::u32string(1, SmallLetter(DecodeAt(back, 0).value))) : back,
          charset.label == "TCVN3" ? Utf8(std::u32string(1, SmallLetter(letter))) : text)
          << charset.label;
      EXPECT_EQ(*Encode(DecodeAs(*raw, charset.label), charset), *raw) << charset.label << " " << text;
    }
  }
}

// The bytes as glibc reads them; nothing when it refuses.
std::optional<std::string> Iconv(const std::string& raw, const char* label) {
  const iconv_t converter = iconv_open("UTF-8", label);
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  std::string in = raw, out(raw.size() * 4 + 16, '\0');
  char *from = in.data(), *to = out.data();
  size_t left = in.size(), room = out.size();
  const size_t result = iconv(converter, &from, &left, &to, &room);
  iconv(converter, nullptr, nullptr, &to, &room);
  iconv_close(converter);
  if (result == static_cast<size_t>(-1)) return std::nullopt;
  out.resize(out.size() - room);
  return out;
}

TEST(Charset, ReadsEveryByteAsGlibcDoes) {
  const struct {
    const char* ours;
    const char* theirs;
  } kPairs[] = {{"windows-1258", "CP1258"},
                {"VISCII", "VISCII"},
                {"TCVN-5712", "TCVN5712-1"},
                {"UTF-16LE", "UTF-16LE"}};
  for (const auto& [ours, theirs] : kPairs) {
    const Charset* charset = FindCharset(ours);
    for (int byte = 0; byte < 256; ++byte) {
      const std::string raw =
          std::string(1, static_cast<char>(byte)) + (ours[0] == 'U' ? std::string(1, '\x1E') : "");
      const auto expected = Iconv(raw, theirs);
      const Unit unit = charset->decode(raw, 0);
      EXPECT_EQ(unit.value == kReplacement ? "" : Utf8(std::u32string(1, unit.value)), expected.value_or(""))
          << ours << " byte " << byte;
    }
  }
  // TCVN3 has the small letters of the standard, and its seven capitals without tones.
  for (int byte = 0xA1; byte < 0xFF; ++byte) {
    const std::string raw(1, static_cast<char>(byte));
    const Unit unit = FindCharset("TCVN3")->decode("x" + raw, 1);
    if (unit.value != kReplacement) {
      EXPECT_EQ(Utf8(std::u32string(1, unit.value)), Iconv(raw, "TCVN5712-1")) << byte;
    }
  }
}

TEST(Charset, Names) {
  for (const char* name :
       {"utf8", "CP1258", "Windows-1258", "abc", "TCVN3 (ABC)", "tcvn", "viscii", "VNI-Windows"}) {
    EXPECT_TRUE(FindCharset(name)) << name;
  }
  EXPECT_FALSE(FindCharset("koi8-r"));
  EXPECT_TRUE(IsEncodingLabel("UTF-8/TCVN3"));
  EXPECT_FALSE(IsEncodingLabel("UTF-8/"));
  EXPECT_FALSE(IsEncodingLabel(""));
  const auto decoded = Decode("abc", {.override_label = "koi8"});
  ASSERT_FALSE(decoded);
  EXPECT_EQ(decoded.error().code, ErrorCode::kUsage);
  EXPECT_NE(decoded.error().message.find("windows-1258"), std::string::npos);
}

TEST(Vni, LongestReadingFirst) {
  const struct {
    const char* latin;  // the bytes as Latin-1 shows them
    const char* text;
  } kCases[] = {{"Vieät Nam", "Việt Nam"}, {"ñöôùng", "đướng"},     {"ôû", "ở"},
                {"HOÄI NGHÒ", "HỘI NGHỊ"}, {"Aùnh", "Ánh"},         {"kyû nieäm", "kỷ niệm"},
                {"nguyeãn", "nguyễn"},     {"thuyû", "thuỷ"},       {"UÛy ban", "Ủy ban"},
                {"naêm", "năm"},           {"ÑAÛNG BOÄ", "ĐẢNG BỘ"}};
  for (const auto& c : kCases) {
    std::string raw;
    ASSERT_TRUE(FindCharset("windows-1252"));
    raw = *Encode(c.latin, *FindCharset("windows-1252"));
    EXPECT_EQ(DecodeAs(raw, "VNI"), c.text);
    EXPECT_EQ(DecodeAs(c.latin, "UTF-8/VNI"), c.text);
  }
  EXPECT_EQ(DecodeAs("b\xF9", "VNI"), "b\uFFFD");  // a mark without a letter
}

TEST(Tcvn3, CapitalsOfTheFont) {
  const struct {
    const char* latin;
    const char* text;
  } kCases[] = {
      {"Hµ Néi, ViÖt Nam", "Hà Nội, Việt Nam"}, {"HéI NGHÞ TæNG KÕT", "HỘI NGHỊ TỔNG KẾT"},
      {"UBND TØNH Hµ NAM", "UBND TỈNH HÀ NAM"}, {"UBND tØnh Hµ Nam", "UBND tỉnh Hà Nam"},
      {"Bé GD-§T ®Ò nghÞ", "Bộ GD-ĐT đề nghị"}, {"häp xong. ñy ban kÕt luËn", "họp xong. Ủy ban kết luận"},
      {"Theo dâi, ñng hé", "Theo dõi, ủng hộ"}};
  for (const auto& c : kCases) EXPECT_EQ(DecodeAs(c.latin, "UTF-8/TCVN3"), c.text);
}

TEST(Decode, SamplesInEveryEncoding) {
  for (const std::string& article : SampleArticles()) {
    for (const char* label : kLabels) {
      const std::string text = Typewriter(article);
      const auto raw = EncodeAs(text, label);
      ASSERT_TRUE(raw) << label << ": " << raw.error().message;
      const auto decoded = Decode(*raw);
      ASSERT_TRUE(decoded) << label << ": " << decoded.error().message;
      EXPECT_EQ(decoded->decision.label, label);
      EXPECT_FALSE(decoded->decision.unsure) << label;
      EXPECT_EQ(decoded->decision.replaced, 0u) << label;
      EXPECT_EQ(*EncodeAs(decoded->text, label), *raw) << label;
      if (std::string_view(label).find("TCVN3") == std::string_view::npos) {
        EXPECT_EQ(Nfc(decoded->text), text) << label;
      }
      EXPECT_EQ(*RestoreRaw(decoded->text, EncodeEdits({decoded->text, decoded->map}, *raw)), *raw) << label;
    }
  }
}

TEST(Decode, Decides) {
  using Source = EncodingDecision::Source;
  const struct {
    std::string raw;
    const char* label;
    Source source;
    const char* text;
  } kCases[] = {
      {"Hội nghị", "UTF-8", Source::kValid, "Hội nghị"},
      {"plain ASCII", "UTF-8", Source::kValid, "plain ASCII"},
      {"\xEF\xBB\xBFHội", "UTF-8", Source::kBom, "\uFEFFHội"},
      {std::string("\xFF\xFEH\0\xD9\x1Ei\0", 8), "UTF-16LE", Source::kBom, "\uFEFFHội"},
      {std::string("H\0\xD9\x1Ei\0 \0n\0", 10), "UTF-16LE", Source::kScore, "Hội n"},
      {std::string("\0H\x1E\xD9\0i\0 \0n", 10), "UTF-16BE", Source::kScore, "Hội n"},
      {"Ho\u0302\u0323i nghi\u0323", "UTF-8", Source::kValid, "Ho\u0302\u0323i nghi\u0323"},
      {"Théâtre de la Ville à Genève, créé en été", "UTF-8", Source::kValid,
       "Théâtre de la Ville à Genève, créé en été"},
      {"Café Müller in Köln: Straße, Tür, größer", "UTF-8", Source::kValid,
       "Café Müller in Köln: Straße, Tür, größer"},
      {"Ông Nguyễn Văn A đến thăm TCVN3: `ViÖt Nam`", "UTF-8", Source::kValid,
       "Ông Nguyễn Văn A đến thăm TCVN3: `ViÖt Nam`"},
  };
  for (const auto& c : kCases) {
    const auto decoded = Decode(c.raw);
    ASSERT_TRUE(decoded) << decoded.error().message;
    EXPECT_EQ(decoded->decision.label, c.label);
    EXPECT_EQ(decoded->decision.source, c.source) << c.text;
    EXPECT_EQ(decoded->text, c.text);
  }
}

TEST(Decode, SaysWhenItIsUnsure) {
  const auto one_word = Decode("H\xE9i");  // hội or Héi
  ASSERT_TRUE(one_word);
  EXPECT_TRUE(one_word->decision.unsure);
  EXPECT_LT(one_word->decision.confidence, 0.5);
  const auto western = Decode(
      "Th\xE9\xE2tre cr\xE9\xE9 \xE0 Gen\xE8ve, \xE9t\xE9 fran\xE7"
      "ais");
  ASSERT_TRUE(western);
  EXPECT_EQ(western->decision.label, "windows-1252");
  EXPECT_TRUE(western->decision.unsure);
  EXPECT_EQ(western->text, "Théâtre créé à Genève, été français");
  const auto declared = Decode("H\xE9i", {.declared = "windows-1252"});
  ASSERT_TRUE(declared);
  EXPECT_EQ(declared->decision.source, EncodingDecision::Source::kDeclared);
}

TEST(Decode, DamagedUtf8KeepsItsText) {
  const auto cut = Decode("Hội nghị tổng kết phong trào thi đua ngành giáo dục tỉnh Th\xC3");
  ASSERT_TRUE(cut);
  EXPECT_EQ(cut->decision.label, "UTF-8");
  EXPECT_EQ(cut->decision.replaced, 1u);
  EXPECT_TRUE(cut->text.ends_with("tỉnh Th\uFFFD"));
}

TEST(Decode, RefusesWhatIsNoText) {
  const auto binary =
      Decode(std::string("\x7F"
                         "ELF\x02\x01\x01\0\0\0",
                         10));
  ASSERT_FALSE(binary);
  EXPECT_EQ(binary.error().code, ErrorCode::kBinary);
}

// Whatever the bytes: the text is valid, every byte is accounted for and comes back.
RC_GTEST_PROP(DecodeProperty, AnyBytes, ()) {
  const auto raw = *rc::gen::container<std::string>(
      rc::gen::oneOf(rc::gen::arbitrary<char>(),
                     rc::gen::element('a', 'o', 'u', ' ', '\xF9', '\xE1', '\xBB', '\x87', '\xC3', '\n')));
  for (const char* label : {"", "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1258", "TCVN3", "TCVN-5712",
                            "VISCII", "VNI", "UTF-8/UTF-8", "windows-1252/VNI"}) {
    const auto decoded = Decode(raw, {.override_label = label});
    if (!decoded) continue;
    RC_ASSERT(!FindInvalidUtf8(decoded->text));
    const auto restored = RestoreRaw(decoded->text, EncodeEdits({decoded->text, decoded->map}, raw));
    RC_ASSERT(restored && *restored == raw);
    for (const OffsetMap::Edit& edit : decoded->map.edits())
      RC_ASSERT(!edit.raw.empty() && !edit.text.empty());
  }
}

TEST(Compose, DecodedThenNormalized) {
  for (const char* label : kLabels) {
    const std::string text = "Đồng chí\u00A0Trần\r\nVăn Ảnh";
    const auto raw = EncodeAs(text, label);
    if (!raw) continue;
    const auto decoded = Decode(*raw, {.override_label = label});
    ASSERT_TRUE(decoded);
    const auto normalized = Normalize(decoded->text);
    ASSERT_TRUE(normalized);
    const OffsetMap map = Compose(decoded->map, normalized->map);
    EXPECT_EQ(*RestoreRaw(normalized->text, EncodeEdits({normalized->text, map}, *raw)), *raw) << label;
    for (const char* word : {"Đồng", "chí", "Trần", "Văn"}) {
      const size_t at = normalized->text.find(word);
      ASSERT_NE(at, std::string::npos) << label << " " << word << " " << normalized->text;
      const TextSpan span{static_cast<uint32_t>(at), static_cast<uint32_t>(at + std::string(word).size())};
      EXPECT_EQ(map.ToRaw(span).In(*raw), *EncodeAs(word, label)) << label;
    }
  }
}

// Two random maps over a small text against the composition done the slow way: through the middle text, span
// by span.
RC_GTEST_PROP(ComposeProperty, EqualsTheTwoStepsOneAfterTheOther, ()) {
  constexpr uint32_t kMiddle = 12;
  const auto gaps = *rc::gen::container<std::vector<uint32_t>>(16, rc::gen::inRange<uint32_t>(0, 4));
  OffsetMap first, second;
  uint32_t at = 0, shifted = 0;
  for (size_t i = 0; i + 3 < 8;
       i += 3) {  // first: raw pieces of any length to middle pieces, some of them empty
    const uint32_t begin = at + gaps[i], end = std::min(kMiddle, begin + gaps[i + 1]);
    if (begin > kMiddle || end < begin) break;
    const uint32_t raw_begin = shifted + gaps[i], raw_end = raw_begin + gaps[i + 2] + 1;
    first.Add({{raw_begin, raw_end}, {begin, end}});
    at = end, shifted = raw_end;
  }
  at = shifted = 0;
  for (size_t i = 8; i + 3 < 16; i += 3) {
    const uint32_t begin = at + gaps[i], end = std::min(kMiddle, begin + gaps[i + 1] + 1);
    if (begin >= end) break;
    const uint32_t text_begin = shifted + gaps[i], text_end = text_begin + gaps[i + 2];
    second.Add({{begin, end}, {text_begin, text_end}});
    at = end, shifted = text_end;
  }
  const OffsetMap both = Compose(first, second);
  const uint32_t text_size = second.ToText({0, kMiddle}).end;
  for (uint32_t begin = 0; begin < text_size; ++begin) {
    for (uint32_t end = begin + 1; end <= text_size; ++end) {
      const RawSpan middle = second.ToRaw({begin, end});
      const RawSpan slow = first.ToRaw({middle.begin, middle.end});
      const RawSpan fast = both.ToRaw({begin, end});
      // An edit of the composition is atomic where the two of its steps overlap, so it may cover more, never
      // less.
      RC_ASSERT(fast.Contains(slow));
    }
  }
  uint32_t text_end = 0, raw_end = 0;
  for (const OffsetMap::Edit& edit : both.edits()) {
    RC_ASSERT(edit.text.begin >= text_end && edit.raw.begin >= raw_end);
    text_end = edit.text.end, raw_end = edit.raw.end;
  }
}

}  // namespace
}  // namespace sulieu
