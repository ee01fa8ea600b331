#include "extractors/legal_refs/legal_refs.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <chrono>
#include <map>
#include <string>

#include "extractors/legal_refs/legal_ref_grammar.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

Value TextOf(const Mention& mention, std::string_view name, std::string_view text) {
  const auto span = mention.Get(name);
  if (!span) return {};
  return std::string(span->In(text));
}

// ISO day of `ngày 24/01/2022` or `ngày 10 tháng 5 năm 2011`; empty without a year.
Value IssuedDate(const Mention& mention, std::string_view text) {
  static const RE2 kDate("(\\d{1,2}) *(?:[/.–-]|tháng) *(\\d{1,2}) *,? *(?:[/.–-]|năm) *(\\d{4})");
  const auto span = mention.Get("date");
  int day = 0, month = 0, year = 0;
  if (!span) return {};
  const std::string_view words = span->In(text);
  if (!RE2::PartialMatch(re2::StringPiece(words.data(), words.size()), kDate, &day, &month, &year)) return {};
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return {};
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

// A number in one spelling: no spaces, one dash, no leading zeros, small letters.
std::string CanonicalNumber(std::string_view number) {
  std::string key;
  for (size_t at = 0; at < number.size();) {
    if (number[at] == ' ' || (number[at] == '0' && key.empty() && at + 1 < number.size())) {
      ++at;
    } else if (number.substr(at, 3) == "–" || number.substr(at, 3) == "—") {
      key += '-';
      at += 3;
    } else {
      key += number[at++];
    }
  }
  return FoldForLookup(key);
}

// The word that says what the document is, of a kind with its name: `luật` of `Luật Quản lý thuế`.
struct Reference {
  std::string kind;
  std::string number;  // canonical; empty for a law by name
  bool coded = false;
};

Reference ReadReference(const Mention& mention, const WordList& codes, std::string_view text, Fact* fact) {
  Reference reference;
  const auto kind = mention.Get("kind");
  const auto number = mention.Get("number");
  if (number) reference.number = CanonicalNumber(number->In(text));
  if (const auto code = mention.Get("codes")) {
    reference.coded = true;
    const std::string_view letters = code->In(text);
    const WordList::Entry* entry = codes.Find(FirstCode(letters));
    if (!kind) {
      reference.kind = entry ? entry->canonical : "Văn bản";
      fact->basis = "kind from the code of the number";
    }
  }
  if (kind) reference.kind = kind->In(text);
  return reference;
}

class LegalRefs : public Extractor {
 public:
  explicit LegalRefs(const RuleSet& rules)
      : grammar_(rules), kinds_(rules.list("kinds")), codes_(rules.list("codes")) {}

  std::string_view kind() const override { return "legal_refs"; }

  const std::vector<Column>& columns() const override {
    static const std::vector<Column> kColumns = {
        {"kind"}, {"number"}, {"issued_date"}, {"issuer"}, {"subject"}};
    return kColumns;
  }

  std::vector<Mention> Read(const Article& article, std::vector<Mention> matches) const override {
    return grammar_.Read(article, std::move(matches));
  }

  // Distinct by the number. A number without its code (`Nghị định 116`) is the same document as the full one
  // (`Nghị định 116/2010/NĐ-CP`) of the article.
  std::vector<Fact> Resolve(const ResolveContext& context,
                            const std::vector<Mention>& mentions) const override {
    const std::string_view text = context.article.text;
    std::map<std::string, std::string> full;  // `nghị định 116` -> value of the full number
    for (const Mention& mention : mentions) AddFullNames(mention, text, &full);
    std::vector<Fact> facts;
    std::map<std::string, size_t> by_value;
    for (uint32_t i = 0; i < mentions.size(); ++i) {
      Fact fact = MakeFact(mentions[i], text);
      const auto known_full = full.find(fact.value);
      if (known_full != full.end()) fact.value = known_full->second;
      const auto [known, added] = by_value.emplace(fact.value, facts.size());
      if (added) {
        fact.mentions = {i};
        facts.push_back(std::move(fact));
      } else {
        Merge(std::move(fact), i, mentions[i].Get("codes").has_value(), mentions, &facts[known->second]);
      }
    }
    return facts;
  }

 private:
  std::string KindKey(std::string_view kind) const {
    const WordList::Entry* entry = kinds_.Find(kind);
    return FoldForLookup(entry ? entry->canonical : kind);
  }

  // The names without code under which a full number may be mentioned again.
  void AddFullNames(const Mention& mention, std::string_view text,
                    std::map<std::string, std::string>* full) const {
    if (!mention.Get("codes")) return;
    Fact unused;
    const Reference reference = ReadReference(mention, codes_, text, &unused);
    const std::string kind = KindKey(reference.kind);
    const std::string serial = CanonicalNumber(mention.Get("serial")->In(text));
    full->emplace(fmt::format("{} {}", kind, serial), reference.number);
    if (const auto year = mention.Get("year"))
      full->emplace(fmt::format("{} {}/{}", kind, serial, year->In(text)), reference.number);
  }

  Fact MakeFact(const Mention& mention, std::string_view text) const {
    Fact fact;
    const Reference reference = ReadReference(mention, codes_, text, &fact);
    if (reference.coded) {
      fact.value = reference.number;
    } else if (reference.number.empty()) {
      fact.value = FoldForLookup(reference.kind);
    } else {
      fact.value = fmt::format("{} {}", KindKey(reference.kind), reference.number);
    }
    fact.columns = {reference.kind, TextOf(mention, "number", text), IssuedDate(mention, text),
                    TextOf(mention, "issuer", text), TextOf(mention, "subject", text)};
    return fact;
  }

  // What one mention says and the other does not is kept; the number in its full form, quoted first.
  static void Merge(Fact other, uint32_t index, bool coded, const std::vector<Mention>& mentions,
                    Fact* fact) {
    const bool was_coded = mentions[fact->mentions.front()].Get("codes").has_value();
    if (coded && !was_coded) {
      std::swap(fact->columns, other.columns);
      fact->mentions.insert(fact->mentions.begin(), index);
    } else {
      fact->mentions.push_back(index);
    }
    for (size_t column = 2; column < fact->columns.size(); ++column) {
      if (std::holds_alternative<std::monostate>(fact->columns[column]))
        fact->columns[column] = std::move(other.columns[column]);
    }
  }

  LegalRefGrammar grammar_;
  const WordList& kinds_;
  const WordList& codes_;
};

}  // namespace

std::unique_ptr<Extractor> MakeLegalRefs(const RuleSet& rules) { return std::make_unique<LegalRefs>(rules); }

}  // namespace sulieu
