// The items of a sentence that the grammar of officials joins: honorifics, ranks, titles, posts, names and
// what stands between them. Tested by officials_test.cc.
#ifndef SULIEU_EXTRACTORS_OFFICIALS_SENTENCE_H_
#define SULIEU_EXTRACTORS_OFFICIALS_SENTENCE_H_

#include <vector>

#include "extractors/phrases/phrases.h"

namespace sulieu {

struct Item {
  enum class Kind {
    kHonorific,
    kRank,
    kTitle,
    kPost,
    kName,
    kComma,      // , - – kiêm
    kAnd,        // và
    kSemicolon,  // ;
    kColon,
    kOpen,   // ( before a post
    kClose,  // )
    kLink,   // giữ chức, được bầu làm, là: what joins a person to a post
    kOther   // any other words
  };
  Kind kind = Kind::kOther;
  size_t begin = 0;  // words
  size_t end = 0;
  PostPhrase post;        // of a post
  bool plural = false;    // các ông, hai Phó Chủ tịch
  bool direct = false;    // of a link: only right behind the person (là, làm)
  bool appoints = false;  // of other words: được bầu, bổ nhiệm, từng
  bool genitive = false;  // of a post: behind `của`, so not that of the person named next to it
  bool dash = false;      // of a comma: a dash
  bool stops = false;     // of a name: nothing, or a mark, stands right behind it
  bool kin = false;       // of a name: behind `em trai`, `con gái của`, so only told to say who another is
  bool others = false;    // of a post: behind `con trai của`, `thừa ủy quyền của`
  bool office = false;    // of a post: behind `chức vụ`, so that of whom it is given to or taken from
  bool cites = false;     // of other words: they end in `theo`
  bool says = false;      // of other words: `cho biết` is among them, so that a new clause follows
  bool signs = false;     // of other words: `ký` is among them, so that a post behind is that of another
  bool unique = false;    // of a post: held by one person at a time, with the body it heads
  bool governs = false;   // of a post: a verb stands right behind it
  bool loose = false;     // of a name: taken for one by its place behind `post,` alone
};

// Links between a person and a post: the word list `links` of the kind.
std::vector<Item> ReadItems(const PhraseReader& reader, const WordList& links);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_OFFICIALS_SENTENCE_H_
