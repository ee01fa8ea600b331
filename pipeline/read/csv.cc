#include "pipeline/read/csv.h"

#include <fmt/format.h>

namespace sulieu {
namespace {

class CsvParser {
 public:
  explicit CsvParser(std::string_view text) : text_(text) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  }

  Result<std::vector<CsvRow>> Run() {
    std::vector<CsvRow> rows;
    while (at_ < text_.size()) {
      CsvRow row;
      row.line = line_;
      SULIEU_RETURN_IF_ERROR(ReadRow(&row));
      if (row.fields.size() > 1 || !row.fields.front().empty()) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  Status ReadRow(CsvRow* row) {
    for (;;) {
      row->fields.emplace_back();
      SULIEU_RETURN_IF_ERROR(ReadField(&row->fields.back()));
      if (at_ >= text_.size()) return {};
      if (text_[at_++] == ',') continue;
      if (text_[at_ - 1] == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
      ++line_;
      return {};
    }
  }

  // Stops at the comma or line break behind the field.
  Status ReadField(std::string* field) {
    if (at_ < text_.size() && text_[at_] == '"') return ReadQuoted(field);
    while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n' && text_[at_] != '\r') {
      if (text_[at_] == '"') {
        return Fail(
            ErrorCode::kUsage,
            fmt::format("line {}: a quote inside a field; put the whole field in quotes and double it",
                        line_));
      }
      *field += text_[at_++];
    }
    return {};
  }

  Status ReadQuoted(std::string* field) {
    const int begin = line_;
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\n') ++line_;
      if (c != '"') {
        *field += c;
        continue;
      }
      if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        *field += text_[++at_];
        continue;
      }
      ++at_;
      if (at_ >= text_.size() || text_[at_] == ',' || text_[at_] == '\n' || text_[at_] == '\r') return {};
      return Fail(ErrorCode::kUsage, fmt::format("line {}: text behind a closing quote", line_));
    }
    return Fail(ErrorCode::kUsage, fmt::format("line {}: the quote that opens here is not closed", begin));
  }

  std::string_view text_;
  size_t at_ = 0;
  int line_ = 1;
};

}  // namespace

Result<std::vector<CsvRow>> ParseCsv(std::string_view text) { return CsvParser(text).Run(); }

}  // namespace sulieu
