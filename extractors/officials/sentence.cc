#include "extractors/officials/sentence.h"

#include <algorithm>
#include <set>

#include "extractors/phrases/syllables.h"
#include "pipeline/text/word_hash.h"

namespace sulieu {
namespace {

using Kind = Item::Kind;

constexpr size_t kMaxBracketWords = 16;

bool IsAnyOf(const Word& word, std::initializer_list<std::string_view> keys) {
  return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) { return word.key == key; });
}

bool IsDash(const Word& word) { return IsAnyOf(word, {"-", "–", "—", "‒"}); }

class ItemReader {
 public:
  ItemReader(const PhraseReader& reader, const WordList& links)
      : reader_(reader), words_(reader.words()), links_(links) {}

  std::vector<Item> Run() {
    while (at_ < words_.size()) ReadItem();
    return std::move(items_);
  }

 private:
  void ReadItem() {
    if (words_[at_].kind == Word::Kind::kPunctuation) return ReadPunctuation();
    if (IsPlain()) {
      Push(Kind::kOther, at_ + 1);
      items_.back().cites = false;  // `theo` cites with what stands right behind it
      return;
    }
    if (SkipAge() || SkipAside() || ReadPlural() || ReadPost() || ReadRank() || ReadTitle() ||
        ReadHonorific() || ReadExpectedName() || SkipOrganisation() || ReadName() || ReadLink()) {
      return;
    }
    if (IsAnyOf(words_[at_], {"và", "cùng"})) return Push(Kind::kAnd, at_ + 1);
    if (words_[at_].Is("gồm")) return Push(Kind::kColon, at_ + 1);
    if (words_[at_].Is("kiêm")) return Push(Kind::kComma, at_ + 1);
    const bool cites = words_[at_].Is("theo");
    const bool signs = words_[at_].Is("ký") || words_[at_].Is("kí");
    const bool says = words_[at_].Is("rằng") ||
                      (IsAnyOf(words_[at_], {"biết", "hay"}) && at_ > 0 && words_[at_ - 1].Is("cho"));
    Push(Kind::kOther, at_ + 1);
    items_.back().cites = cites;
    items_.back().signs |= signs;
    items_.back().says |= says;
  }

  // Most words: in lower case, in no list, none of those the functions here ask for by themselves.
  bool IsPlain() const {
    static const std::set<uint64_t> kAsked = [] {
      std::set<uint64_t> hashes;
      for (std::string_view key : {"và", "cùng", "gồm", "kiêm", "theo", "ký", "kí", "rằng", "biết", "hay",
                                   "sn", "sinh", "các", "những", "hai", "ba", "bốn"})
        hashes.insert(HashWord(key));
      return hashes;
    }();
    const Word& word = words_[at_];
    if (word.kind != Word::Kind::kWord || word.capital || reader_.InAnyList(at_)) return false;
    const WordList::Phrase link = links_.Find(HashPhrase(0, word.hash));
    return !link.entry && !link.longer && !MayBeAside() && !kAsked.contains(word.hash);
  }

  bool MayBeAside() const {
    const size_t count = items_.size();
    return count >= 2 && items_[count - 1].kind == Kind::kComma && items_[count - 2].kind == Kind::kName;
  }

  void Push(Kind kind, size_t end) {
    if (kind == Kind::kOther && !items_.empty() && items_.back().kind == kind && !items_.back().appoints) {
      items_.back().end = end;
    } else {
      Item item;
      item.kind = kind;
      item.begin = at_;
      item.end = end;
      items_.push_back(item);
    }
    at_ = end;
  }

  void ReadPunctuation() {
    const Word& word = words_[at_];
    if (word.Is(",") || IsDash(word) || word.Is("|")) {
      Push(Kind::kComma, at_ + 1);
      items_.back().dash = IsDash(word);
      return;
    }
    if (word.Is("→")) return Push(Kind::kLink, at_ + 1);  // Trưởng Công an huyện → Trưởng phòng
    if (word.Is(";")) return Push(Kind::kSemicolon, at_ + 1);
    if (word.Is(":")) return Push(Kind::kColon, at_ + 1);
    if (word.Is(")")) return Push(Kind::kClose, at_ + 1);
    if (word.Is("(")) return ReadBracket();
    if (word.Is("[") && at_ + 2 < words_.size() && words_[at_ + 2].Is("]")) {  // Tư lệnh Quân khu 7 [*]
      at_ += 3;
      return;
    }
    // the dot of `Đ.c`, the stars and bullets of lists
    if (word.Is("*") || word.Is("+") || word.Is("•") || word.Is("/")) {
      ++at_;
      return;
    }
    Push(Kind::kOther, at_ + 1);
  }

  // A bracket without a post is passed over: `(bìa phải)`, `(SN 1962)`.
  void ReadBracket() {
    const size_t limit = std::min(words_.size(), at_ + kMaxBracketWords);
    for (size_t i = at_ + 1; i < limit; ++i) {
      if (reader_.match(i).Length(PhraseList::kPostHead) > 0 || reader_.RankEnd(i)) break;
      if (words_[i].Is(")")) {
        // Sáu Đực (Lê Văn Bền): the name in full
        const auto name = reader_.KnownNameEnd(at_ + 1);
        if (name && *name == i && words_[i - 1].key == words_[at_ - 1].key && !items_.empty() &&
            items_.back().kind == Kind::kName && items_.back().end == at_) {
          items_.back().begin = at_ + 1;
          items_.back().end = i;
        }
        at_ = i + 1;
        return;
      }
    }
    Push(Kind::kOpen, at_ + 1);
  }

  // `, 54 tuổi`, `, sinh năm 1960`: passed over with its comma.
  bool SkipAge() {
    size_t end = at_;
    if (at_ + 1 < words_.size() && words_[at_].kind == Word::Kind::kNumber && words_[at_ + 1].Is("tuổi"))
      end += 2;
    if (words_[at_].Is("sn") && at_ + 1 < words_.size()) end += 2;
    if (words_[at_].Is("sinh") && at_ + 2 < words_.size() && words_[at_ + 1].Is("năm")) end += 3;
    if (end == at_) return false;
    if (!items_.empty() && items_.back().kind == Kind::kComma) items_.pop_back();
    at_ = end;
    return true;
  }

  // Behind a name and a comma: where the person lives (`, bản Nậm Sẻ và anh B`) and up to four words in lower
  // case before the comma of a post (`, thầy cúng chính, Trưởng Ban`) are passed over.
  bool SkipAside() {
    if (!MayBeAside()) return false;
    if (reader_.Post(at_) || words_[at_].capital || words_[at_].kind != Word::Kind::kWord) return false;
    size_t end = reader_.match(at_).Length(PhraseList::kUnit) > 0 ? reader_.PlaceEnd(at_).value_or(at_) : at_;
    if (end == at_) end = OriginEnd();
    if (end == at_) {
      while (end < words_.size() && end < at_ + 4 && words_[end].kind == Word::Kind::kWord &&
             !words_[end].capital && !reader_.EndWordEnd(end) &&
             !(end + 1 < words_.size() && words_[end + 1].capital)) {
        ++end;
      }
      if (end + 1 >= words_.size() || !words_[end].Is(",") || !reader_.Post(end + 1)) return false;
    }
    items_.pop_back();
    at_ = end;
    return true;
  }

  // `, quê (ở) xã A, huyện B,`, `, dân tộc Thái,`: to the last comma before a post, a link or a clause.
  size_t OriginEnd() const {
    if (!IsAnyOf(words_[at_], {"quê", "trú", "ngụ", "dân"})) return at_;
    const bool people = words_[at_].Is("dân");
    if (people && !(at_ + 1 < words_.size() && words_[at_ + 1].Is("tộc"))) return at_;
    size_t end = at_ + 1;
    while (end < words_.size() && end < at_ + (people ? 4 : 9) && !words_[end].Is(",")) ++end;
    if (end >= words_.size() || !words_[end].Is(",")) return at_;
    while (!people && end + 1 < words_.size() && words_[end].Is(",")) {
      const auto place = reader_.PlaceEnd(end + 1);
      if (!place || reader_.Post(end + 1)) break;
      end = *place;
    }
    return end;
  }

  // các Phó Giám đốc, hai Phó Chủ tịch, các ông
  bool ReadPlural() {
    if (const auto end = reader_.HonorificEnd(at_); end && reader_.IsPluralHonorific(at_)) {
      Push(Kind::kHonorific, *end);
      items_.back().plural = true;
      return true;
    }
    const bool count = words_[at_].kind == Word::Kind::kNumber && words_[at_].span.size() <= 2;
    if (!count && !IsAnyOf(words_[at_], {"các", "những", "hai", "ba", "bốn"})) return false;
    const auto post = reader_.Post(at_ + 1);
    if (!post || (post->weak && post->organisation >= post->end)) return false;
    ++at_;
    Push(Kind::kPost, post->end);
    items_.back().post = *post;
    items_.back().plural = true;
    return true;
  }

  bool ReadPost() {
    const auto post = reader_.Post(at_);
    if (!post) return false;
    // `..., đại biểu các ban, ngành`: no post behind a name, but one before it (đại biểu A)
    if (words_[post->head_end - 1].Is("biểu") && post->organisation >= post->end && !items_.empty() &&
        (items_.back().kind == Kind::kComma || items_.back().kind == Kind::kAnd) &&
        !reader_.NameEnd(post->end)) {
      return false;
    }
    if (post->weak && post->organisation >= post->end) {
      // no post, but no end of an enumeration either: ông A - Trưởng nhóm, Phó Bí thư Tỉnh ủy
      if (items_.empty() || items_.back().kind != Kind::kComma) return false;
      Push(Kind::kComma, post->end);
      return true;
    }
    // đại hội đại biểu Đảng bộ tỉnh
    if (at_ > 0 && words_[post->head_end - 1].Is("biểu") && words_[at_ - 1].Is("hội")) return false;
    if (at_ > 0 && words_[at_].Is("vụ") && IsAnyOf(words_[at_ - 1], {"chức", "nhiệm", "nghĩa"})) return false;
    if (at_ > 0 &&
        IsAnyOf(words_[at_ - 1], {"viên", "ghế", "ban", "hàm", "đoàn", "cấp", "mỗi", "cô", "thầy"}) &&
        !words_[at_].capital && !(!items_.empty() && items_.back().plural)) {
      return false;
    }
    const size_t before = at_;
    const bool plural = !items_.empty() && items_.back().kind == Kind::kHonorific && items_.back().plural;
    Push(Kind::kPost, post->end);
    items_.back().plural = plural || SkipPeriods();  // các đồng chí Ủy viên Ban Thường vụ: ...
    items_.back().governs = at_ < words_.size() && reader_.EndWordEnd(at_);
    items_.back().post = *post;
    items_.back().unique = (post->organisation < post->end || post->bare) &&
                           !IsAnyOf(words_[before], {"uỷ", "phó", "thành", "đại", "đb", "pct"});
    items_.back().genitive = before > 0 && IsAnyOf(words_[before - 1], {"của", "quyền", "với", "bởi", "mặt"});
    items_.back().others = IsAnothers(before);
    items_.back().office = before > 0 &&
                           IsAnyOf(words_[before - 1], {"chức", "vụ", "danh", "trí", "nhiệm"}) &&
                           !words_[before - 1].capital;
    return true;
  }

  // Is the post that begins at a word said to tell whose relative, spokesman or deputy another is? `con trai
  // của Quốc vương, Phó thái tử A`, `thừa ủy nhiệm Chủ tịch nước, đồng chí A`
  bool IsAnothers(size_t post) const {
    if (post == 0) return false;
    const Word& last = words_[post - 1];
    if (IsAnyOf(last, {"lệnh", "mặt", "quyền"})) return true;
    if (post == 1) return false;
    const Word& before = words_[post - 2];
    if (last.Is("nhiệm")) return before.Is("uỷ");
    if (!last.Is("của")) return false;
    const bool announces = before.Is("bố") && post > 2 && IsAnyOf(words_[post - 3], {"tuyên", "công"});
    return !announces && IsAnyOf(before, {"trai", "gái", "vợ", "chồng", "cháu", "em", "mẹ", "bố", "cha",
                                          "quyền", "nhiệm", "ngôn", "biệt", "lý", "vấn", "sư"});
  }

  // `nguyên Chủ tịch Hội LHPN huyện các thời kỳ: bà A, bà B`
  bool SkipPeriods() {
    size_t end = at_;
    if (end < words_.size() && words_[end].Is("qua")) ++end;
    if (end + 3 >= words_.size() || !words_[end].Is("các")) return false;
    end += words_[end + 1].Is("thời") ? 3 : 2;
    if (!words_[end].Is(":") || !IsAnyOf(words_[end - 1], {"kỳ", "khóa", "khoá"})) return false;
    at_ = items_.back().end = end;
    return true;
  }

  bool ReadRank() {
    const auto end = reader_.RankEnd(at_);
    if (!end) return false;
    Push(Kind::kRank, *end);
    return true;
  }

  bool ReadTitle() {
    auto end = reader_.TitleEnd(at_);
    if (!end) return false;
    Push(Kind::kTitle, *end);
    return true;
  }

  bool ReadHonorific() {
    auto end = reader_.HonorificEnd(at_);
    if (!end) return false;
    if (*end < words_.size() && words_[*end].Is(".")) ++*end;
    if (*end >= words_.size()) return false;
    const bool person = reader_.NameEnd(*end) || reader_.RankEnd(*end) || reader_.TitleEnd(*end) ||
                        reader_.Post(*end) || reader_.HonorificEnd(*end);
    if (!person) return false;
    Push(Kind::kHonorific, *end);
    return true;
  }

  bool Expected() const {
    if (items_.empty() || items_.back().end != at_) return false;
    const Kind kind = items_.back().kind;
    if (kind == Kind::kHonorific || kind == Kind::kRank || kind == Kind::kTitle || kind == Kind::kPost)
      return true;
    // Cảnh sát trưởng hạt Norman là Martin Clarke
    return kind == Kind::kLink && items_.back().direct && items_.size() >= 2 &&
           items_[items_.size() - 2].kind == Kind::kPost && reader_.NameEnd(at_).value_or(at_) >= at_ + 2;
  }

  bool ReadExpectedName() {
    if (!words_[at_].capital || !Expected()) return false;
    const auto end = reader_.NameEnd(at_);
    if (!end || IsNoName(*end)) return false;
    const bool country = *end >= at_ + 3 && words_[*end - 2].Is("việt") && words_[*end - 1].Is("nam");
    const bool company = items_.back().kind == Kind::kPost && !reader_.KnownNameEnd(at_) &&
                         (country || words_[*end - 1].Is("vietnam"));  // CEO Forbes Việt Nam
    if (company || Continues()) {
      // ông A, Trưởng Ban Quản lý Rừng quốc gia Yên Tử: the capitals are still the organisation's
      items_.back().post.end = items_.back().end = at_ = *end;
      return true;
    }
    PushName(*end);
    return true;
  }

  // `em trai bà Thoa`, `con gái của ông A`
  void PushName(size_t end) {
    size_t begin = at_;
    if (!items_.empty() && items_.back().kind == Kind::kHonorific) begin = items_.back().begin;
    Push(Kind::kName, end);
    items_.back().stops = end >= words_.size() || words_[end].kind == Word::Kind::kPunctuation;
    if (begin > 0 && words_[begin - 1].Is("của")) --begin;
    if (begin < 2) return;
    const bool sibling =
        IsAnyOf(words_[begin - 1], {"trai", "gái", "ruột", "rể", "dâu", "nuôi", "vợ", "chồng"}) &&
        IsAnyOf(words_[begin - 2],
                {"em", "anh", "chị", "con", "cháu", "cha", "bố", "mẹ", "chú", "bác", "cô", "cậu"});
    const bool spouse = IsAnyOf(words_[begin - 1], {"vợ", "chồng"}) && IsAnyOf(words_[begin - 2], {",", "("});
    const size_t aside = begin < 3 ? 0 : begin - 3;
    items_.back().kin = (sibling && IsAnyOf(words_[aside], {",", "("})) || spouse;
  }

  // Does an apposition with an open organisation end right here, and no family name begin?
  bool Continues() const {
    const size_t last = items_.size() - 1;
    if (items_[last].kind != Kind::kPost || items_[last].post.closed || last < 2) return false;
    const bool bracket = items_[last - 1].kind == Kind::kOpen;
    if ((items_[last - 1].kind != Kind::kComma && !bracket) || items_[last - 2].kind != Kind::kName)
      return false;
    const auto name = reader_.KnownNameEnd(at_);
    // `(Giám đốc Công ty Thủy sản Minh Châu)`, `ông A, Giám đốc Công ty TNHH Hoàng Gia Phát`
    const size_t end = *reader_.NameEnd(at_);
    if (bracket && end < words_.size() && words_[end].Is(")")) return true;
    if (items_[last].post.unnamed && last >= 3 && items_[last - 3].kind == Kind::kHonorific) return true;
    if (items_[last].post.organisation < items_[last].post.end) {
      // `ông A, phát ngôn viên Nhà Trắng Sarah Weber khẳng định`: a foreign name behind a body without one
      if (!items_[last].post.named && reader_.ForeignNameEnd(at_)) return false;
      return !name || !reader_.IsCommonFamilyName(at_);
    }
    // bà A, Tổng Giám đốc Phúc Khang Corporation; but `Tổng thống A, Thủ tướng B`
    return !items_[last].post.bare && (!name || !reader_.IsCommonFamilyName(at_)) &&
           (*reader_.NameEnd(at_) >= at_ + 2 || IsForeignSyllable(words_[at_].key)) &&
           (last < 3 || items_[last - 3].kind != Kind::kPost);
  }

  // Names inside organisations are no persons: Nhà xuất bản Phương Đông.
  bool SkipOrganisation() {
    if (words_[at_].capital && reader_.KnownNameEnd(at_)) return false;
    const auto end = reader_.OrganisationEnd(at_, false);
    if (!end) return false;
    Push(Kind::kOther, *end);
    return true;
  }

  bool ReadName() {
    if (!words_[at_].capital) return false;
    // `đường Nguyễn Huệ` is a street, `Trường Lê Lợi` a school
    if (at_ > 0 && IsAnyOf(words_[at_ - 1], {"đường", "phố", "trường", "giải", "quỹ", "cầu", "đền", "thpt",
                                             "thcs", "cúp", "viện", "chùa", "ty", "tượng", "đài", "học"})) {
      return false;
    }
    // A name does not begin in the middle of a run of capitals: sân bay Tân Sơn Nhất
    const bool inside = at_ > 0 && words_[at_ - 1].capital && !items_.empty() &&
                        items_.back().kind == Kind::kOther && !reader_.IsCommonFamilyName(at_);
    if (const auto end = reader_.KnownNameEnd(at_); end && !inside) {
      PushName(*end);
      return true;
    }
    return ReadLooseName();
  }

  // Behind a post one capital with a word in lower case is a compound (Trưởng phòng Thẩm định), not a name.
  bool IsNoName(size_t end) const {
    if (end != at_ + 1 || items_.back().kind != Kind::kPost) return false;
    if (words_[at_].all_caps) return true;
    if (end == words_.size() || words_[end].kind == Word::Kind::kPunctuation) return false;
    return !reader_.EndWordEnd(end) && !words_[end].Is("và");
  }

  // A foreign name that only its place shows: `Chủ tịch Bayern, Karl Weber`, `Tim Cook, CEO của Apple`.
  bool ReadLooseName() {
    const auto end = reader_.NameEnd(at_);
    if (end && *end >= at_ + 2 && InForeignList() && reader_.ForeignNameEnd(at_)) {
      PushName(*end);
      return true;
    }
    if (!end || *end < at_ + 2 || words_[at_].all_caps || *end >= words_.size()) return false;
    if (at_ > 0 && words_[at_ - 1].kind == Word::Kind::kWord && !reader_.EndWordEnd(at_ - 1) &&
        !words_[at_ - 1].Is("của") && !words_[at_ - 1].Is("và")) {
      return false;
    }
    for (size_t i = at_; i < *end; ++i) {
      if (HasVietnameseLetter(words_[i].key)) return false;
      const Lexicon::Match& match = reader_.match(i);
      if (match.Length(PhraseList::kPlace) > 0 || match.Length(PhraseList::kOrganisation) > 0 ||
          match.Length(PhraseList::kField) > 0 || match.Length(PhraseList::kUnit) > 0) {
        return false;
      }
    }
    const bool after = items_.size() >= 2 && items_.back().kind == Kind::kComma &&
                       items_[items_.size() - 2].kind == Kind::kPost &&
                       (reader_.EndWordEnd(*end) || words_[*end].Is(",") || IsDash(words_[*end]) ||
                        (IsDash(words_[at_ - 1]) && words_[*end].kind == Word::Kind::kWord));
    const Word& next = words_[*end];
    const bool before = (next.Is(",") || IsDash(next) || next.Is("(")) && IsStrongPost(*end + 1);
    if (!after && !before) return false;
    Push(Kind::kName, *end);
    items_.back().loose = true;
    return true;
  }

  // `các đại sứ Karl Weber (Đức), Tim Clarke (Anh)`: behind a comma, other names and a plural post
  bool InForeignList() const {
    size_t i = items_.size();
    if (i == 0 || (items_[i - 1].kind != Kind::kComma && items_[i - 1].kind != Kind::kAnd)) return false;
    while (i > 1 && (items_[i - 1].kind == Kind::kComma || items_[i - 1].kind == Kind::kAnd) &&
           items_[i - 2].kind == Kind::kName) {
      i -= 2;
    }
    return i > 0 && items_[i - 1].kind == Kind::kPost && items_[i - 1].plural;
  }

  bool IsStrongPost(size_t at) const {
    const auto post = reader_.Post(at);
    return post && !post->weak && !(post->end < words_.size() && reader_.NameEnd(post->end));
  }

  bool ReadLink() {
    const WordList::Entry* entry = nullptr;
    const size_t length = LongestMatch(words_, at_, links_, &entry);
    if (length == 0) return false;
    if (entry->note == "verb") {
      items_.emplace_back();
      items_.back().appoints = true;
      items_.back().begin = at_;
      at_ = items_.back().end = at_ + length;
      return true;
    }
    Push(Kind::kLink, at_ + length);
    items_.back().direct = entry->note == "direct";
    items_.back().office = entry->note == "office";
    return true;
  }

  const PhraseReader& reader_;
  const TextWords& words_;
  const WordList& links_;
  std::vector<Item> items_;
  size_t at_ = 0;
};

}  // namespace

std::vector<Item> ReadItems(const PhraseReader& reader, const WordList& links) {
  return ItemReader(reader, links).Run();
}

}  // namespace sulieu
