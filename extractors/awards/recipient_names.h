// Named recipients in full: `bà Nga` is the Lò Thị Sen Vàng, `Bệnh viện` the Bệnh viện Phụ sản tỉnh Nam Định,
// `ông` the person of whom the article spoke last. Tested by awards_test.cc.
#ifndef SULIEU_EXTRACTORS_AWARDS_RECIPIENT_NAMES_H_
#define SULIEU_EXTRACTORS_AWARDS_RECIPIENT_NAMES_H_

#include <string>
#include <vector>

#include "extractors/awards/award_facts.h"
#include "extractors/phrases/phrases.h"

namespace sulieu {

class RecipientNames {
 public:
  // Requires: lexicon and article outlive the object.
  RecipientNames(const Lexicon& lexicon, const Article& article) : lexicon_(lexicon), article_(article) {}

  // Replaces short recipients by the full form and pronouns by the person; drops pronouns that stand for
  // nobody known.
  void Complete(std::vector<AwardFact>* facts) const;

 private:
  std::string PersonBefore(uint32_t at, uint32_t sentence) const;
  std::string Protagonist(const std::string& pronoun) const;
  std::string FullPerson(const std::string& name) const;
  std::string FullBody(const std::string& head) const;
  std::string BodyIn(const std::string& head, bool heading) const;

  const Lexicon& lexicon_;
  const Article& article_;
};

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_AWARDS_RECIPIENT_NAMES_H_
