// Who receives: counted nouns (12 tập thể), named persons and bodies, behind the awards. Tested by
// awards_test.cc.
#ifndef SULIEU_EXTRACTORS_AWARDS_AWARD_RECIPIENTS_H_
#define SULIEU_EXTRACTORS_AWARDS_AWARD_RECIPIENTS_H_

#include <optional>
#include <vector>

#include "extractors/awards/award_nodes.h"

namespace sulieu {

struct AwardRecipient {
  TextSpan text;                   // the counted noun, or the name
  std::optional<TextSpan> number;  // of a counted noun
  bool occasions = false;          // lượt
  bool each = false;               // mỗi chị: as many as were counted before
  bool pronoun = false;            // ông, bà: somebody named before
  std::optional<TextSpan> rest;    // what the phrase grammar joined to it but a list separates
};

// A run of awards conferred together.
struct AwardRun {
  size_t begin = 0;  // nodes [begin, end)
  size_t end = 0;
  std::vector<size_t> awards;
  std::optional<TextSpan> own_authority;  // Bằng khen của UBND tỉnh
  bool commend = false;                   // khen thưởng: verb and award in one
};

class RecipientReader {
 public:
  // Requires: the view outlives the reader.
  explicit RecipientReader(const NodeView& view) : view_(view) {}

  // Behind the run: cho R, tặng R, : R, or the count at once; of an active verb also the bare name. `end`:
  // the node behind them; `period`: one that stands between.
  std::vector<AwardRecipient> Behind(const AwardRun& run, bool active, size_t* end, bool* respectively,
                                     std::optional<TextSpan>* period) const;
  bool IsFolk(size_t i) const;  // nhân dân, cán bộ: people, who are somebody with the name of a place behind
  bool IsLevel(size_t i) const;  // tỉnh, xã at the end of a phrase: that of the article
  // A counted node as a recipient.
  AwardRecipient Counted(const Node& node) const;
  // A body with what the phrase grammar leaves of its name: Khoa Hồi sức | tích cực - Chống độc.
  std::optional<AwardRecipient> NamedBody(size_t i, size_t* end) const;

 private:
  std::optional<AwardRecipient> ReadRecipient(size_t i, bool first, bool counted_award, size_t* end) const;
  // `45 chị ...; mỗi chị`: the number counted before.
  std::optional<TextSpan> NumberOf(const Node& each) const;
  // The list of recipients that begins at node `i`; the node behind its last in *end. `announced`: semicolons
  // separate as well.
  std::vector<AwardRecipient> ReadList(size_t i, bool counted_award, bool announced, size_t* end) const;
  bool BeginsItem(size_t i) const;
  bool NamesBody(size_t i) const;  // an item of a list that is a body
  // `tặng Bằng khen | sinh viên Trần Văn Nam`, `nhân dân và cán bộ xã A`.
  std::vector<AwardRecipient> BareName(size_t i, size_t* end) const;
  // `các ông: A, B`, `các tập thể gồm: A; B`: the node of the first name; `i` itself when none is announced.
  size_t SkipAnnouncement(size_t i) const;
  bool IsAside(size_t person, size_t i) const;
  bool SharesHead(size_t body, size_t i) const;
  AwardRecipient NamedUnit(size_t i, size_t* end) const;
  bool IsUnit(size_t i) const;  // bản Ka Lô
  // Nothing of a new clause follows: `cho Hội A, Chủ tịch B | nhấn mạnh` is no list.
  bool EndsItem(size_t i) const;
  size_t WordAt(uint32_t byte) const;
  bool EndsList(size_t i) const;
  // Of `cho 5 tập thể, 12 cá nhân được tặng Giấy khen` the last is the subject of what follows.
  void DropForeign(std::vector<AwardRecipient>* list, const std::vector<size_t>& at, size_t* end) const;
  // A number and a noun outside the list, behind `cho`: at most three words.
  std::optional<AwardRecipient> CountedUnknown(size_t i, size_t* end) const;
  // Behind a counted award the bare noun: 6 cờ cho CĐ cấp trên cơ sở, 15 bằng khen cho các tập thể.
  std::optional<AwardRecipient> BareNoun(size_t i, size_t* end) const;
  // `cán bộ và nhân dân xóm Mường Lầm`, `tàu HQ-571`: words up to the end of the phrase, a proper name among
  // them.
  std::optional<AwardRecipient> NamedInLowerCase(size_t i, size_t* end) const;
  // The body at node `i` goes on with people: Đảng bộ, chính quyền và nhân dân ...
  bool WithPeople(size_t i) const;
  bool IsGift(size_t i) const;
  // gắn Huân chương lên lá cờ truyền thống của tỉnh Lào Cai
  std::vector<AwardRecipient> FlagOwner(size_t i, size_t* end) const;
  // 7, 12 và 19 sĩ quan: the noun of the last belongs to all.
  std::vector<AwardRecipient> ReadRespectively(size_t i, bool counted_award, size_t* end) const;

  const NodeView& view_;
};

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_AWARDS_AWARD_RECIPIENTS_H_
