// The shared phrase grammar: names of persons, posts, organisations and places in a sentence. Officials, the
// authority of an award, the issuer of a document and the organiser and place of an event all read with it.
//
// The idea: an organisation does not end at the next comma but by the grammar of organisations,
//   head + field of work + level + place (+ parent body)
// `Cục Xây dựng phong trào bảo vệ an ninh Tổ quốc, Bộ Công an` keeps its parent, `UBND tỉnh, Sở Y tế` are
// two. What a head may take with it is in the note of organisation_heads.tsv. A post is a post head,
// modifiers and such an organisation, or its field and place alone (Trưởng phòng Tham mưu).
//
// Limits: names without a Vietnamese family name are recognised only where a name is expected (behind an
// honorific, rank or post). Tested by phrases_test.cc.
#ifndef SULIEU_EXTRACTORS_PHRASES_PHRASES_H_
#define SULIEU_EXTRACTORS_PHRASES_PHRASES_H_

#include <optional>
#include <string_view>

#include "extractors/phrases/lexicon.h"
#include "pipeline/text/words.h"

namespace sulieu {

// A post: words [begin, end), the organisation in it [organisation, end) or none (organisation == end).
struct PostPhrase {
  size_t begin = 0;
  size_t end = 0;
  size_t head_end = 0;      // behind the head and its modifiers
  size_t organisation = 0;  // where the organisation begins
  bool closed = false;      // ends in a level or place
  bool bare = false;        // a post of the state that one person holds at a time
  bool weak = false;        // the head names no post by itself (`đại diện`, `thành viên`)
  bool behind = false;  // said only behind a name: `đại diện` before one is a representative left unnamed
  bool former = false;   // nguyên, cựu, cố
  bool named = false;    // ends in a company or school
  bool unnamed = false;  // ends in a company or school whose own name has not been read
};

// Reads phrases in the words of one sentence. Every method takes the index of the first word of the phrase
// and gives the index behind its last word, or nothing when no such phrase begins there.
class PhraseReader {
 public:
  // Requires: lexicon and words outlive the reader.
  PhraseReader(const Lexicon& lexicon, const TextWords& words);

  const TextWords& words() const { return words_; }
  size_t size() const { return words_.size(); }

  // ông, bà, đồng chí, các ông, linh mục. A following capital is not required.
  std::optional<size_t> HonorificEnd(size_t at) const { return ListEnd(at, PhraseList::kHonorific); }
  bool IsPluralHonorific(size_t at) const;
  bool IsChurchTitle(size_t at) const;
  // Đại tá, Thiếu tướng.
  std::optional<size_t> RankEnd(size_t at) const { return ListEnd(at, PhraseList::kRank); }
  // GS.TS, Tiến sĩ, Nhà giáo Ưu tú: a chain of titles with the dots and commas between them.
  std::optional<size_t> TitleEnd(size_t at) const;

  // A name where one is expected: a run of capitals, with the particles of foreign names, up to the next
  // honorific, rank, post or organisation. One word is enough (ông Dũng).
  std::optional<size_t> NameEnd(size_t at) const;
  // A name that shows itself: a Vietnamese family name and at least one more capital, not a known place.
  std::optional<size_t> KnownNameEnd(size_t at) const;

  // Two or three capitals that no list knows, one of them no Vietnamese syllable.
  std::optional<size_t> ForeignNameEnd(size_t at) const;

  // The family name that begins here is one of the common Kinh names.
  bool IsCommonFamilyName(size_t at) const;

  // A post with all that belongs to it.
  std::optional<PostPhrase> Post(size_t at) const;
  std::optional<size_t> PostEnd(size_t at) const;

  // An organisation. `parent`: with the bodies above it (`Cục Viễn thông, Bộ Thông tin và Truyền thông`).
  std::optional<size_t> OrganisationEnd(size_t at, bool parent = true) const;

  // `tỉnh Quảng Trị`, `thôn 2, xã Trà Nam`, `Hà Nội`, `TP.HCM`: units with their names, known places.
  std::optional<size_t> PlaceEnd(size_t at) const;

  // A verb or particle at which a post or organisation ends (phát biểu, đã, trao); its end.
  std::optional<size_t> EndWordEnd(size_t at) const { return ListEnd(at, PhraseList::kEnd); }

  std::optional<size_t> ListEnd(size_t at, PhraseList list) const;
  const Lexicon::Match& match(size_t at) const { return matches_[at]; }
  bool InAnyList(size_t at) const { return matches_.Any(at); }

 private:
  struct Tail;
  enum class Step { kTaken, kEnd };

  bool Is(size_t at, std::string_view key) const { return at < size() && words_[at].key == key; }
  bool IsCapital(size_t at) const { return at < size() && words_[at].capital; }
  bool IsAdjacent(size_t at) const;  // no space between this word and the one before
  bool IsNameSyllable(size_t at, size_t begin) const;
  bool OrganisationHeadAt(size_t at) const;
  bool StartsPerson(size_t at) const;
  bool NamedApart(size_t at) const;
  size_t PlaceNameEnd(size_t at, bool after_unit) const;
  size_t NamesakeEnd(size_t at, size_t end) const;

  // The grammar of what follows a head.
  void ReadTail(Tail* tail) const;
  Step ReadTailStep(Tail* tail) const;
  Step ReadTerms(Tail* tail) const;
  Step ReadPunctuation(Tail* tail) const;
  Step ReadComma(Tail* tail) const;
  Step ReadBracket(Tail* tail) const;
  Step ReadQuoted(Tail* tail) const;
  Step ReadNumber(Tail* tail) const;
  Step ReadUnit(Tail* tail) const;
  Step ReadCapital(Tail* tail) const;
  Step ReadLower(Tail* tail) const;
  Step ReadLink(Tail* tail) const;
  Step ReadBridge(Tail* tail) const;
  Step TakeHead(Tail* tail) const;
  static Step Take(Tail* tail, size_t end);

  const TextWords& words_;
  Lexicon::Matches matches_;
};

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_PHRASES_PHRASES_H_
