// What stands around the number of a document: its kind before it (`Luật Quản lý thuế số 38/2019/QH14`, or
// the kind of the number before in `các Nghị định 61/2006/NĐ-CP, 64/2009/NĐ-CP`), its date and issuer behind
// it or before it (`chỉ đạo của Tỉnh uỷ tại Công văn số 727-CV/TU`), its subject (`về ...`). Limits: a code
// without a kind word is taken only when it says its own kind (codes.tsv). Tested by legal_refs_test.cc.
#ifndef SULIEU_EXTRACTORS_LEGAL_REFS_LEGAL_REF_GRAMMAR_H_
#define SULIEU_EXTRACTORS_LEGAL_REFS_LEGAL_REF_GRAMMAR_H_

#include <string_view>
#include <vector>

#include "extractors/phrases/counted_unit.h"
#include "extractors/phrases/phrases.h"
#include "pipeline/extract/article.h"
#include "pipeline/extract/mention.h"
#include "pipeline/rules/rule_set.h"

namespace sulieu {

// The letters at the front of a code, which say what the document is: `NQ` of `NQ-HĐND`, `QH` of `QH14`.
std::string_view FirstCode(std::string_view codes);

class LegalRefGrammar {
 public:
  explicit LegalRefGrammar(const RuleSet& rules);

  // The references among the matches, in text order. Captures: kind, number, serial, year, codes, date,
  // issuer, subject. Numbers that only continue an enumeration become mentions of their own.
  std::vector<Mention> Read(const Article& article, std::vector<Mention> matches) const;

 private:
  struct Context;  // the words of one sentence around one number

  bool FindKind(const Context& context, const Mention* previous, Mention* mention) const;
  bool AcceptCoded(const Context& context, const Mention* previous, Mention* mention) const;
  bool IsCount(const Context& context) const;
  bool AcceptBare(const Context& context, Mention* mention) const;
  void AddContinuations(const Context& context, const Mention& first, std::vector<Mention>* out) const;
  void AddCircumstances(const Context& context, Mention* mention) const;
  size_t AddIssuerBehind(const PhraseReader& reader, size_t at, Mention* mention) const;
  void AddIssuerBefore(const Context& context, Mention* mention) const;
  void AddSubject(const TextWords& words, size_t at, Mention* mention) const;

  Lexicon lexicon_;
  UnitGrammar units_;
  const WordList& kinds_;
  const WordList& codes_;
};

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_LEGAL_REFS_LEGAL_REF_GRAMMAR_H_
