#include "pipeline/formats/rtf/rtf.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/base/utf8.h"
#include "pipeline/decode/fonts.h"
#include "pipeline/formats/rtf/rtf_tokens.h"
#include "pipeline/formats/text_builder.h"

namespace sulieu {
namespace {

using Kind = RtfToken::Kind;

constexpr int kVietnamese = 1258;

// Where the words of a group go.
enum class To { kText, kNowhere, kFontTable, kTitle, kAuthor, kAside };

struct Group {
  To to = To::kText;
  const char* reason = nullptr;  // of kAside
  int font = 0;
  int fallback = 1;  // characters behind a `\u` for programs that cannot read it
  bool hidden = false, deleted = false;
};

struct Font {
  int code_page = 0;  // 0: that of the file
  std::string name;
};

struct Destination {
  std::string_view word;
  To to;
  const char* reason = nullptr;
};

constexpr Destination kDestinations[] = {
    {"fonttbl", To::kFontTable},
    {"title", To::kTitle},
    {"author", To::kAuthor},
    {"footnote", To::kAside, "footnote"},
    {"header", To::kAside, "header"},
    {"headerl", To::kAside, "header"},
    {"headerr", To::kAside, "header"},
    {"headerf", To::kAside, "header"},
    {"footer", To::kAside, "footer"},
    {"footerl", To::kAside, "footer"},
    {"footerr", To::kAside, "footer"},
    {"footerf", To::kAside, "footer"},
    {"annotation", To::kAside, "comment"},
    {"shpinst", To::kText},  // a drawing: its properties are nowhere, its `shptxt` is text
    {"shptxt", To::kText},
    {"ud", To::kText},
    {"upr", To::kNowhere},
    {"sp", To::kNowhere},
    {"colortbl", To::kNowhere},
    {"stylesheet", To::kNowhere},
    {"info", To::kNowhere},
    {"pict", To::kNowhere},
    {"object", To::kNowhere},
    {"result", To::kText},
    {"fldinst", To::kNowhere},
    {"nonshppict", To::kNowhere},
    {"filetbl", To::kNowhere},
    {"revtbl", To::kNowhere},
    {"themedata", To::kNowhere},
    {"colorschememapping", To::kNowhere},
    {"datastore", To::kNowhere},
    {"latentstyles", To::kNowhere},
    {"xe", To::kNowhere},
    {"tc", To::kNowhere},
};

struct Sign {
  std::string_view word, text;
};
constexpr Sign kSigns[] = {{"emdash", "—"},    {"endash", "–"},    {"lquote", "‘"}, {"rquote", "’"},
                           {"ldblquote", "“"}, {"rdblquote", "”"}, {"bullet", "•"}, {"emspace", " "},
                           {"enspace", " "},   {"qmspace", " "}};
constexpr Sign kBreaks[] = {{"par", "\n\n"}, {"sect", "\n\n"},    {"page", "\n\n"},
                            {"row", "\n\n"}, {"nestrow", "\n\n"}, {"line", "\n"},
                            {"tab", " "},    {"cell", " "},       {"nestcell", " "}};

template <typename Entry, size_t n>
const Entry* Find(const Entry (&list)[n], std::string_view word) {
  const auto* const found =
      std::find_if(std::begin(list), std::end(list), [&](const Entry& e) { return e.word == word; });
  return found == std::end(list) ? nullptr : found;
}

class RtfText {
 public:
  // `code_page` counts where a font has none of its own; 0: what the file says.
  RtfText(std::string_view source, int code_page) : source_(source), builder_(source), override_(code_page) {}

  // Fails with kPartial where a group does not end.
  Status Run() {
    RtfTokens tokens(source_);
    groups_.emplace_back();
    while (const auto token = tokens.Next()) {
      Take(*token);
      if (ended_) return {};
    }
    return Fail(ErrorCode::kPartial,
                fmt::format("cut or damaged: {} groups are open at its end", groups_.size() - 1));
  }

  int code_page() const { return override_ != 0 ? override_ : code_page_; }
  TextBuilder& builder() { return builder_; }
  std::vector<LeftOut> TakeLeftOut() && { return std::move(left_out_); }
  std::vector<MetadataClaim> claims() const {
    std::vector<MetadataClaim> claims;
    if (!title_.empty()) claims.push_back({"title", title_, "property title"});
    if (!author_.empty()) claims.push_back({"byline", author_, "property author"});
    return claims;
  }

 private:
  Group& group() { return groups_.back(); }

  void Take(const RtfToken& token) {
    if (IsFallback(token)) return;
    switch (token.kind) {
      case Kind::kOpen:
        groups_.push_back(group());
        starred_ = false;
        skip_ = 0;
        return;
      case Kind::kClose:
        return Close();
      case Kind::kWord:
        return TakeWord(token);
      case Kind::kSymbol:
        return TakeSymbol(token);
      case Kind::kByte:
        return PutCharacter(CharacterOf(token.byte), token.begin, token.end);
    }
  }

  // The characters behind a `\u` that say the same again. Writers forget them: nothing else is passed over.
  bool IsFallback(const RtfToken& token) {
    if (skip_ == 0) return false;
    const bool character = token.kind == Kind::kByte || token.kind == Kind::kSymbol ||
                           (token.kind == Kind::kWord && Find(kSigns, token.word));
    skip_ = character ? skip_ - 1 : 0;
    return character;
  }

  void Close() {
    skip_ = 0;
    const bool aside = group().to == To::kAside;
    groups_.pop_back();
    if (aside && group().to != To::kAside) aside_open_ = false;
    ended_ = groups_.size() <= 1;
  }

  void TakeSymbol(const RtfToken& token) {
    if (token.byte == '*') starred_ = true;
    if (token.byte == '~') PutCharacter(' ', token.begin, token.end);
    if (token.byte == '_') PutCharacter('-', token.begin, token.end);
    if (token.byte == '{' || token.byte == '}' || token.byte == '\\')
      PutCharacter(token.byte, token.begin, token.end);
    if (token.byte == '\n' || token.byte == '\r') Break("\n\n");
  }

  void TakeWord(const RtfToken& token) {
    if (const Destination* destination = Find(kDestinations, token.word)) return Enter(*destination);
    if (std::exchange(starred_, false)) return Enter({token.word, To::kNowhere});
    if (token.word == "u") return TakeUnicode(token);
    if (const Sign* sign = Find(kBreaks, token.word)) return Break(sign->text);
    if (const Sign* sign = Find(kSigns, token.word))
      return PutCharacter(DecodeAt(sign->text, 0).value, token.begin, token.end);
    SetProperty(token.word, token.number);
  }

  void Enter(const Destination& destination) {
    starred_ = false;
    // What is aside stays there; of what is nowhere some parts come back.
    static constexpr std::string_view kReturning[] = {"title", "author", "ud", "result", "shptxt"};
    const bool returns =
        std::find(std::begin(kReturning), std::end(kReturning), destination.word) != std::end(kReturning);
    if (group().to == To::kAside && destination.to != To::kNowhere) return;
    if (group().to == To::kNowhere && !returns) return;
    group().to = destination.to;
    group().reason = destination.reason;
  }

  void SetProperty(std::string_view word, std::optional<int> number) {
    Group& now = group();
    const int value = number.value_or(0);
    const bool in_table = now.to == To::kFontTable;
    // The code page of the whole file stands before all it is good for.
    if (word == "ansicpg" && fonts_.empty() && builder_.text().empty() && left_out_.empty())
      code_page_ = value;
    if (word == "deff") default_font_ = value, now.font = value;
    if (word == "f") now.font = value;
    if (word == "uc") now.fallback = std::clamp(value, 0, 100);
    if (word == "v") now.hidden = value != 0 || !number;
    if (word == "deleted") now.deleted = value != 0 || !number;
    if (word == "plain") now.font = default_font_, now.hidden = now.deleted = false;
    if (in_table && word == "f") fonts_[now.font] = Font();
    if (in_table && word == "cpg") fonts_[now.font].code_page = value;
    if (in_table && word == "fcharset" && value == 163) fonts_[now.font].code_page = kVietnamese;
    // Western by its own word, but in a Vietnamese file it more often is not.
    if (in_table && word == "fcharset" && value == 0 && code_page() != kVietnamese)
      fonts_[now.font].code_page = 1252;
  }

  // `\u` and a number of 16 bits with a sign; what lies above them is two of these.
  void TakeUnicode(const RtfToken& token) {
    skip_ = group().fallback;
    const auto unit = static_cast<char32_t>(token.number.value_or(0) & 0xFFFF);
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_ = unit;
      high_begin_ = token.begin;
      return;
    }
    const char32_t high = std::exchange(high_, 0);
    if (unit >= 0xDC00 && unit < 0xE000) {
      if (high == 0) return PutCharacter(kReplacement, token.begin, token.end);
      return PutCharacter(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00), high_begin_, token.end);
    }
    if (unit != 0) PutCharacter(unit, token.begin, token.end);
  }

  // In a legacy font: as windows-1252 has the byte, since the font is read later.
  char32_t CharacterOf(unsigned char byte) const {
    const auto font = fonts_.find(groups_.back().font);
    const bool known = font != fonts_.end();
    if (byte < 0x80 || (known && EncodingOfFont(font->second.name).charset))
      return Windows1252Character(byte);
    const int page = known && font->second.code_page != 0 ? font->second.code_page : code_page();
    if (page != kVietnamese) return Windows1252Character(byte);
    static const Charset* const vietnamese = FindCharset("windows-1258");
    const char one[] = {static_cast<char>(byte)};
    return vietnamese->decode({one, 1}, 0).value;
  }

  void PutCharacter(char32_t c, size_t begin, size_t end) {
    Group& now = group();
    switch (now.to) {
      case To::kNowhere:
        return;
      case To::kFontTable:
        if (c != ';') AppendUtf8(c, &fonts_[now.font].name);
        return;
      case To::kTitle:
        return AppendUtf8(c, &title_);
      case To::kAuthor:
        return AppendUtf8(c, &author_);
      case To::kAside:
        return PutAside(c, now.reason, begin, end);
      case To::kText:
        if (now.deleted || now.hidden) return PutAside(c, now.deleted ? "deleted" : "hidden", begin, end);
        return PutText(c, begin, end);
    }
  }

  void PutText(char32_t c, size_t begin, size_t end) {
    aside_open_ = false;
    if (begin < builder_.at()) return;
    const auto font = fonts_.find(group().font);
    builder_.SetFont(font == fonts_.end() ? FontEncoding() : EncodingOfFont(font->second.name));
    if (!separator_.empty() && !builder_.text().empty() && builder_.at() < begin)
      builder_.Put(separator_, builder_.at(), begin);
    separator_ = {};
    std::string character;
    AppendUtf8(c, &character);
    builder_.Put(character, begin, end);
  }

  void PutAside(char32_t c, const char* reason, size_t begin, size_t end) {
    if (!aside_open_ || left_out_.back().reason != reason)
      left_out_.push_back({{static_cast<uint32_t>(begin), 0}, reason, ""});
    aside_open_ = true;
    AppendUtf8(c, &left_out_.back().text);
    left_out_.back().span.end = static_cast<uint32_t>(end);
  }

  void Break(std::string_view separator) {
    if (group().to == To::kAside && aside_open_) left_out_.back().text += ' ';
    if (group().to != To::kText) return;
    if (separator.size() > separator_.size() || (separator_ == " " && separator == "\n"))
      separator_ = separator;
  }

  std::string_view source_;
  TextBuilder builder_;
  int override_, code_page_ = 1252;
  std::vector<Group> groups_;
  std::map<int, Font> fonts_;
  int default_font_ = 0, skip_ = 0;
  char32_t high_ = 0;  // the first half of a character
  size_t high_begin_ = 0;
  bool starred_ = false, aside_open_ = false, ended_ = false;
  std::string_view separator_;
  std::vector<LeftOut> left_out_;
  std::string title_, author_;
};

}  // namespace

bool IsRtf(std::string_view head) { return head.starts_with("{\\rtf"); }

Result<Contents> ReadRtf(std::string_view raw, const DecodeOptions& options) {
  const std::string_view first = options.override_label.substr(0, options.override_label.find('/'));
  const int code_page = first.empty()                                       ? 0
                        : FindCharset(first) == FindCharset("windows-1258") ? kVietnamese
                                                                            : 1252;
  auto decoded = DecodeOuter(raw, {.override_label = "windows-1252"});
  SULIEU_RETURN_IF_ERROR(decoded);
  RtfText text(decoded->text, code_page);
  SULIEU_RETURN_IF_ERROR(text.Run());
  if (text.builder().text().empty()) return Fail(ErrorCode::kEmpty, "the document has no text");
  decoded->decision.label = text.code_page() == kVietnamese ? "windows-1258" : "windows-1252";
  decoded->decision.source =
      code_page != 0 ? EncodingDecision::Source::kOverride : EncodingDecision::Source::kDeclared;
  Contents contents;
  contents.claims = text.claims();
  TextBuilder builder = std::move(text.builder());
  contents.left_out = std::move(text).TakeLeftOut();
  for (LeftOut& part : contents.left_out) part.span = decoded->map.ToRaw({part.span.begin, part.span.end});
  return std::move(builder).Finish(options, std::move(*decoded), std::move(contents));
}

}  // namespace sulieu
