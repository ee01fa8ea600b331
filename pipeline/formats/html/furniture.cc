#include "pipeline/formats/html/furniture.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/normalize/normalize.h"
#include "pipeline/rules/rule_set.h"

namespace sulieu {
namespace {

// Words in names of classes, as provincial portals and content systems write them, and what they are.
constexpr std::pair<std::string_view, const char*> kFurniture[] = {
    {"menu", "menu"},         {"nav", "menu"},           {"navbar", "menu"},
    {"navigation", "menu"},   {"breadcrumb", "menu"},    {"breadcrumbs", "menu"},
    {"topbar", "menu"},       {"toolbar", "menu"},       {"duongdan", "menu"},
    {"footer", "footer"},     {"copyright", "footer"},   {"chantrang", "footer"},
    {"sidebar", "sidebar"},   {"widget", "sidebar"},     {"rightcol", "sidebar"},
    {"leftcol", "sidebar"},   {"cotphai", "sidebar"},    {"cottrai", "sidebar"},
    {"weather", "sidebar"},   {"thoitiet", "sidebar"},   {"thongke", "sidebar"},
    {"statistic", "sidebar"}, {"statistics", "sidebar"}, {"visitor", "sidebar"},
    {"counter", "sidebar"},   {"poll", "sidebar"},       {"weblink", "sidebar"},
    {"weblinks", "sidebar"},  {"lienket", "sidebar"},    {"related", "related"},
    {"lienquan", "related"},  {"tinkhac", "related"},    {"tinlienquan", "related"},
    {"baikhac", "related"},   {"tinmoi", "related"},     {"tincu", "related"},
    {"othernews", "related"}, {"morenews", "related"},   {"recent", "related"},
    {"mostread", "related"},  {"docnhieu", "related"},   {"xemthem", "related"},
    {"comment", "comments"},  {"comments", "comments"},  {"binhluan", "comments"},
    {"ykien", "comments"},    {"disqus", "comments"},    {"share", "share"},
    {"social", "share"},      {"chiase", "share"},       {"addthis", "share"},
    {"rating", "share"},      {"danhgia", "share"},      {"banner", "advertising"},
    {"ads", "advertising"},   {"advert", "advertising"}, {"quangcao", "advertising"},
    {"popup", "advertising"}, {"modal", "advertising"},  {"cookie", "advertising"},
    {"paging", "menu"},       {"pagination", "menu"},    {"pager", "menu"},
    {"tags", "tags"},         {"tukhoa", "tags"},        {"search", "control"},
    {"binhchon", "share"},    {"vote", "share"},         {"timkiem", "control"},
    {"login", "control"},     {"dangnhap", "control"},   {"newsletter", "control"},
    {"print", "control"},     {"hotline", "sidebar"},
};

constexpr std::string_view kAuthor[] = {"author", "byline", "writer", "tacgia", "butdanh", "nguoiviet"};

constexpr size_t kLongestLine = 200;  // bytes

// The words of a name, and two or three in a row as one: `tin-lien-quan box` is tin, tinlien, tinlienquan ...
template <typename Found>
bool AnyWord(std::string_view class_or_id, const Found& found) {
  std::vector<std::string> words(1);
  bool small = false;
  for (char c : class_or_id.substr(0, 200)) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital) c = static_cast<char>(c + 32);
    const bool letter = c >= 'a' && c <= 'z';
    if ((!letter || (capital && small)) && !words.back().empty()) words.emplace_back();
    if (letter) words.back() += c;
    small = letter && !capital;
  }
  for (size_t i = 0; i < words.size(); ++i) {
    std::string joined;
    for (size_t n = 0; n < 3 && i + n < words.size(); ++n) {
      joined += words[i + n];
      if (found(joined)) return true;
    }
  }
  return false;
}

constexpr std::string_view kSectionRule = "furniture.section";

// The first rule that takes the line; one of sections goes before all (`Xem thêm` may be a button too).
std::string_view RuleOf(std::string_view line) {
  const re2::StringPiece input(line.data(), line.size());
  std::string_view first;
  for (size_t index : EmbeddedPassageRules().Possible(line)) {
    const auto& rule = EmbeddedPassageRules().rules[index];
    if (!RE2::PartialMatch(input, rule->regex())) continue;
    if (rule->id.starts_with(kSectionRule)) return rule->id;
    if (first.empty()) first = rule->id;
  }
  return first;
}

// The list of headings says of some what they stand above: comments, a side column.
const char* SectionReason(std::string_view line) {
  const size_t end = line.find_last_not_of(" :.…>»()0123456789");
  const auto* const entry = EmbeddedPassageRules().list("page_sections").Find(line.substr(0, end + 1));
  for (const char* reason : {"comments", "sidebar", "attachments"}) {
    if (entry && entry->canonical == reason) return reason;
  }
  return "related";
}

}  // namespace

const char* FurnitureName(std::string_view class_or_id) {
  const char* found = nullptr;
  AnyWord(class_or_id, [&](std::string_view word) {
    for (const auto& [name, reason] : kFurniture) {
      if (word == name) found = reason;
    }
    return found != nullptr;
  });
  return found;
}

bool NamesAuthor(std::string_view class_or_id) {
  return AnyWord(class_or_id, [](std::string_view word) {
    return std::find(std::begin(kAuthor), std::end(kAuthor), word) != std::end(kAuthor);
  });
}

Line ReadLine(std::string_view words) {
  if (words.empty() || words.size() > kLongestLine) return {};
  const auto normalized = Normalize(words);
  if (!normalized) return {};
  const std::string_view rule = RuleOf(normalized->text);
  if (rule.starts_with(kSectionRule)) return {LineKind::kSection, SectionReason(normalized->text)};
  if (rule == "furniture.contact") return {LineKind::kContact, nullptr};
  if (rule == "furniture.menu" || rule == "furniture.breadcrumb") return {LineKind::kTool, "menu"};
  for (std::string_view tool : {"tools", "view_counter", "rating", "visitors", "comments"}) {
    if (rule.starts_with("furniture.") && rule.substr(10) == tool) return {LineKind::kTool, "tools"};
  }
  if (rule == "byline.author" || rule == "byline.source") return {LineKind::kAuthor, nullptr};
  if (rule.starts_with("byline.")) return {LineKind::kPublished, nullptr};
  return {};
}

}  // namespace sulieu
