#include "pipeline/read/metadata.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <optional>

#include "pipeline/decode/decode.h"
#include "pipeline/normalize/normalize.h"
#include "pipeline/read/csv.h"

namespace sulieu {
namespace {

constexpr std::string_view kKeys = "path, published, title, publisher, url, byline, encoding";

std::optional<int> Digits(std::string_view text, size_t begin, size_t length) {
  int value = 0;
  if (begin + length > text.size()) return std::nullopt;
  const char* const first = text.data() + begin;
  const auto [end, error] = std::from_chars(first, first + length, value);
  if (error != std::errc() || end != first + length || value < 0) return std::nullopt;
  return value;
}

}  // namespace

bool SetMetadata(std::string_view key, std::string value, Metadata* metadata) {
  const std::pair<std::string_view, std::string*> fields[] = {
      {"published", &metadata->published}, {"title", &metadata->title},
      {"publisher", &metadata->publisher}, {"url", &metadata->url},
      {"byline", &metadata->byline},       {"encoding", &metadata->encoding}};
  for (const auto& [name, field] : fields) {
    if (name != key) continue;
    *field = std::move(value);
    return true;
  }
  return false;
}

bool IsPublicationDate(std::string_view text) {
  if (text.empty()) return true;
  const auto year = Digits(text, 0, 4), month = Digits(text, 5, 2);
  if (!year || !month || text[4] != '-' || *month < 1 || *month > 12) return false;
  if (text.size() == 7) return true;
  const auto day = Digits(text, 8, 2);
  if (!day || text[7] != '-') return false;
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return false;
  return std::chrono::year_month_day{std::chrono::year{*year},
                                     std::chrono::month{static_cast<unsigned>(*month)},
                                     std::chrono::day{static_cast<unsigned>(*day)}}
      .ok();
}

// Reads either form, collecting every mistake.
class MetadataParser {
 public:
  explicit MetadataParser(std::string_view name) : name_(name) {}

  Result<MetadataTable> Run(std::string_view content) {
    if (const auto bad = FindInvalidUtf8(content)) {
      const auto line =
          std::count(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(*bad), '\n');
      return Fail(ErrorCode::kUsage, fmt::format("{}:{}: not UTF-8", name_, line + 1));
    }
    const size_t first = content.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first != std::string_view::npos && content[first] == '{') {
      ReadJsonLines(content);
    } else {
      ReadCsv(content);
    }
    if (!errors_.empty()) return Fail(ErrorCode::kUsage, errors_);
    return std::move(table_);
  }

 private:
  void Report(int line, std::string_view message) {
    errors_ += fmt::format("{}{}:{}: {}", errors_.empty() ? "" : "\n", name_, line, message);
  }

  void ReadJsonLines(std::string_view content) {
    if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
    int line = 0;
    while (!content.empty()) {
      const size_t end = std::min(content.find('\n'), content.size());
      const std::string_view row = content.substr(0, end);
      content.remove_prefix(std::min(end + 1, content.size()));
      ++line;
      if (row.find_first_not_of(" \t\r") != std::string_view::npos) ReadJsonLine(line, row);
    }
  }

  void ReadJsonLine(int line, std::string_view row) {
    simdjson::dom::object object;
    if (const auto error = parser_.parse(simdjson::padded_string(row)).get(object)) {
      return Report(line, fmt::format("not a JSON object: {}", simdjson::error_message(error)));
    }
    std::string path;
    Metadata metadata;
    for (const auto& [key, value] : object) {
      std::string_view text;
      if (value.get(text) != simdjson::SUCCESS && !value.is_null()) {
        Report(line, fmt::format("`{}` must be a string or null", key));
      } else {
        Set(line, key, text, &path, &metadata);
      }
    }
    Add(line, path, std::move(metadata));
  }

  void ReadCsv(std::string_view content) {
    const auto rows = ParseCsv(content);
    if (!rows) {
      errors_ = fmt::format("{}: {}", name_, rows.error().message);
      return;
    }
    if (rows->empty()) return Report(1, "the file is empty; expected JSON lines or CSV with a header");
    const CsvRow& header = rows->front();
    for (const std::string& column : header.fields) CheckKey(header.line, column, "column");
    if (std::find(header.fields.begin(), header.fields.end(), "path") == header.fields.end()) {
      Report(header.line, fmt::format("the header has no column `path`; columns are {}", kKeys));
    }
    if (!errors_.empty()) return;
    for (size_t i = 1; i < rows->size(); ++i) ReadCsvRow(header, (*rows)[i]);
  }

  void ReadCsvRow(const CsvRow& header, const CsvRow& row) {
    if (row.fields.size() != header.fields.size()) {
      return Report(row.line, fmt::format("{} fields where the header has {}", row.fields.size(),
                                          header.fields.size()));
    }
    std::string path;
    Metadata metadata;
    for (size_t i = 0; i < row.fields.size(); ++i) {
      Set(row.line, header.fields[i], row.fields[i], &path, &metadata);
    }
    Add(row.line, path, std::move(metadata));
  }

  bool CheckKey(int line, std::string_view key, std::string_view what) {
    Metadata scratch;
    if (key == "path" || SetMetadata(key, "", &scratch)) return true;
    Report(line, fmt::format("unknown {} `{}`; known are {}", what, key, kKeys));
    return false;
  }

  void Set(int line, std::string_view key, std::string_view value, std::string* path, Metadata* metadata) {
    if (key == "path") {
      *path = value;
      return;
    }
    if (!CheckKey(line, key, "key")) return;
    if (key == "published" && !IsPublicationDate(value)) {
      return Report(line, fmt::format("`published` is `{}`; write an ISO date such as 2020-01-06", value));
    }
    if (key == "encoding" && !value.empty() && !IsEncodingLabel(value)) {
      return Report(line, fmt::format("`encoding` is `{}`; known are {}", value, EncodingLabels()));
    }
    SetMetadata(key, std::string(value), metadata);
  }

  void Add(int line, const std::string& path, const Metadata& metadata) {
    if (path.empty()) return Report(line, "`path` is missing");
    const std::string key = std::filesystem::path(path).lexically_normal().string();
    const auto [known, added] = table_.by_path_.emplace(key, MetadataTable::Entry{metadata});
    if (!added && known->second.metadata != metadata) {
      Report(line, fmt::format("`{}` was given before with other values", path));
    }
  }

  std::string name_;
  std::string errors_;
  simdjson::dom::parser parser_;
  MetadataTable table_;
};

Result<MetadataTable> MetadataTable::Parse(std::string_view name, std::string_view content) {
  return MetadataParser(name).Run(content);
}

Metadata MetadataTable::Find(std::string_view document_name) const {
  while (!by_path_.empty() && !document_name.empty()) {
    const auto found = by_path_.find(std::string(document_name));
    if (found != by_path_.end()) {
      found->second.used = true;
      return found->second.metadata;
    }
    const size_t slash = document_name.find_first_of("/!");
    if (slash == std::string_view::npos) break;
    document_name.remove_prefix(slash + 1);
  }
  return {};
}

std::vector<std::string> MetadataTable::Unused() const {
  std::vector<std::string> unused;
  for (const auto& [path, entry] : by_path_) {
    if (!entry.used) unused.push_back(path);
  }
  std::sort(unused.begin(), unused.end());
  return unused;
}

}  // namespace sulieu
