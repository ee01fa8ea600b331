#include "pipeline/formats/json_line.h"

#include <fmt/format.h>

#include <optional>
#include <vector>

#include "pipeline/base/utf8.h"
#include "pipeline/decode/charset.h"
#include "pipeline/formats/text_builder.h"

namespace sulieu {
namespace {

// Walks one object of the JSON text. Numbers and nested values are passed over by their brackets and quotes;
// their inner grammar is not checked.
class Scanner {
 public:
  explicit Scanner(std::string_view json) : json_(json) {}

  // A key and where its value is; nothing at the end of the object or where the JSON breaks off.
  struct Member {
    std::string key;
    size_t begin = 0, end = 0;  // of the value, with its quotes
    bool is_string = false;
    bool closed = false;
  };

  bool Open() {
    if (json_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    Space();
    return Take('{');
  }

  std::optional<Member> Next() {
    Space();
    Take(',');
    Space();
    if (Peek() == '}') {
      ++at_;
      Space();
      ended_ = at_ == json_.size();
      return std::nullopt;
    }
    if (Peek() != '"') return std::nullopt;
    Member member;
    const size_t key = at_;
    if (!String()) return std::nullopt;
    member.key = Unescape(json_.substr(key, at_ - key), nullptr, 0);
    Space();
    if (!Take(':')) return std::nullopt;
    Space();
    member.begin = at_;
    member.is_string = Peek() == '"';
    member.closed = Value();
    member.end = at_;
    return member;
  }

  // True when the object was closed and nothing followed it.
  bool ended() const { return ended_; }
  size_t at() const { return at_; }

  // The characters of a string with its quotes. With a builder, each goes there with its place in the JSON.
  static std::string Unescape(std::string_view string, TextBuilder* builder, size_t offset);

 private:
  char Peek() const { return at_ < json_.size() ? json_[at_] : '\0'; }
  bool Take(char c) {
    if (Peek() != c) return false;
    ++at_;
    return true;
  }
  void Space() {
    while (Peek() == ' ' || Peek() == '\t' || Peek() == '\n' || Peek() == '\r') ++at_;
  }
  bool String() {
    for (++at_; at_ < json_.size(); ++at_) {
      if (json_[at_] == '\\') {
        ++at_;
      } else if (json_[at_] == '"') {
        ++at_;
        return true;
      }
    }
    at_ = json_.size();
    return false;
  }
  bool Value() {
    if (Peek() == '"') return String();
    int64_t depth = 0;
    while (at_ < json_.size()) {
      const char c = json_[at_];
      if (c == '"') {
        if (!String()) return false;
        continue;
      }
      if (depth == 0 && (c == ',' || c == '}')) return true;
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']') --depth;
      ++at_;
    }
    return false;
  }

  std::string_view json_;
  size_t at_ = 0;
  bool ended_ = false;
};

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// \uXXXX at `at`; -1 where it is none.
int Hex4(std::string_view s, size_t at) {
  if (at + 6 > s.size() || s[at] != '\\' || s[at + 1] != 'u') return -1;
  int value = 0;
  for (size_t i = at + 2; i < at + 6; ++i) {
    const int digit = HexDigit(s[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

// The character an escape stands for and its length.
Unit Escape(std::string_view s, size_t at) {
  static constexpr std::string_view kNames = "\"\\/bfnrt", kValues = "\"\\/\b\f\n\r\t";
  const size_t simple = at + 1 < s.size() ? kNames.find(s[at + 1]) : std::string_view::npos;
  if (simple != std::string_view::npos) return {static_cast<unsigned char>(kValues[simple]), 2};
  const int first = Hex4(s, at);
  if (first < 0) return {kReplacement, 1};
  if (first < 0xD800 || first > 0xDFFF) return {static_cast<char32_t>(first), 6};
  const int second = first < 0xDC00 ? Hex4(s, at + 6) : -1;
  if (second < 0xDC00 || second > 0xDFFF) return {kReplacement, 6};
  return {0x10000 + (static_cast<char32_t>(first - 0xD800) << 10) + static_cast<char32_t>(second - 0xDC00),
          12};
}

std::string Scanner::Unescape(std::string_view string, TextBuilder* builder, size_t offset) {
  std::string out;
  const size_t end = string.size() > 1 && string.ends_with('"') ? string.size() - 1 : string.size();
  for (size_t at = 1; at < end;) {
    const Unit unit = string[at] == '\\' ? Escape(string.substr(0, end), at)
                                         : Unit{DecodeAt(string, at).value, DecodeAt(string, at).length};
    AppendUtf8(unit.value, &out);
    if (builder) {
      std::string one;
      AppendUtf8(unit.value, &one);
      builder->Put(one, offset + at, offset + at + unit.length);
    }
    at += unit.length;
  }
  return out;
}

bool IsMetadataKey(std::string_view key) {
  return key == "title" || key == "published" || key == "publisher" || key == "url" || key == "byline";
}

}  // namespace

Result<Contents> ReadJsonLine(std::string_view raw, const DecodeOptions& options) {
  auto decoded = DecodeOuter(raw, options);
  SULIEU_RETURN_IF_ERROR(decoded);
  Scanner scanner(decoded->text);
  if (!scanner.Open()) return Fail(ErrorCode::kEncoding, "the line is no JSON object");
  Contents contents;
  std::optional<Scanner::Member> text;
  while (auto member = scanner.Next()) {
    if (!member->closed) break;
    const std::string_view value =
        std::string_view(decoded->text).substr(member->begin, member->end - member->begin);
    if (member->key == "text" && member->is_string) {
      text = std::move(member);
    } else if (IsMetadataKey(member->key) && member->is_string) {
      contents.claims.push_back({member->key, Scanner::Unescape(value, nullptr, 0), "JSON " + member->key});
    }
  }
  if (!scanner.ended()) {
    return Fail(ErrorCode::kPartial,
                fmt::format("the JSON object breaks off at byte {} of its line", scanner.at()));
  }
  if (!text) return Fail(ErrorCode::kEmpty, "the JSON object has no `text`");
  TextBuilder builder(decoded->text);
  Scanner::Unescape(std::string_view(decoded->text).substr(text->begin, text->end - text->begin), &builder,
                    text->begin);
  return std::move(builder).Finish(options, std::move(*decoded), std::move(contents));
}

std::string JsonLineName(std::string_view line) {
  Scanner scanner(line);
  if (FindInvalidUtf8(line) || !scanner.Open()) return "";
  std::string name;
  while (const auto member = scanner.Next()) {
    if (!member->closed) break;
    for (std::string_view key : {"document", "path", "id"}) {
      if (member->key != key || (!name.empty() && key != "document")) continue;
      const std::string_view value = line.substr(member->begin, member->end - member->begin);
      name = member->is_string ? Scanner::Unescape(value, nullptr, 0) : std::string(value);
    }
  }
  return name;
}

bool BeginsJsonLine(std::string_view line) {
  // Bytes beyond ASCII may be cut at the end; they do not matter to the scanner.
  Scanner scanner(line);
  if (!scanner.Open()) return false;
  while (const auto member = scanner.Next()) {
    if (member->key == "text" && member->is_string) return true;
    if (!member->closed) return false;
  }
  return false;
}

}  // namespace sulieu
