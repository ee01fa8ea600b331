#include "pipeline/report/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>

#include "pipeline/export/catalog.h"
#include "pipeline/show/fact_table.h"
#include "pipeline/show/html.h"

namespace sulieu {
namespace {

struct Entry {
  std::string_view name, en, vi;
};

constexpr Entry kKinds[] = {
    {"dates", "Dates", "Ngày tháng"},
    {"officials", "Officials", "Người và chức vụ"},
    {"ratios", "Ratios", "Tỷ số"},
    {"percentages", "Percentages", "Tỷ lệ phần trăm"},
    {"awards", "Awards", "Khen thưởng"},
    {"legal_refs", "Legal references", "Văn bản viện dẫn"},
    {"events", "Events", "Sự kiện"},
    {"totals", "Totals", "Tổng số"},
    {"quantities", "Quantities", "Số lượng"},
    {"checks", "What does not add up", "Chỗ không khớp"},
};

constexpr Entry kColumns[] = {
    {"edtf", "Date (EDTF)", "Thời gian (EDTF)"},
    {"start_date", "First day", "Ngày đầu"},
    {"end_date", "Last day", "Ngày cuối"},
    {"kind", "Kind", "Loại"},
    {"modifier", "Modifier", "Bổ nghĩa"},
    {"name", "Name", "Tên"},
    {"honorific", "Form of address", "Xưng hô"},
    {"rank", "Rank", "Hàm, học vị"},
    {"position", "Post", "Chức vụ"},
    {"organisation", "Organisation", "Cơ quan"},
    {"role", "Role", "Vai trò"},
    {"numerator", "Part", "Phần"},
    {"denominator", "Whole", "Trên tổng"},
    {"unit", "What is counted", "Đối tượng"},
    {"outcome", "What they attained", "Kết quả"},
    {"low", "From", "Từ"},
    {"high", "To", "Đến"},
    {"bound", "Bound", "Mức"},
    {"value", "Value", "Giá trị"},
    {"qualifier", "Bound", "Mức"},
    {"award", "Award", "Hình thức khen"},
    {"authority", "Given by", "Cơ quan tặng"},
    {"recipient", "Recipient", "Nơi nhận"},
    {"count", "Count", "Số lượng"},
    {"occasions", "Occasions", "Tính theo lượt"},
    {"reason", "For what", "Thành tích"},
    {"period", "Period", "Giai đoạn"},
    {"number", "Number", "Số hiệu"},
    {"issued_date", "Issued", "Ngày ban hành"},
    {"issuer", "Issued by", "Nơi ban hành"},
    {"subject", "Subject", "Trích yếu"},
    {"organiser", "Held by", "Đơn vị tổ chức"},
    {"place", "Place", "Địa điểm"},
    {"main", "Reported event", "Sự kiện chính"},
    {"total", "Total", "Tổng"},
    {"parts", "Parts", "Các phần"},
    {"parts_sum", "Sum of the parts", "Cộng các phần"},
    {"adds_up", "Adds up", "Khớp"},
    {"quote", "Words of the article", "Nguyên văn"},
    {"article", "Article", "Bài báo"},
    {"title", "Title", "Tiêu đề"},
    {"published", "Published", "Ngày đăng"},
    {"publisher", "Publisher", "Nơi đăng"},
    {"facts", "Facts", "Dữ kiện"},
    {"document", "File", "Tệp"},
    {"rule", "Rule", "Quy tắc"},
    {"fact_id", "Fact id", "Mã dữ kiện"},
    {"label", "Mark", "Dấu"},
};

// Columns whose values are words of ours, as `view.column`.
constexpr std::string_view kVocabularies[] = {"dates.kind",  "dates.modifier",    "officials.role",
                                              "ratios.kind", "percentages.bound", "quantities.qualifier"};

constexpr Entry kValues[] = {
    {"day", "day", "ngày"},
    {"month", "month", "tháng"},
    {"quarter", "quarter", "quý"},
    {"half_year", "half-year", "nửa năm"},
    {"year", "year", "năm"},
    {"school_year", "school year", "năm học"},
    {"interval", "interval", "khoảng"},
    {"decade", "decade", "thập niên"},
    {"century", "century", "thế kỷ"},
    {"start", "start of", "đầu"},
    {"mid", "middle of", "giữa"},
    {"end", "end of", "cuối"},
    {"about", "about", "khoảng"},
    {"before", "before", "trước"},
    {"after", "after", "sau"},
    {"chair", "chair", "chủ trì"},
    {"speaker", "speaker", "phát biểu"},
    {"attendee", "attendee", "dự"},
    {"presenter", "presenter", "trao tặng"},
    {"signatory", "signatory", "ký"},
    {"count_of_total", "count of total", "số trên tổng"},
    {"fraction", "fraction", "phân số"},
    {"rate", "rate", "tỷ suất"},
    {"exact", "exactly", "đúng"},
    {"at_least", "at least", "ít nhất"},
    {"at_most", "at most", "nhiều nhất"},
};

constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};

template <size_t N>
const Entry* Find(const Entry (&entries)[N], std::string_view name) {
  const auto* found = std::find_if(entries, entries + N, [&](const Entry& e) { return e.name == name; });
  return found == entries + N ? nullptr : found;
}

Words Of(const Entry& entry) { return {std::string(entry.en), std::string(entry.vi)}; }

// Requires: not negative.
std::string Group(int64_t number, char separator) {
  std::string digits = std::to_string(number);
  for (size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, separator);
  return digits;
}

int NumberIn(std::string_view text) {
  int number = -1;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

Words KindWords(std::string_view kind) {
  const Entry* const entry = Find(kKinds, kind);
  return entry ? Of(*entry) : Words{KindTitle(kind), KindTitle(kind)};
}

Words ColumnWords(std::string_view column) {
  const Entry* const entry = Find(kColumns, column);
  return entry ? Of(*entry) : Words{KindTitle(column), KindTitle(column)};
}

std::optional<Words> ValueWords(std::string_view view, std::string_view column, std::string_view value) {
  const ViewInfo* const info = FindView(view);
  if (info && FindColumn(*info, column).type == "boolean")
    return value == "1" ? Words{"yes", "có"} : Words{"no", "không"};
  const std::string place = fmt::format("{}.{}", view, column);
  if (std::find(std::begin(kVocabularies), std::end(kVocabularies), place) == std::end(kVocabularies))
    return std::nullopt;
  const Entry* const entry = Find(kValues, value);
  if (!entry) return std::nullopt;
  return Of(*entry);
}

Words NumberWords(int64_t number) { return {Group(number, ','), Group(number, '.')}; }

Words DateWords(std::string_view date) {
  const int month = date.size() >= 7 ? NumberIn(date.substr(5, 2)) : 0;
  const Words plain{std::string(date), std::string(date)};
  if (date.size() == 4) return {plain.en, "năm " + plain.vi};
  if (month < 1 || month > 12 || (date.size() != 7 && date.size() != 10)) return plain;
  const std::string_view name = kMonths[month - 1], year = date.substr(0, 4);
  if (date.size() == 7) return {fmt::format("{} {}", name, year), fmt::format("tháng {}/{}", month, year)};
  const int day = NumberIn(date.substr(8, 2));
  return {fmt::format("{} {} {}", day, name, year), fmt::format("{}/{}/{}", day, month, year)};
}

Words CountWords(int64_t number, std::string_view one, std::string_view many, std::string_view vi) {
  Words words = NumberWords(number);
  words.en.append(" ").append(number == 1 ? one : many);
  words.vi.append(" ").append(vi);
  return words;
}

Words operator+(Words a, const Words& b) {
  a.en += b.en;
  a.vi += b.vi;
  return a;
}

std::string Both(const Words& words) {
  return fmt::format("<span class=\"en\" lang=\"en\">{}</span><span class=\"vi\" lang=\"vi\">{}</span>",
                     words.en, words.vi);
}

std::string BothEscaped(const Words& words) { return Both({EscapeHtml(words.en), EscapeHtml(words.vi)}); }

}  // namespace sulieu
