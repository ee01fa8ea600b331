// Who receives, as the subject of a passive or of `nhận`: 12 tập thể được tặng, Bệnh viện A đón nhận, ông ...
// được trao. Tested by awards_test.cc.
#ifndef SULIEU_EXTRACTORS_AWARDS_AWARD_SUBJECT_H_
#define SULIEU_EXTRACTORS_AWARDS_AWARD_SUBJECT_H_

#include <optional>
#include <vector>

#include "extractors/awards/award_recipients.h"

namespace sulieu {

class SubjectReader {
 public:
  // Requires: the view outlives the reader.
  explicit SubjectReader(const NodeView& view) : view_(view), recipients_(view) {}

  // The subject of a passive or of `nhận`, ending before node `end`; the first node in *begin.
  std::vector<AwardRecipient> Before(size_t end, size_t* begin) const;
  // The subject of a clause without one: who or what the sentence, or its last clause with a subject, begins
  // with.
  std::vector<AwardRecipient> Omitted(size_t end) const;

 private:
  // A counted recipient before node `i`, nothing but its modifiers between.
  bool CountedBefore(size_t i) const;
  std::optional<AwardRecipient> Antecedent(size_t end, size_t* begin) const;
  std::optional<AwardRecipient> CountedUnknown(size_t end, size_t* begin) const;
  std::optional<size_t> OneOf(size_t i) const;
  void AddNamedBefore(size_t joint, std::vector<AwardRecipient>* list, size_t* begin) const;
  std::optional<AwardRecipient> PersonWithAside(size_t end, size_t* begin) const;
  std::vector<AwardRecipient> NamedSubject(size_t end, size_t* begin) const;
  // Is the body at node `i` only part of who receives: nhân viên Công ty A, đảng viên của Đảng bộ B?
  bool InsidePhrase(size_t i) const;
  // `chị Trần Thị Anh - nữ nhân viên Công ty A được`
  std::optional<AwardRecipient> PersonBeforeDash(size_t i) const;
  // Ông, bà, chị alone: whoever was named before.
  bool IsPronoun(const Node& node) const;
  // A subject outside the phrase grammar: the words from the beginning of the clause, with a capital among
  // them.
  std::vector<AwardRecipient> ProperSubject(size_t end, size_t* begin) const;
  // `Bệnh viện A tổ chức Lễ kỷ niệm ... và đón nhận Huân chương`: who celebrates receives.
  std::vector<AwardRecipient> Organiser(size_t end, size_t* begin) const;

  const NodeView& view_;
  RecipientReader recipients_;
};

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_AWARDS_AWARD_SUBJECT_H_
