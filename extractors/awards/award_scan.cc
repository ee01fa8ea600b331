#include "extractors/awards/award_scan.h"

#include <algorithm>
#include <cmath>

#include "pipeline/base/result.h"
#include "pipeline/text/numbers.h"

namespace sulieu {
namespace {

constexpr size_t kMaxBracketWords = 40;
constexpr size_t kMaxNumberWords = 7;
constexpr double kMaxCount = 1e7;

constexpr std::pair<std::string_view, Cue> kCueNames[] = {
    {"give", Cue::kGive},
    {"receive", Cue::kReceive},
    {"passive", Cue::kPassive},
    {"attain", Cue::kAttain},
    {"commend", Cue::kCommend},
    {"for", Cue::kFor},
    {"of", Cue::kOf},
    {"by", Cue::kBy},
    {"delegate", Cue::kDelegate},
    {"decision", Cue::kDecision},
    {"unreal", Cue::kUnreal},
    {"real", Cue::kReal},
    {"organise", Cue::kOrganise},
    {"respectively", Cue::kRespectively},
    {"detail", Cue::kDetail},
    {"adverb", Cue::kAdverb},
    {"period", Cue::kPeriod},
    {"reason", Cue::kReason},
    {"plural", Cue::kPlural},
    {"each", Cue::kEach},
};

Cue CueNamed(std::string_view name) {
  for (const auto& [known, cue] : kCueNames) {
    if (known == name) return cue;
  }
  return Cue::kNone;
}

bool IsDash(const Word& word) { return word.Is("-") || word.Is("–") || word.Is("—") || word.Is("‒"); }

// A capital that begins a new sentence in pages that have lost their line breaks, never a name.
bool IsSentenceOpener(const Word& word) {
  static constexpr std::string_view kOpeners[] = {"đến", "ảnh",   "theo", "phát",
                                                  "tại", "trong", "đây",  "trước"};
  return word.capital && !word.all_caps &&
         std::find(std::begin(kOpeners), std::end(kOpeners), word.key) != std::end(kOpeners);
}

}  // namespace

// One sentence being scanned.
class SentenceScan {
 public:
  SentenceScan(const AwardScanner& scanner, std::string_view text, const PhraseReader& reader)
      : scanner_(scanner), text_(text), reader_(reader), words_(reader.words()) {}

  std::vector<Node> Run() {
    while (at_ < words_.size()) {
      if (words_[at_].kind == Word::Kind::kPunctuation) {
        if (!ReadBareTitle()) ReadPunctuation();
      } else if (!ReadAward() && !ReadBareTitle() && !ReadCounted() && !ReadCue(Cue::kDelegate) &&
                 !ReadPhrase() && !ReadCue(Cue::kNone)) {
        Push({.kind = Node::Kind::kWord, .begin = at_, .end = at_ + 1});
      }
    }
    return std::move(nodes_);
  }

 private:
  bool Push(Node node) {
    at_ = node.end;
    nodes_.push_back(node);
    return true;
  }

  const Node* Last() const { return nodes_.empty() ? nullptr : &nodes_.back(); }

  void ReadPunctuation() {
    const Word& word = words_[at_];
    Node node{.kind = Node::Kind::kWord, .begin = at_, .end = at_ + 1};
    if (word.Is(",")) node.kind = Node::Kind::kComma;
    if (word.Is(";") || word.Is(".") || word.Is("…")) node.kind = Node::Kind::kBreak;
    if (word.Is(":")) node.kind = Node::Kind::kColon;
    if (IsDash(word) || word.Is("+") || word.Is("•")) node.kind = Node::Kind::kDash;
    if (word.Is("/") || (word.Is("*") && at_ == 0)) node.kind = Node::Kind::kDash;
    if (word.Is("&")) node.kind = Node::Kind::kAnd;
    if (const auto quoted = QuotationEnd(words_, at_)) {
      node.kind = Node::Kind::kBracket;
      node.end = *quoted;
    } else if (word.Is("(")) {
      node.kind = Node::Kind::kBracket;
      for (size_t i = at_ + 1; i < words_.size() && i <= at_ + kMaxBracketWords; ++i) {
        if (!words_[i].Is(")")) continue;
        node.end = i + 1;
        break;
      }
    }
    Push(node);
  }

  bool ReadAward() {
    auto award = scanner_.names_.Read(words_, at_);
    if (!award) return ReadGrade();
    Node node{.kind = Node::Kind::kAward, .begin = at_, .end = award->end};
    node.core_begin = at_;
    node.core_end = node.grade = award->grade;
    node.title = award->title;
    if (const Node* last = Last(); last && last->Is(Node::Kind::kNumber)) {
      node.count = last->count;
      node.begin = last->begin;
      nodes_.pop_back();
    } else if (award->counted) {
      return false;
    }
    return Push(node);
  }

  // `hạng Nhì` behind an award with a grade: the same award again.
  bool ReadGrade() {
    const auto end = scanner_.names_.GradeEnd(words_, at_);
    if (!end) return ReadYears();
    for (size_t back = nodes_.size(); back > 0; --back) {
      const Node& node = nodes_[back - 1];
      if (node.Is(Node::Kind::kAward) && node.grade < node.end) {
        Node more = node;
        more.begin = more.grade = at_;
        more.end = *end;
        more.count = -1;
        return Push(more);
      }
      if (!node.Is(Node::Kind::kComma) && !node.Is(Node::Kind::kAnd) && !node.Is(Node::Kind::kBracket)) break;
    }
    return false;
  }

  // `45 năm` behind a joint and a Huy hiệu 50 năm: the badge again.
  bool ReadYears() {
    if (at_ + 1 >= words_.size() || words_[at_].kind != Word::Kind::kNumber || !words_[at_ + 1].Is("năm"))
      return false;
    if (nodes_.size() < 2 || !(Last()->Is(Node::Kind::kComma) || Last()->Is(Node::Kind::kAnd))) return false;
    // `... cho 5 đảng viên, 30 năm tuổi Đảng cho ...`: with the whole word also behind recipients
    const bool whole = at_ + 3 < words_.size() && words_[at_ + 2].Is("tuổi") && words_[at_ + 3].Is("đảng");
    size_t back = nodes_.size() - 1;
    while (whole && back > 1 && !nodes_[back - 1].Is(Node::Kind::kAward)) --back;
    const Node& before = nodes_[back - 1];
    if (!before.Is(Node::Kind::kAward) || !words_[before.core_begin].Is("huy")) return false;
    Node more = before;
    more.core_end = more.core_begin + 2;
    more.begin = more.grade = at_;
    more.end = at_ + 2;
    if (more.end + 1 < words_.size() && words_[more.end].Is("tuổi")) more.end += 2;
    more.count = -1;
    return Push(more);
  }

  // Chiến sĩ thi đua cơ sở: an award where a verb of conferral or another award leads to it.
  bool ReadBareTitle() {
    size_t back = nodes_.size();
    while (back > 0 && (nodes_[back - 1].Is(Node::Kind::kComma) || nodes_[back - 1].Is(Node::Kind::kAnd) ||
                        nodes_[back - 1].Is(Node::Kind::kColon))) {
      --back;
    }
    if (back == 0) return false;
    const Node& before = nodes_[back - 1];
    const bool direct = back == nodes_.size() && before.Is(Cue::kGive);
    if (!direct && !(before.Is(Node::Kind::kAward) && before.title && back < nodes_.size())) return false;
    const auto award = scanner_.names_.ReadBareTitle(words_, at_);
    if (!award) return false;
    Node node{.kind = Node::Kind::kAward, .begin = at_, .end = award->end};
    node.core_begin = at_;
    node.core_end = node.grade = award->end;
    node.title = true;
    // danh hiệu A và B: the word belongs to both
    if (!direct && words_[before.core_begin].Is("danh")) {
      node.core_begin = before.core_begin;
      node.core_end = before.core_begin + 2;
      node.grade = at_;
    }
    return Push(node);
  }

  // The number belongs to what stands before it without a space: `/12`, `K7`; not in `2 tập thể,3 cá nhân`.
  bool IsGlued() const {
    if (at_ == 0 || words_[at_ - 1].span.end != words_[at_].span.begin) return false;
    const Word& before = words_[at_ - 1];
    if (before.Is("(") || before.Is(";") || before.Is(":")) return false;
    return !(before.Is(",") && at_ > 1 && words_[at_ - 2].kind == Word::Kind::kWord);
  }

  // The number at the current word: its value and end.
  std::optional<std::pair<int64_t, size_t>> NumberAt() const {
    const Word& word = words_[at_];
    if (word.kind == Word::Kind::kNumber) {
      if (IsGlued()) return std::nullopt;
      if (at_ + 1 < words_.size() && (words_[at_ + 1].Is("/") || words_[at_ + 1].Is("%")))
        return std::nullopt;
      const auto value = ParseNumber(word.span.In(text_));
      if (!value || *value != std::floor(*value) || *value > kMaxCount) return std::nullopt;
      return std::pair{static_cast<int64_t>(*value), at_ + 1};
    }
    std::optional<std::pair<int64_t, size_t>> found;
    if (word.capital && Last() && !Last()->Is(Node::Kind::kBreak)) return found;  // Tư, Ba in a name
    NumberWords number;
    for (size_t i = at_; i < words_.size() && i < at_ + kMaxNumberWords; ++i) {
      if (words_[i].kind != Word::Kind::kWord || words_[i].all_caps) break;
      if (!number.Add(words_[i].key)) break;
      if (number.value() > 0) found = {number.value(), i + 1};
    }
    return found;
  }

  // What is counted here is expected to be people.
  bool MayReceive() const {
    return Last() && (Last()->Is(Cue::kFor) || Last()->Is(Cue::kGive) || Last()->Is(Cue::kCommend) ||
                      Last()->Is(Node::Kind::kAnd) || Last()->Is(Node::Kind::kComma));
  }

  bool ReadCounted() {
    const auto number = NumberAt();
    if (!number) return false;
    Node node{.kind = Node::Kind::kNumber, .begin = at_, .end = number->second};
    node.count = number->first;
    size_t next = number->second;
    if (next + 2 < words_.size() && words_[next].Is("(") && words_[next + 2].Is(")")) next += 3;  // 05 (năm)
    if (next < words_.size() && words_[next].Is("lần")) {
      return Push({.kind = Node::Kind::kCue, .cue = Cue::kAdverb, .begin = at_, .end = next + 1});
    }
    if (next < words_.size() && (words_[next].Is("lượt") || words_[next].Is("con"))) {
      node.occasions = words_[next].Is("lượt");
      ++next;
    }
    size_t noun = scanner_.RecipientNounEnd(words_, next);
    if (Last() && Last()->Is(Cue::kCommend)) noun = scanner_.PraiseEnd(words_, noun);
    if (noun == next && MayReceive()) noun = reader_.PostEnd(next).value_or(next);  // cho 3 Chủ tịch UBND xã
    if (noun > next) {
      node.kind = Node::Kind::kCounted;
      node.core_begin = next;
      node.core_end = node.end = noun;
      return Push(node);
    }
    // a number word that counts nothing we know is a word: `năm`, `ba`
    const bool expected = Last() && (Last()->Is(Cue::kFor) || Last()->Is(Cue::kCommend));
    if (words_[at_].kind == Word::Kind::kWord && !expected && !scanner_.names_.Read(words_, number->second)) {
      return false;
    }
    return Push(node);
  }

  bool ReadCue(Cue only) {
    const WordList::Entry* entry = nullptr;
    const size_t length = LongestMatch(words_, at_, scanner_.cues_, &entry);
    if (length == 0) return false;
    const Cue cue = scanner_.cue_of_.at(entry);
    if (only != Cue::kNone && cue != only) return false;
    if (entry->canonical == "word" && IsGiftBeside(at_ + length)) {
      return Push({.kind = Node::Kind::kCue, .cue = Cue::kGive, .begin = at_, .end = at_ + length + 1});
    }
    Node node{.kind = Node::Kind::kCue, .cue = cue, .begin = at_, .end = at_ + length};
    if (words_[at_].Is("và")) node.kind = Node::Kind::kAnd;
    if (cue == Cue::kNone) node.kind = Node::Kind::kWord;
    // huyện khen 30 tập thể: alone the verb is one of conferral only before a number
    const bool praise = cue == Cue::kCommend && length == 1;
    if (praise && !(node.end < words_.size() && words_[node.end].kind == Word::Kind::kNumber)) {
      node.kind = Node::Kind::kWord;
    }
    if (cue == Cue::kEach) return ReadEach(node);
    return Push(node);
  }

  // tặng hoa, | Kỷ niệm chương cho: the gift is one of those given.
  bool IsGiftBeside(size_t end) const {
    if (!words_[at_].Is("tặng") && !words_[at_].Is("trao")) return false;
    const bool joint = end + 1 < words_.size() && (words_[end].Is(",") || words_[end].Is("và"));
    return joint && scanner_.names_.Read(words_, end + 1);
  }

  bool ReadEach(Node node) {
    node.cue = Cue::kNone;
    const size_t noun = LongestMatch(words_, node.end, scanner_.recipients_);
    if (noun == 0) return false;
    node.kind = Node::Kind::kEach;
    node.core_begin = node.end;
    node.core_end = node.end = node.end + noun;
    return Push(node);
  }

  // The words of address, ranks and titles before a name.
  size_t AddressEnd(size_t at) const {
    for (;;) {
      if (const auto rank = reader_.RankEnd(at)) {
        at = *rank;
      } else if (const auto title = reader_.TitleEnd(at)) {
        at = *title;
      } else if (const auto honorific = reader_.HonorificEnd(at)) {
        at = *honorific;
      } else {
        return at;
      }
    }
  }

  // The word before names a unit, whose name looks like that of a person: xã Thạch Đài.
  bool IsNameOfUnit() const {
    static constexpr std::string_view kUnits[] = {"xã",    "phường", "thôn", "làng", "bản", "ấp",
                                                  "huyện", "tỉnh",   "trấn", "quận", "xóm", "buôn",
                                                  "khóm",  "phố",    "đảo",  "tàu"};
    return Last() && Last()->Is(Node::Kind::kWord) && at_ > 0 && !words_[at_ - 1].capital &&
           std::find(std::begin(kUnits), std::end(kUnits), words_[at_ - 1].key) != std::end(kUnits);
  }

  // dòng họ Phan Huy
  bool ReadClan() {
    if (at_ + 2 >= words_.size() || !words_[at_].Is("dòng") || !words_[at_ + 1].Is("họ")) return false;
    const auto end = reader_.NameEnd(at_ + 2);
    if (!end) return false;
    return Push({.kind = Node::Kind::kBody, .begin = at_, .end = *end, .core_begin = at_, .core_end = *end});
  }

  bool ReadPhrase() {
    if (ReadClan()) return true;
    const WordList::Entry* entry = nullptr;
    if (LongestMatch(words_, at_, scanner_.authorities_, &entry) > 0 && entry->note == "whole")
      return ReadBody();
    const size_t address = AddressEnd(at_);
    Node node{.kind = Node::Kind::kPerson, .begin = at_, .end = address};
    const auto post = reader_.Post(address);
    if (post && !post->weak) {
      node.post = address;
      node.post_end = node.end = post->end;
      node.title = true;
    }
    if (node.end == at_ && IsNameOfUnit()) return ReadBody();
    const auto name = node.end > at_ ? reader_.NameEnd(node.end) : reader_.KnownNameEnd(node.end);
    if (name && !scanner_.names_.Read(words_, node.end)) {  // tặng ông | Bằng khen
      node.core_begin = node.end;
      node.core_end = node.end = *name;
      ReadApposition(&node);
      return Push(node);
    }
    if (node.title) return ReadPost(node, address > at_);
    if (ReadBody()) return true;
    if (address > at_ && !reader_.IsPluralHonorific(at_) && !words_[at_].Is("em")) {
      node.core_begin = node.core_end = node.end;
      return Push(node);
    }
    return false;
  }

  // A post without a name confers in its own right; with a word of address it is somebody who hands over.
  bool ReadPost(Node node, bool addressed) {
    if (addressed) {
      node.core_begin = node.core_end = node.end;
      return Push(node);
    }
    node.kind = Node::Kind::kBody;
    // Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc: a post without its organisation goes on behind the comma
    const auto post = reader_.Post(node.begin);
    if (post && post->organisation == post->end && node.end + 1 < words_.size() && words_[node.end].Is(",")) {
      const auto more = reader_.Post(node.end + 1);
      if (more && words_[more->begin].Is("chủ") && !reader_.NameEnd(more->end)) node.end = more->end;
    }
    node.core_begin = node.begin;
    node.core_end = node.end;
    return Push(node);  // node.title: a post confers, but does not receive
  }

  // `Sở Y tế, Tỉnh đoàn và UBND huyện A` are three, not one with the bodies above it; `HĐND và UBND tỉnh`
  // one.
  size_t WithoutList(size_t end) const {
    static constexpr std::string_view kParts[] = {"đội",   "phòng", "khoa", "cục", "tổ",
                                                  "trung", "đồn",   "trạm", "vụ",  "ban"};
    const bool part = std::find(std::begin(kParts), std::end(kParts), words_[at_].key) != std::end(kParts);
    const bool goes_on =
        !part && end + 1 < words_.size() &&
        (words_[end].Is("và") || (words_[end].Is(",") && reader_.OrganisationEnd(end + 1, false)));
    for (size_t i = at_ + 1; goes_on && i + 1 < end; ++i) {
      // Sở Nội vụ, Thanh tra tỉnh, UBND huyện A và ...; not Phòng Hình sự, Công an tỉnh và ...
      if (words_[i].Is(",") && reader_.OrganisationEnd(i + 1, false)) return i;
    }
    for (size_t i = at_ + 2; i + 1 < end; ++i) {
      if (!words_[i].Is("và") || words_[i - 1].all_caps || !reader_.OrganisationEnd(i + 1, false)) continue;
      const size_t first = reader_.OrganisationEnd(at_, false).value_or(end);
      return first < i && words_[first].Is(",") ? first : i;
    }
    return end;
  }

  // Hội nghị, hội thi, đại hội: where things happen, not who does them.
  bool IsGathering() const {
    if (at_ + 1 >= words_.size()) return false;

    static constexpr std::string_view kKinds[] = {"nghị", "thảo", "thi", "diễn", "thao", "đàm", "chợ"};
    return std::find(std::begin(kKinds), std::end(kKinds), words_[at_ + 1].key) != std::end(kKinds) &&
           words_[at_].Is("hội");
  }

  bool ReadBody() {
    const auto organisation = reader_.OrganisationEnd(at_);
    size_t end = WithoutList(organisation.value_or(at_));
    if (words_[at_].capital || words_[at_].Is("các")) {
      end = std::max(end, at_ + LongestMatch(words_, at_, scanner_.authorities_));
    }
    if (end == at_ || IsGathering()) return false;
    if (end > at_ + 1 && end < words_.size() && words_[end - 1].kind == Word::Kind::kNumber &&
        words_[end].Is("năm") && end + 1 < words_.size() && words_[end + 1].kind == Word::Kind::kWord) {
      --end;  // Đảng bộ | 4 năm liền
    }
    for (size_t i = at_ + 2; i < end; ++i) {
      if (IsSentenceOpener(words_[i])) end = i;  // Cục Quản lý Y dược | Đến nay
    }
    Node node{.kind = Node::Kind::kBody, .begin = at_, .end = end};
    node.core_begin = at_;
    node.core_end = end;
    return Push(node);
  }

  // `Nguyễn Văn A, Phó Chủ tịch UBND tỉnh`, `Trần B - Giám đốc Sở Y tế`, `C (Phó Trưởng ban)`.
  void ReadApposition(Node* node) {
    for (;;) {
      const size_t link = node->end;
      if (link + 1 >= words_.size()) return;
      const bool joins =
          words_[link].Is(",") || IsDash(words_[link]) || words_[link].Is("(") || words_[link].Is("kiêm");
      const auto post = joins ? reader_.Post(link + 1) : reader_.Post(link);
      if (!post || reader_.NameEnd(post->end)) return;
      node->end = post->end;
      if (!node->title) {
        node->title = true;
        node->post = post->begin;
        node->post_end = post->end;
      }
      if (words_[link].Is("(") && node->end < words_.size() && words_[node->end].Is(")")) ++node->end;
    }
  }

  const AwardScanner& scanner_;
  std::string_view text_;
  const PhraseReader& reader_;
  const TextWords& words_;
  size_t at_ = 0;
  std::vector<Node> nodes_;
};

AwardScanner::AwardScanner(const RuleSet& rules)
    : lexicon_(rules),
      names_(rules),
      cues_(rules.list("award_cues")),
      recipients_(rules.list("recipients")),
      kind_ends_(rules.list("recipient_ends")),
      no_names_(rules.list("no_names")),
      authorities_(rules.list("authorities")) {
  for (const WordList::Entry& entry : cues_.entries()) cue_of_.emplace(&entry, CueNamed(entry.canonical));
}

std::vector<Node> AwardScanner::Scan(std::string_view text, const PhraseReader& reader) const {
  return SentenceScan(*this, text, reader).Run();
}

}  // namespace sulieu
