#include "pipeline/read/http_body.h"

#include <fmt/format.h>

#include <charconv>

#include "pipeline/base/trim.h"
#include "pipeline/read/inflate.h"

namespace sulieu {
namespace {

constexpr std::string_view kSpace = " \t\r";

std::string Small(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

// The line at `at`, which moves behind it; nothing when no line ends there.
bool TakeLine(std::string_view text, size_t* at, std::string_view* line) {
  const size_t end = text.find('\n', *at);
  if (end == std::string_view::npos) return false;
  *line = text.substr(*at, end - *at);
  if (line->ends_with('\r')) line->remove_suffix(1);
  *at = end + 1;
  return true;
}

}  // namespace

// Some archivers store the body without its chunks but keep the field: then it is returned as it stands.
std::string Unchunk(std::string_view body, bool* cut) {
  std::string out;
  for (size_t at = 0;;) {
    std::string_view line;
    size_t size = 0;
    if (!TakeLine(body, &at, &line)) break;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (error != std::errc() || (end != line.data() + line.size() && *end != ';' && *end != ' ')) {
      if (out.empty()) return std::string(body);
      break;
    }
    if (size == 0) return out;
    out += body.substr(at, size);
    if (size > body.size() - at) break;
    at += size;
    if (body.substr(at, 2) == "\r\n")
      at += 2;
    else if (body.substr(at, 1) == "\n")
      ++at;
  }
  if (out.empty()) return std::string(body);
  *cut = true;
  return out;
}

void HeaderFields::AddLine(std::string_view line) {
  if (!line.empty() && (line[0] == ' ' || line[0] == '\t')) {
    if (!fields_.empty()) fields_.back().second.append(" ").append(Trim(line, kSpace));
    return;
  }
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  fields_.emplace_back(Small(Trim(line.substr(0, colon), kSpace)),
                       std::string(Trim(line.substr(colon + 1), kSpace)));
}

std::string_view HeaderFields::Get(std::string_view small_name) const {
  for (const auto& [name, value] : fields_) {
    if (name == small_name) return value;
  }
  return "";
}

Result<HttpMessage> ReadHttpMessage(std::string_view message, size_t limit) {
  HttpMessage out;
  size_t at = 0;
  std::string_view line;
  if (!TakeLine(message, &at, &line)) return Fail(ErrorCode::kPartial, "the HTTP header breaks off");
  const size_t space = std::min(line.find(' '), line.size());
  std::from_chars(line.data() + std::min(space + 1, line.size()), line.data() + line.size(), out.status);
  for (;;) {
    if (!TakeLine(message, &at, &line)) return Fail(ErrorCode::kPartial, "the HTTP header breaks off");
    if (line.empty()) break;
    out.fields.AddLine(line);
  }
  out.header_size = at;
  std::string_view body = message.substr(at);
  const std::string_view length = out.fields.Get("content-length");
  uint64_t size = 0;
  const bool has_length =
      std::from_chars(length.data(), length.data() + length.size(), size).ec == std::errc();
  const bool chunked = Small(out.fields.Get("transfer-encoding")).find("chunked") != std::string::npos;
  if (!chunked && has_length && body.size() < size) out.cut = true;
  out.body = chunked ? Unchunk(body, &out.cut) : std::string(body);
  const std::string encoding = Small(out.fields.Get("content-encoding"));
  if (encoding.empty() || encoding == "identity" || out.body.empty()) return out;
  if (encoding != "gzip" && encoding != "x-gzip" && encoding != "deflate") {
    return Fail(ErrorCode::kUnsupported, fmt::format("its body is compressed by `{}`", encoding));
  }
  const bool plain =
      encoding != "deflate" && !out.body.starts_with("\x1F\x8B");  // stored uncompressed already
  if (plain) return out;
  auto inflated = InflateBody(out.body, limit);
  SULIEU_RETURN_IF_ERROR(inflated);
  out.body = std::move(*inflated);
  return out;
}

}  // namespace sulieu
