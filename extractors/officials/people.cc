#include "extractors/officials/people.h"

#include <algorithm>

namespace sulieu {
namespace {

using Kind = Item::Kind;

// Words that may stand between a person and the link to a post: `ông A, với 100% số phiếu, được bầu làm ...`.
constexpr size_t kMaxLinkDistance = 12;

bool IsPrefix(Kind kind) { return kind == Kind::kHonorific || kind == Kind::kRank || kind == Kind::kTitle; }

class PeopleReader {
 public:
  explicit PeopleReader(const std::vector<Item>& items) : items_(items) {}

  std::vector<PersonRead> Run() {
    size_t begin = 0;
    for (size_t i = 0; i <= items_.size(); ++i) {
      if (i < items_.size() && items_[i].kind != Kind::kOther && items_[i].kind != Kind::kLink) continue;
      if (begin < i) ReadRun(begin, i);
      if (i < items_.size()) ReadGap(i);
      begin = i + 1;
    }
    return std::move(people_);
  }

 private:
  // Between two runs: a link keeps the subject for a while, other words part the runs.
  void ReadGap(size_t i) {
    const Item& item = items_[i];
    gap_appoints_ |= item.appoints;
    // `Giám đốc ký quyết định bổ nhiệm giữ chức ...`, but `được Giám đốc ký quyết định ...`; `ông A cho biết,
    // trước khi giữ chức ...`
    gap_signs_ |= (item.signs && !gap_appoints_) || item.says;
    if (item.kind == Kind::kLink) {
      const size_t reach = item.direct && !appoints_ && !gap_appoints_ ? 1 : kMaxLinkDistance;
      // `được bổ nhiệm` + `làm`
      const bool goes_on = link_ && items_[*link_].end == item.begin && item.direct;
      const bool reached =
          goes_on || (!item.office && !gap_signs_ && !subject_.empty() && item.begin - subject_end_ <= reach);
      link_ = reached ? std::optional<size_t>(i) : std::nullopt;
      const bool joins = lone_post_ && items_[*lone_post_].end == item.begin &&
                         (item.direct || (item.office && items_[*lone_post_].office));
      copula_ = joins ? lone_post_ : std::nullopt;
    } else {
      link_.reset();
      copula_.reset();
    }
    lone_post_.reset();
  }

  void ReadRun(size_t begin, size_t end) {
    ++run_;
    const bool appointing = gap_appoints_;
    gap_appoints_ = false;
    std::vector<size_t> names;
    for (size_t i = begin; i < end; ++i) {
      if (items_[i].kind == Kind::kName) names.push_back(i);
    }
    const size_t first = people_.size();
    size_t from = begin;
    if (link_) from = TakeAppointment(begin, names.empty() ? end : names[0]);
    if (names.empty()) {
      ReadNameless(from, end);
      return;
    }
    gap_signs_ = false;
    heading_.clear();
    if (copula_ && items_[*copula_].plural) {  // hai Phó Chủ tịch là A và B
      heading_ = {*copula_};
      heading_colon_ = true;
      copula_.reset();
    }
    shared_ = false;
    cited_ = begin > 0 && items_[begin - 1].cites;
    for (size_t n = 0; n < names.size(); ++n) {
      const size_t previous = n == 0 ? from : names[n - 1] + 1;
      const size_t cut = n == 0 ? HeadBegin(from, names[0]) : Cut(names[n - 1], names[n]);
      if (n > 0) TakeAfter(&people_.back(), previous, cut);
      people_.push_back(ReadHead(n == 0 ? from : cut, names[n]));
    }
    TakeAfter(&people_.back(), names.back() + 1, end);
    Share(first);
    SetSubject(first, end, appointing);
  }

  // The posts at the beginning of a run behind a link go to the subject. Returns the item behind them.
  size_t TakeAppointment(size_t begin, size_t limit) {
    size_t end = begin;
    std::vector<size_t> posts;
    for (size_t i = begin; i < limit; ++i) {
      const Kind kind = items_[i].kind;
      if (kind == Kind::kPost) {
        if (items_[i].plural) break;  // `giữ chức Chủ tịch cùng 9 Phó Chủ tịch`
        // `làm Chủ tịch Nguyễn Văn A`: the post of the next person
        if (i + 1 < items_.size() && items_[i + 1].kind == Kind::kName) break;
        if (!items_[i].post.behind || items_[i].post.head_end < items_[i].post.end) posts.push_back(i);
        end = i + 1;
      } else if (kind != Kind::kComma && kind != Kind::kAnd) {
        break;
      }
    }
    for (size_t person : subject_) {
      for (size_t post : posts) people_[person].appointed.push_back(post);
      if (!posts.empty() && people_[person].frame == Frame::kName) people_[person].frame = Frame::kAppointed;
    }
    link_.reset();
    return end;
  }

  // A run without a name: a person recalled (đồng chí Phó Chủ tịch UBND tỉnh), or the subject of `là` + name.
  void ReadNameless(size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      if (items_[i].kind != Kind::kPost) continue;
      if (i > begin && items_[i - 1].kind == Kind::kHonorific && !items_[i - 1].plural) {
        PersonRead person;
        person.honorific = i - 1;
        person.before = {i};
        person.frame = Frame::kRecalled;
        person.run = run_;
        people_.push_back(person);
      }
      if (i + 1 == end && !items_[i].post.behind) lone_post_ = i;
    }
  }

  // Where the items of the first name of a run begin: behind the last semicolon or colon without a post.
  size_t HeadBegin(size_t begin, size_t name) const {
    for (size_t i = name; i > begin; --i) {
      if (items_[i - 1].kind == Kind::kSemicolon) return i;
    }
    return begin;
  }

  // Between two names: the first item that belongs to the second.
  size_t Cut(size_t a, size_t b) const {
    size_t semicolon = 0, prefix = 0, conjunction = 0;
    std::vector<size_t> posts;
    for (size_t i = a + 1; i < b; ++i) {
      const Item& item = items_[i];
      if (item.kind == Kind::kSemicolon || item.kind == Kind::kClose) semicolon = i + 1;
      if (item.kind == Kind::kAnd) conjunction = i + 1;
      const bool own =
          IsPrefix(item.kind) && items_[i + 1].kind != Kind::kComma && items_[i + 1].kind != Kind::kClose;
      if (prefix == 0 && own) prefix = i;
      if (item.kind == Kind::kPost && item.plural) return i;
      if (item.kind == Kind::kPost) posts.push_back(i);
    }
    if (semicolon > 0) return semicolon;
    if (prefix > 0) return ReachBack(a, prefix);
    if (posts.empty()) return b;
    const bool adjacent = posts.back() + 1 == b;
    const bool dashed = posts.back() + 2 == b && items_[b - 1].dash;  // và Thủ tướng Nhật - A
    if (conjunction > 0 && conjunction <= posts.back()) {
      if (adjacent || dashed) return conjunction;
      return b;
    }
    if (!adjacent) return b;
    return people_.back().before.empty() ? posts.back() : posts.front();
  }

  // `Giám đốc Sở A, Chủ tịch UBND tỉnh, ông B`: with a conjunction before the post it is B's.
  size_t ReachBack(size_t a, size_t prefix) const {
    if (prefix >= a + 2 && items_[prefix - 1].kind == Kind::kPost) {
      const bool joined = items_[prefix - 2].kind == Kind::kAnd || !people_.back().before.empty();
      if (joined) return prefix - 1;
    }
    // `Thống đốc A, Phó Trưởng ban B - Trung tướng C`
    const bool dashed = prefix >= a + 3 && items_[prefix - 1].kind == Kind::kComma &&
                        items_[prefix - 1].dash && items_[prefix - 2].kind == Kind::kPost &&
                        items_[prefix - 3].kind == Kind::kComma && !items_[prefix - 3].dash &&
                        !people_.back().before.empty();
    if (dashed) return prefix - 2;
    // `Tổng thống A, Thư ký báo chí Tổng thống, ông B`, unless B has a post of his own behind the name
    const bool parted = prefix >= a + 3 && items_[prefix - 1].kind == Kind::kComma &&
                        !items_[prefix - 1].dash && items_[prefix - 2].kind == Kind::kPost &&
                        items_[prefix - 3].kind == Kind::kComma && prefix == a + 4 &&
                        !people_.back().before.empty() && !OwnsPost(prefix);
    if (parted) return prefix - 2;
    return prefix;
  }

  // A post behind the name whose prefix begins at item `prefix`.
  bool OwnsPost(size_t prefix) const {
    size_t name = prefix;
    while (name < items_.size() && items_[name].kind != Kind::kName) ++name;
    return name + 2 < items_.size() && items_[name + 1].kind == Kind::kComma &&
           items_[name + 2].kind == Kind::kPost;
  }

  // The prefix and the posts before a name.
  PersonRead ReadHead(size_t begin, size_t name) {
    PersonRead person;
    person.name = name;
    person.run = run_;
    bool comma = false, colon = false;
    found_.clear();
    for (size_t i = name; i > begin; --i) {
      const Item& item = items_[i - 1];
      if (item.kind == Kind::kHonorific) {
        if (item.plural) {
          shared_ = true;
        } else {
          person.honorific = i - 1;
        }
      } else if (item.kind == Kind::kRank) {
        person.rank = i - 1;
      } else if (item.kind == Kind::kComma) {
        comma = true;
      } else if (item.kind == Kind::kColon) {
        colon = true;
      } else if (item.kind == Kind::kPost) {
        TakeBefore(&person, i - 1, comma, colon);
      } else if (item.kind == Kind::kAnd && person.honorific && person.before.empty()) {
        break;  // `... kiêm Trưởng ban Tôn giáo và ông A`
      } else if (item.kind != Kind::kTitle && item.kind != Kind::kAnd) {
        break;
      }
    }
    if (copula_ && person.before.empty()) {
      person.before.push_back(*copula_);
      copula_.reset();
    }
    std::reverse(person.before.begin(), person.before.end());
    if (!found_.empty()) {  // a new heading ends the one before
      heading_ = found_;
      heading_colon_ = colon;
    } else if (!heading_colon_ && !person.before.empty()) {
      heading_.clear();  // bốn Bộ trưởng A, Bộ trưởng Y tế B
    }
    person.heading = heading_;
    if (!person.before.empty()) person.frame = Frame::kBefore;
    if (!person.heading.empty()) person.frame = Frame::kHeading;
    return person;
  }

  // `thừa ủy quyền của Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc, ông A`: all the chain is another's
  bool IsGenitive(size_t post) const {
    while (!items_[post].genitive && post >= 2 && items_[post - 1].kind == Kind::kComma &&
           items_[post - 2].kind == Kind::kPost) {
      post -= 2;
    }
    return items_[post].genitive;
  }

  void TakeBefore(PersonRead* person, size_t post, bool comma, bool colon) {
    const Item& item = items_[post];
    if (item.plural) {
      // `ý kiến của các đại biểu Quốc hội, Bộ trưởng A`: a heading has a colon or nothing behind it
      const bool listed = items_[post + 1].kind == Kind::kComma && items_[post + 2].kind != Kind::kColon;
      if (listed) return;
      found_.insert(found_.begin(), post);
      return;
    }
    // `Tổng Bí thư: Ông A thời làm ...` is a headline that quotes
    const bool quotes =
        colon && *person->name + 1 < items_.size() && items_[*person->name + 1].kind == Kind::kOther;
    if (quotes) return;
    const bool chained =
        post >= 2 && items_[post - 1].kind == Kind::kComma && items_[post - 2].kind == Kind::kPost;
    if ((item.post.behind && !chained) || (colon && !person->before.empty())) return;
    // `theo yêu cầu của Chủ tịch, ông A đã báo cáo`, but `tuyên bố của Tư lệnh, Thượng tướng A.` is in
    // apposition
    const bool stops = items_[*person->name].stops && !item.post.bare;
    const bool another = person->before.empty() && IsGenitive(post) && !stops;
    if (comma && (item.others || another)) return;
    // `Chủ tịch UBND tỉnh, ông A`: noted, and dropped when a post follows A
    // `trong thời gian làm Giám đốc Sở, bà A, Phó Bí thư Tỉnh ủy` keeps both
    const bool linked = post > 0 && items_[post - 1].kind == Kind::kLink && !items_[post - 1].office;
    if (comma && person->before.empty()) remote_ = !linked;
    person->before.push_back(post);
  }

  // The posts behind a name.
  void TakeAfter(PersonRead* person, size_t begin, size_t end) {
    bool open = false, colon = false;
    size_t i = begin;
    for (; i < end; ++i) {
      const Item& item = items_[i];
      if (item.kind == Kind::kPost) {
        if (person->after.empty() && !Separated(i)) break;
        if (item.plural) break;
        if (item.post.behind && item.governs) break;  // `..., đại diện Bộ Ngoại giao đã đón`
        // `Theo ông A, Tổng thống Mỹ cam kết`: the post is the subject of a clause of its own
        if (cited_ && item.governs && person->after.empty()) break;
        person->after.push_back(i);
      } else if (item.kind == Kind::kOpen) {
        open |= person->after.empty();
      } else if (item.kind == Kind::kColon) {
        if (i != begin) break;
        colon = true;
      } else if (item.kind == Kind::kRank && !person->rank) {
        person->rank = i;
      } else if (item.kind == Kind::kClose || item.kind == Kind::kSemicolon) {
        break;
      } else if (item.kind != Kind::kComma && item.kind != Kind::kAnd) {
        break;
      }
    }
    if (!person->after.empty() && remote_) person->before.clear();
    remote_ = false;
    if (person->after.empty() || person->frame == Frame::kHeading) return;
    person->frame = open ? Frame::kBracket : colon ? Frame::kColon : Frame::kAfter;
  }

  bool Separated(size_t i) const {
    const Kind kind = items_[i - 1].kind;
    return kind == Kind::kComma || kind == Kind::kOpen || kind == Kind::kColon;
  }

  // `các ông A, B và C, Phó Giám đốc`: names without a post of their own take that of the next.
  void Share(size_t first) {
    for (size_t i = people_.size(); i-- > first;) {
      PersonRead& person = people_[i];
      if (i + 1 >= people_.size() || !person.before.empty() || !person.after.empty() ||
          !person.heading.empty())
        continue;
      const PersonRead& next = people_[i + 1];
      const bool colon = next.frame == Frame::kColon && Joined(person, next);
      if ((!shared_ && !colon) || next.after.empty() || !Joined(person, next)) continue;
      person.after = next.after;
      person.frame = next.frame;
    }
  }

  bool Joined(const PersonRead& a, const PersonRead& b) const {
    for (size_t i = *a.name + 1; i < *b.name; ++i) {
      const Kind kind = items_[i].kind;
      if (kind != Kind::kComma && kind != Kind::kAnd && !IsPrefix(kind)) return false;
    }
    return true;
  }

  // Who a following link speaks of: the last person, and those joined to it by `và`.
  void SetSubject(size_t first, size_t end, bool appointing) {
    subject_end_ = items_[end - 1].end;
    // `ông A, em trai bà B, hiện là Giám đốc`: A is
    if (!subject_.empty() && items_[*people_.back().name].kin && people_.back().after.empty()) return;
    subject_.clear();
    for (size_t i = people_.size(); i-- > first;) {
      subject_.push_back(i);
      if (i == first || !people_[i - 1].after.empty()) break;
      bool joined = shared_ && people_[i - 1].before.empty();  // các ông A, B giữ chức ...
      for (size_t k = *people_[i - 1].name + 1; k < *people_[i].name; ++k)
        joined |= items_[k].kind == Kind::kAnd;
      if (!joined) break;
    }
    appoints_ = appointing;
  }

  const std::vector<Item>& items_;
  std::vector<PersonRead> people_;
  std::vector<size_t> heading_;  // plural posts that head the list being read
  bool heading_colon_ = false;   // the list stands behind a colon
  std::vector<size_t> found_;    // those before the name being read
  std::vector<size_t> subject_;  // indexes into people_
  size_t subject_end_ = 0;       // words
  std::optional<size_t> link_;
  bool appoints_ = false;      // a verb of appointing right before the subject
  bool gap_appoints_ = false;  // in the words since the last run
  bool gap_signs_ = false;
  std::optional<size_t> lone_post_;
  std::optional<size_t> copula_;  // the post of `P là N`
  bool cited_ = false;            // behind `theo`
  bool shared_ = false;           // a plural honorific opened the list
  bool remote_ = false;           // the posts before the name are parted from it by a comma
  size_t run_ = 0;
};

}  // namespace

std::vector<PersonRead> ReadPeople(const std::vector<Item>& items) { return PeopleReader(items).Run(); }

}  // namespace sulieu
