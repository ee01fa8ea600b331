#include "pipeline/formats/html/page_metadata.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "pipeline/formats/html/blocks.h"
#include "pipeline/formats/html/furniture.h"

namespace sulieu {
namespace {

std::string Lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

constexpr size_t kLongestName = 80;  // bytes

// Names of meta tags (property, name or itemprop) and the field they give.
constexpr std::pair<std::string_view, std::string_view> kMetaNames[] = {
    {"article:published_time", "published"},
    {"og:article:published_time", "published"},
    {"datepublished", "published"},
    {"pubdate", "published"},
    {"publishdate", "published"},
    {"dc.date", "published"},
    {"dc.date.issued", "published"},
    {"dcterms.created", "published"},
    {"dc.created", "published"},
    {"parsely-pub-date", "published"},
    {"parsely-author", "byline"},
    {"og:title", "title"},
    {"dc.title", "title"},
    {"headline", "title"},
    {"og:site_name", "publisher"},
    {"dc.publisher", "publisher"},
    {"publisher", "publisher"},
    {"copyright", "publisher"},
    {"author", "byline"},
    {"article:author", "byline"},
    {"dc.creator", "byline"},
    {"og:url", "url"},
};

// Walks the page once and collects claims.
class Finder {
 public:
  std::vector<RankedClaim> Run(const GumboNode* root) {
    Visit(root);
    return std::move(found_);
  }

 private:
  void Add(Trust trust, std::string_view field, std::string_view value, std::string source) {
    std::string text = Collapsed(value);
    if (field == "published") text = IsoDay(text);
    if (field == "byline" && text.find("://") != std::string::npos) return;  // a profile, no name
    if (text.empty() || text.size() > 1000) return;
    found_.push_back({trust, {std::string(field), std::move(text), std::move(source)}});
  }

  void Visit(const GumboNode* node) {
    if (node->type == GUMBO_NODE_DOCUMENT) return Children(node->v.document.children);
    if (node->type != GUMBO_NODE_ELEMENT) return;
    switch (node->v.element.tag) {
      case GUMBO_TAG_META:
        Meta(node);
        break;
      case GUMBO_TAG_LINK:
        if (Attribute(node, "rel") == "canonical")
          Add(Trust::kMeta, "url", Attribute(node, "href"), "link canonical");
        break;
      case GUMBO_TAG_TITLE:
        Add(Trust::kTitle, "title", Words(node), "title");
        break;
      case GUMBO_TAG_TIME:
        Add(Trust::kTime, "published", Attribute(node, "datetime"), "time");
        break;
      case GUMBO_TAG_SCRIPT:
        if (Lower(Attribute(node, "type")) == "application/ld+json") JsonLd(Words(node));
        break;
      default:
        break;
    }
    const bool outer = furniture_;
    furniture_ = furniture_ || IsFurniture(node);
    if (!furniture_) Author(node);
    if (node->v.element.tag != GUMBO_TAG_META) Property(node);
    Children(node->v.element.children);
    furniture_ = outer;
  }

  static bool IsFurniture(const GumboNode* node) {
    if (node->v.element.tag == GUMBO_TAG_BODY) return false;
    return FurnitureName(Attribute(node, "class")) || FurnitureName(Attribute(node, "id"));
  }

  // A short element that is named the author's.
  void Author(const GumboNode* node) {
    const char* const source = Attribute(node, "rel") == "author"        ? "rel author"
                               : Attribute(node, "itemprop") == "author" ? "itemprop author"
                               : NamesAuthor(Attribute(node, "class"))   ? "class author"
                                                                         : nullptr;
    const std::string name = source ? AuthorIn(Words(node)) : "";
    if (name.size() <= kLongestName) Add(Trust::kWords, "byline", name, source ? source : "");
  }

  // RDFa within the text: <span property="dc:date" content="2014-10-02T15:31:08+07:00">.
  void Property(const GumboNode* node) {
    const std::string_view properties = Attribute(node, "property");
    for (std::string_view known : {"dc:date", "dc:created", "schema:datePublished"}) {
      if (properties.find(known) != std::string_view::npos)
        Add(Trust::kMeta, "published", Attribute(node, "content"), fmt::format("property {}", known));
    }
    if (Attribute(node, "itemprop") == "datePublished")
      Add(Trust::kMeta, "published", Attribute(node, "content"), "itemprop datePublished");
  }

  void Children(const GumboVector& children) {
    for (unsigned i = 0; i < children.length; ++i) Visit(static_cast<const GumboNode*>(children.data[i]));
  }

  static void AddWords(const GumboNode* node, std::string* out) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA)
      *out += node->v.text.text;
    if (node->type != GUMBO_NODE_ELEMENT) return;
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i)
      AddWords(static_cast<const GumboNode*>(children.data[i]), out);
  }

  static std::string Words(const GumboNode* node) {
    std::string words;
    AddWords(node, &words);
    return words;
  }

  void Meta(const GumboNode* node) {
    for (const char* attribute : {"property", "name", "itemprop"}) {
      const std::string name = Lower(Attribute(node, attribute));
      for (const auto& [known, field] : kMetaNames) {
        if (name == known) Add(Trust::kMeta, field, Attribute(node, "content"), fmt::format("meta {}", name));
      }
    }
  }

  void JsonLd(const std::string& json) {
    if (json.size() > (1 << 18)) return;
    const auto parsed = nlohmann::json::parse(json, nullptr, false);
    if (!parsed.is_discarded()) JsonLdObject(parsed, 0);
  }

  // A string, the `name` of an object, or that of the first of a list.
  static std::string NameOf(const nlohmann::json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_array() && !value.empty()) return value[0].is_array() ? "" : NameOf(value[0]);
    if (value.is_object() && value.contains("name") && value["name"].is_string())
      return value["name"].get<std::string>();
    return "";
  }

  void JsonLdObject(const nlohmann::json& value, int depth) {
    if (depth > 4) return;
    if (value.is_array()) {
      for (const auto& item : value) JsonLdObject(item, depth + 1);
    }
    if (!value.is_object()) return;
    if (value.contains("@graph")) JsonLdObject(value["@graph"], depth + 1);
    const std::string type = value.contains("@type") ? NameOf(value["@type"]) : "";
    if (type.find("Article") == std::string::npos && type != "BlogPosting" && type != "Report") return;
    static constexpr std::pair<const char*, const char*> kKeys[] = {
        {"headline", "title"}, {"datePublished", "published"}, {"copyright", "publisher"},
        {"author", "byline"},  {"publisher", "publisher"},     {"url", "url"}};
    for (const auto& [key, field] : kKeys) {
      if (value.contains(key)) Add(Trust::kJsonLd, field, NameOf(value[key]), fmt::format("JSON-LD {}", key));
    }
  }

  std::vector<RankedClaim> found_;
  bool furniture_ = false;
};

}  // namespace

std::vector<RankedClaim> FindElementClaims(const GumboNode* root) { return Finder().Run(root); }

std::string AuthorIn(std::string_view line) {
  static const RE2 kLabel(
      R"((?i)^[ (]*(?:được )?(?:(?:tác giả|người (?:đăng|viết|gửi)|(?:đăng|viết) bởi|bởi|posted by|by)|(?:tin|bài|ảnh)(?: viết)?(?: ?[,&/+\-] ?(?:tin|bài|ảnh)| và (?:tin|bài|ảnh))* ?:)[ :]*)");
  const std::string text = Collapsed(line);
  re2::StringPiece rest(text);
  RE2::Consume(&rest, kLabel);
  return RE2::PartialMatch(rest, R"(\d)") ? "" : std::string(rest);
}

std::string IsoDay(std::string_view text) {
  // Groups of digits with one and the same sign between them: year-month-day or day/month/year.
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] < '0' || text[at] > '9' || (at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9')) continue;
    int parts[3] = {}, digits[3] = {};
    size_t next = at;
    int count = 0;
    char sign = 0;
    while (count < 3) {
      while (next < text.size() && text[next] >= '0' && text[next] <= '9' && digits[count] < 5) {
        parts[count] = parts[count] * 10 + (text[next++] - '0');
        ++digits[count];
      }
      if (digits[count] == 0) break;
      if (++count == 3) break;
      if (next >= text.size() || (text[next] != '-' && text[next] != '/' && text[next] != '.') ||
          (sign && text[next] != sign))
        break;
      sign = text[next++];
    }
    if (count < 3) continue;
    if (digits[0] != 4) std::swap(parts[0], parts[2]), std::swap(digits[0], digits[2]);
    if (digits[0] != 4 || digits[2] > 2 || parts[1] < 1 || parts[1] > 12 || parts[2] < 1 || parts[2] > 31)
      continue;
    return fmt::format("{:04}-{:02}-{:02}", parts[0], parts[1], parts[2]);
  }
  return "";
}

}  // namespace sulieu
