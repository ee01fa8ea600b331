#include "pipeline/formats/html/page_words.h"

#include <re2/re2.h>

#include <algorithm>
#include <set>

#include "pipeline/formats/html/html.h"
#include "pipeline/formats/html/title.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

// How the names of those begin who publish pages: portals and papers, offices.
#define SULIEU_MEDIA                                                                                                      \
  "cổng (?:thông tin|giao tiếp|ttđt)|trang (?:thông tin|tin)|website|(?:nhật |tuần |thời )?báo|tạp chí|" \
  "đài (?:phát|truyền|tiếng)|truyền hình|tiếng nói"
#define SULIEU_OFFICES                                                                                                                      \
  "ubnd|hđnd|ủy ban|uỷ ban|sở|cục|chi cục|công an|bộ|tỉnh (?:ủy|đoàn)|thành (?:ủy|đoàn)|huyện (?:ủy|đoàn)|"  \
  "thị ủy|đảng bộ|trường|hội (?:liên|nông|phụ|cựu|chữ|nhà|luật|văn|khoa|nghề)|phòng|viện|trung tâm|bệnh " \
  "viện|học viện|liên đoàn"

const RE2& MediaName() {
  static const RE2 kName("(?i)^(?:" SULIEU_MEDIA ") ");
  return kName;
}

const RE2& PublisherName() {
  static const RE2 kName("(?i)^(?:" SULIEU_MEDIA "|" SULIEU_OFFICES ") ");
  return kName;
}

// `Bản quyền © 2023 Cổng thông tin điện tử thành phố X.`; group 1 is there where the line claims rights.
const RE2& FootLine() {
  static const RE2 kLine(
      "(?i)^((?:bản quyền|copyright|©|®|\\(c\\)|thuộc về|thuộc|của|\\d{4}|[ ©:-])*)((?:" SULIEU_MEDIA
      "|" SULIEU_OFFICES ") [^.,|:;*()]*?)(?: [-–] .*| *[.,|:;*(].*)?$");
  return kLine;
}

#undef SULIEU_MEDIA
#undef SULIEU_OFFICES

// The name of an office is short; with more words it is the beginning of a headline.
constexpr int kOfficeWords = 7;

bool IsGeneric(std::string_view author) {
  const std::string name = FoldForLookup(author);
  for (std::string_view generic :
       {"admin", "administrator", "super user", "webmaster", "quản trị", "quản trị viên"}) {
    if (name == generic) return true;
  }
  return false;
}

bool IsDomain(std::string_view name) {
  return name.find(' ') == std::string_view::npos && name.find('.') != std::string_view::npos;
}

class Settler {
 public:
  Settler(std::vector<RankedClaim> claims, const std::vector<Block>& blocks, const MainText& main)
      : claims_(std::move(claims)), blocks_(blocks), main_(main) {
    for (size_t i = 0; i < blocks.size(); ++i) {
      if (main.reasons[i]) continue;
      if (kept_ == 0) first_ = i;
      kept_ = i + 1;
    }
  }

  std::vector<MetadataClaim> Run() && {
    SettleTitles();
    SettleAuthors();
    ReadPublicationLines();
    ReadSignature();
    ReadFoot();
    std::stable_sort(claims_.begin(), claims_.end(),
                     [](const RankedClaim& a, const RankedClaim& b) { return a.trust < b.trust; });
    std::vector<MetadataClaim> sorted;
    for (RankedClaim& ranked : claims_) sorted.push_back(std::move(ranked.claim));
    return sorted;
  }

 private:
  void Add(Trust trust, const char* field, std::string_view value, const char* source) {
    if (!value.empty()) claims_.push_back({trust, {field, std::string(value), source}});
  }

  // A title that holds the heading is cut to it; what is left may be the name of the site.
  void SettleTitles() {
    std::vector<RankedClaim> claims;
    claims.swap(claims_);
    for (RankedClaim& ranked : claims) {
      MetadataClaim& claim = ranked.claim;
      if (claim.field == "publisher" && IsDomain(claim.value)) ranked.trust = Trust::kSurroundings;
      if (claim.field == "title" && !SettleTitle(ranked.trust, &claim)) continue;
      claims_.push_back(std::move(ranked));
    }
    if (!main_.title.empty())
      Add(Trust::kHeading, "title", main_.title, blocks_[main_.heading].first_heading ? "h1" : "heading");
  }

  // False where it is the site's name and no title: only `title` can be, the others are about the article.
  bool SettleTitle(Trust trust, MetadataClaim* claim) {
    const std::string title = claim->value;
    const auto rest = WithoutHeading(title, main_.title);
    if (rest) claim->value = main_.title;
    if (!rest && trust != Trust::kTitle) return true;
    const std::string_view name = rest ? SiteName(rest->words, rest->behind) : SiteName(title, false);
    Add(Trust::kTitle, "publisher", name, claim->source.c_str());
    return rest || name.empty();
  }

  // Of the parts of a title the one that names a publisher; else the last one, where any will do.
  static std::string_view SiteName(std::string_view title, bool any) {
    const auto parts = SplitTitle(title);
    for (std::string_view part : parts) {
      const re2::StringPiece words(part.data(), part.size());
      const auto spaces = std::count(part.begin(), part.end(), ' ');
      if (RE2::PartialMatch(words, MediaName())) return part;
      if (spaces < kOfficeWords && RE2::PartialMatch(words, PublisherName())) return part;
    }
    return any ? parts.back() : "";
  }

  // Accounts are no authors; a paper that is named as one is the publisher.
  void SettleAuthors() {
    std::set<std::string> publishers;
    for (const RankedClaim& ranked : claims_) {
      if (ranked.claim.field == "publisher") publishers.insert(ranked.claim.value);
    }
    std::erase_if(claims_, [&](const RankedClaim& ranked) {
      const std::string& name = ranked.claim.value;
      return ranked.claim.field == "byline" && (IsGeneric(name) || publishers.contains(name));
    });
    for (RankedClaim& ranked : claims_) {
      MetadataClaim& claim = ranked.claim;
      if (claim.field == "byline" && RE2::PartialMatch(claim.value, MediaName())) claim.field = "publisher";
    }
  }

  void ReadPublicationLines() {
    static const RE2 kWriter(R"((?i)(?:viết|đăng) bởi:? ([^\d|]{2,40}?) (?:vào|lúc|ngày))");
    for (size_t i = first_; i < kept_; ++i) {
      if (main_.reasons[i] || main_.lines[i].kind != LineKind::kPublished) continue;
      const std::string words = WordsOf(blocks_[i]);
      Add(Trust::kWords, "published", IsoDay(words), kPublicationLine);
      std::string writer;
      if (RE2::PartialMatch(words, kWriter, &writer) && !IsGeneric(writer))
        Add(Trust::kWords, "byline", writer, kPublicationLine);
    }
  }

  // One short line at the right edge behind the text; two are the signature of an official.
  void ReadSignature() {
    std::string name;
    for (size_t i = kept_; i-- > first_;) {
      if (main_.reasons[i] || main_.lines[i].kind == LineKind::kPublished) continue;
      const bool own = blocks_[i].right || blocks_[i].author;
      if (!own || blocks_[i].letters >= 40) break;
      if (!name.empty()) return;
      name = AuthorIn(WordsOf(blocks_[i]));
    }
    if (!name.starts_with("Theo ") && !IsGeneric(name)) Add(Trust::kWords, "byline", name, "signature");
  }

  // Whose page it is, as its foot has it, else its head.
  void ReadFoot() {
    std::string rights, name, words;
    for (size_t i = kept_; i < blocks_.size(); ++i) {
      const std::string line = WordsOf(blocks_[i]);
      if (line.size() > 1000 || !RE2::FullMatch(line, FootLine(), &rights, &name)) continue;
      if (!rights.empty()) words = name;
      if (words.empty() && RE2::PartialMatch(name, MediaName())) words = name;
      if (!rights.empty()) break;
    }
    for (size_t i = 0; i < first_ && words.empty(); ++i) {
      const std::string line = WordsOf(blocks_[i]);
      if (line.size() < 200 && RE2::PartialMatch(line, PublisherName())) words = line;
    }
    Add(Trust::kSurroundings, "publisher", words, "foot or head of the page");
  }

  std::vector<RankedClaim> claims_;
  const std::vector<Block>& blocks_;
  const MainText& main_;
  size_t first_ = 0, kept_ = 0;  // the blocks that are kept are in [first_, kept_)
};

}  // namespace

std::vector<MetadataClaim> SettleClaims(std::vector<RankedClaim> elements, const std::vector<Block>& blocks,
                                        const MainText& main) {
  return Settler(std::move(elements), blocks, main).Run();
}

}  // namespace sulieu
