#include "extractors/legal_refs/legal_ref_grammar.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "pipeline/base/utf8.h"
#include "pipeline/extract/extractor.h"
#include "pipeline/text/letters.h"

namespace sulieu {
namespace {

constexpr uint32_t kWindowBefore = 220;  // bytes
constexpr uint32_t kWindowBehind = 500;
constexpr size_t kMaxGap = 12;      // words between kind and number
constexpr size_t kMaxSubject = 60;  // words

template <size_t N>
bool IsOneOf(const Word& word, const std::array<std::string_view, N>& keys) {
  return std::find(keys.begin(), keys.end(), word.key) != keys.end();
}

bool IsStop(const Word& word) { return IsOneOf<6>(word, {".", ";", "!", "?", "…", ":"}); }

bool IsPlainNumber(const Word& word) {
  return word.kind == Word::Kind::kNumber && word.key.size() <= 4 &&
         word.key.find_first_of(".,") == std::string::npos;
}

bool IsYear(std::string_view digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

}  // namespace

std::string_view FirstCode(std::string_view codes) {
  size_t end = 0;
  while (end < codes.size() && codes[end] != '-' && codes[end] != '/' && codes[end] != ' ' &&
         !IsDigit(static_cast<char32_t>(static_cast<unsigned char>(codes[end]))) &&
         codes.substr(end, 3) != "–" && codes.substr(end, 3) != "—") {
    ++end;
  }
  return codes.substr(0, end);
}

struct LegalRefGrammar::Context {
  std::string_view text;
  TextSpan sentence;
  TextWords before;  // up to the number (and its `số`)
  TextWords behind;
};

LegalRefGrammar::LegalRefGrammar(const RuleSet& rules)
    : lexicon_(rules), units_(rules), kinds_(rules.list("kinds")), codes_(rules.list("codes")) {}

// The nearest kind before the number. Between them may stand a name or what the document does (`Luật Quản lý
// thuế số`, `quyết định xử phạt vi phạm hành chính số`), but then the number has its `số` or a known code.
bool LegalRefGrammar::FindKind(const Context& context, const Mention* previous, Mention* mention) const {
  const auto& words = context.before;
  const std::string_view codes = mention->Get("codes")->In(context.text);
  const bool known = codes_.Contains(FirstCode(codes));
  const bool loose = known || (mention->Get("so") && codes.size() > 0);
  for (size_t end = words.size(); end > 0 && words.size() - end <= kMaxGap; --end) {
    const WordList::Entry* entry = nullptr;
    const size_t count = LongestMatchBefore(words, end, kinds_, &entry);
    const bool adjacent = end == words.size();
    if (count > 0 && (adjacent || loose)) {
      const uint32_t begin = words[end - count].span.begin;
      if (previous && begin < previous->span.end) break;
      const bool named = entry->note == "name" || (!adjacent && words[end - count].Is("pháp"));
      mention->captures.push_back({"kind", {begin, words[(named ? words.size() : end) - 1].span.end}});
      mention->span.begin = begin;
      return true;
    }
    if (IsStop(words[end - 1]) && !(adjacent && words[end - 1].Is(":"))) break;
    if (IsOneOf<2>(words[end - 1], {",", ")"}) && !known) break;
  }
  return false;
}

bool LegalRefGrammar::AcceptCoded(const Context& context, const Mention* previous, Mention* mention) const {
  const std::string_view number = mention->Get("number")->In(context.text);
  const std::string_view code = FirstCode(mention->Get("codes")->In(context.text));
  const bool slash = number.find('/') != std::string_view::npos;
  const bool known = codes_.Contains(code);
  const bool spaced = number.find(' ') != std::string_view::npos;
  if ((!slash || spaced) && !known) return false;
  const char last = mention->span.begin > 0 ? context.text[mention->span.begin - 1] : ' ';
  if (last == ':' || last == '/') return false;  // QCVN 02:2009/BYT
  if (FindKind(context, previous, mention)) return true;
  // The kind of the number before: `số 14/2014/TT-BXD ngày 5/8/2014; số 11/2009/TT-BXD`.
  if (previous && previous->sentence == mention->sentence && previous->Get("kind") &&
      mention->span.begin - previous->span.end < 60) {
    const auto codes = previous->Get("codes");
    if (!codes || FirstCode(codes->In(context.text)) == code) {
      mention->captures.push_back({"kind", *previous->Get("kind")});
      return true;
    }
  }
  if (!known || !slash) return false;
  if (number.find("/ ") != std::string_view::npos && !mention->Get("so")) return false;  // 2/ UBND tỉnh tặng
  return mention->Get("so") || mention->Get("year") || code.size() > 1;
}

// True when the word behind a bare number makes it a count: `Quyết định 3 năm tù`, `kế hoạch 5 năm`.
bool LegalRefGrammar::IsCount(const Context& context) const {
  if (context.behind.empty()) return false;
  const Word& word = context.behind.front();
  if (word.kind == Word::Kind::kNumber || word.Is("%")) return true;
  const bool dash = word.Is("-") || word.Is("–");
  if (dash) return context.behind.size() > 1 && context.behind[1].kind == Word::Kind::kNumber;
  // Nghị quyết 18 Hội nghị Trung ương: what is counted has no capital
  if (word.kind != Word::Kind::kWord || word.Is("ngày") || word.capital) return false;
  if (IsOneOf<7>(word, {"tuổi", "giờ", "phút", "triệu", "nghìn", "tỷ", "tỉ"})) return true;
  return !units_.NounClass(context.behind, 0).empty();
}

// A number without code. Without `số` the kind must be one that takes a bare number, or a capitalised one
// with its issuer (`Kế hoạch 28 của Bộ Chính trị`); kinds whose word is a verb too need more than one digit.
bool LegalRefGrammar::AcceptBare(const Context& context, Mention* mention) const {
  const std::string_view rest = context.text.substr(mention->span.end);
  if (rest.starts_with('/') || rest.starts_with('%')) return false;
  if (rest.size() > 1 && rest[0] == ':' && IsDigit(static_cast<char32_t>(rest[1]))) return false;
  if (mention->Get("so")) return true;
  const std::string_view serial = mention->Get("serial")->In(context.text);
  const bool year = mention->Get("year").has_value();
  if ((IsYear(serial) && !year) || IsCount(context)) return false;
  const std::string_view kind = mention->Get("kind")->In(context.text);
  const WordList::Entry* entry = kinds_.Find(kind);
  if (!entry) return false;
  if (entry->note == "bare" || year) return true;
  const bool capital = IsUpper(DecodeAt(kind, 0).value);
  if (serial.size() < 2) return false;
  const Word* next = context.behind.empty() ? nullptr : &context.behind.front();
  if (entry->note != "verb") return capital && next && next->Is("của");
  if (capital) return true;
  const bool act = kind.starts_with("quyết") || kind.starts_with("chỉ");
  return serial[0] == '0' ||
         (act && (!next || next->kind == Word::Kind::kPunctuation || units_.IsEnd(context.behind, 0)));
}

// `Nghị quyết 18, 19 và 20 của Trung ương`.
void LegalRefGrammar::AddContinuations(const Context& context, const Mention& first,
                                       std::vector<Mention>* out) const {
  const auto& words = context.behind;
  for (size_t i = 0; i + 1 < words.size();) {
    if (!IsOneOf<3>(words[i], {",", "và", ";"})) return;
    size_t number = i + 1;
    const bool so = words[number].Is("số");
    if (so && number + 1 < words.size()) ++number;
    if (!IsPlainNumber(words[number]) || IsYear(words[number].key)) return;
    const size_t next = number + 1;
    if (next < words.size()) {
      const Word& behind = words[next];
      const bool closes = IsOneOf<7>(behind, {",", "và", ";", ".", "của", "về", ")"}) || behind.Is("ngày");
      if (!closes || (!so && !behind.Is("của") && words[number].key.size() < 2)) return;
      if (next + 1 < words.size() && behind.Is(",") && words[next + 1].kind == Word::Kind::kNumber && !so &&
          words[number].key.size() < 2)
        return;
    }
    Mention mention = first;
    mention.span = words[number].span;
    mention.captures = {
        {"kind", *first.Get("kind")}, {"number", words[number].span}, {"serial", words[number].span}};
    out->push_back(std::move(mention));
    i = next;
  }
}

// `của Bộ Chính trị`, `do Thủ tướng Chính phủ ban hành`; the index behind it, or `at`.
size_t LegalRefGrammar::AddIssuerBehind(const PhraseReader& reader, size_t at, Mention* mention) const {
  const auto& words = reader.words();
  size_t begin = at;
  if (begin < words.size() && words[begin].Is(",")) ++begin;
  while (begin < words.size() && IsOneOf<3>(words[begin], {"được", "đã", "ban"})) ++begin;
  if (begin >= words.size() || !IsOneOf<2>(words[begin], {"của", "do"})) return at;
  ++begin;
  std::optional<size_t> end = reader.PostEnd(begin);
  if (!end) end = reader.OrganisationEnd(begin);
  if (!end) {
    size_t i = begin;
    while (i < words.size() && words[i].kind == Word::Kind::kWord && words[i].capital) ++i;
    if (i == begin) return at;
    end = i;
  }
  // `của Bộ Chính trị và Kế hoạch số ...`: the next document is no part of the issuer.
  for (size_t i = begin + 1; i + 1 < *end; ++i) {
    const bool joint = words[i].Is("và") || words[i].Is(",") || words[i].Is(";");
    if (joint && LongestMatch(words, i + 1, kinds_) > 0) end = i;
  }
  const TextSpan span{words[begin].span.begin, words[*end - 1].span.end};
  mention->captures.push_back({"issuer", span});
  mention->span.end = span.end;
  return *end;
}

// `Tỉnh uỷ tại Công văn số`, `Chủ tịch UBND huyện đã ban hành Quyết định số`.
void LegalRefGrammar::AddIssuerBefore(const Context& context, Mention* mention) const {
  const auto& words = context.before;
  size_t end = words.size();
  while (end > 0 && words[end - 1].span.end > mention->span.begin) --end;
  bool linked = false;
  while (end > 0 &&
         IsOneOf<17>(words[end - 1], {"đã", "vừa", "có", "ra", "ban", "hành", "ký", "tại", "sẽ", "cũng",
                                      "tiếp", "tục", "gửi", "phát", "mới", "bằng", "nêu"})) {
    linked = linked || IsOneOf<6>(words[end - 1], {"có", "ra", "hành", "ký", "tại", "gửi"});
    --end;
  }
  if (!linked || end == 0) return;
  const PhraseReader reader(lexicon_, words);
  std::optional<size_t> found;
  for (size_t begin = end; begin-- > 0 && end - begin <= 16;) {
    if (IsStop(words[begin]) || words[begin].Is(",")) break;
    const auto post = reader.PostEnd(begin), organisation = reader.OrganisationEnd(begin);
    if ((post && *post == end) || (organisation && *organisation == end)) found = begin;
  }
  if (found) mention->captures.push_back({"issuer", {words[*found].span.begin, words[end - 1].span.end}});
}

// `về (việc) ...` to the end of its clause; a comma of an enumeration or inside quotes does not end it.
void LegalRefGrammar::AddSubject(const TextWords& words, size_t at, Mention* mention) const {
  if (at < words.size() && words[at].Is(",")) ++at;
  if (at + 1 >= words.size() || !words[at].Is("về")) return;
  size_t begin = at + 1;
  if (words[begin].Is("việc") && begin + 1 < words.size()) ++begin;
  size_t end = begin;
  bool quoted = false;
  for (; end < words.size() && end < begin + kMaxSubject; ++end) {
    const Word& word = words[end];
    if (IsOneOf<2>(word, {"“", "«"})) quoted = true;
    if (IsOneOf<2>(word, {"”", "»"})) quoted = false;
    if (quoted) continue;
    if (IsOneOf<4>(word, {";", ".", ")", "("})) break;
    if (word.Is(",") && (end + 1 >= words.size() || words[end + 1].capital || units_.IsEnd(words, end + 1)))
      break;
    if (end > begin && IsOneOf<6>(word, {"được", "đã", "nêu", "là", "thì", "mà"})) break;
    if ((word.Is("và") || word.Is(",")) && LongestMatch(words, end + 1, kinds_) > 0 && words[end + 1].capital)
      break;
  }
  if (end > begin)
    mention->captures.push_back({"subject", {words[begin].span.begin, words[end - 1].span.end}});
}

namespace {

// The day behind a number, `, ngày 24/01/2022` or `(ngày 10 tháng 5 năm 2011)`, without the year too.
std::optional<TextSpan> ReadDate(std::string_view text, uint32_t from, uint32_t end) {
  static const RE2 kDate(
      "^ *,? *(?:\\(?(?:được )?(?:ký |ban hành )?ngày *|\\()"
      "(\\d{1,2} *(?:[/.–-]|tháng) *\\d{1,2}(?: *,? *(?:[/.–-]|năm) *\\d{4})?)");
  re2::StringPiece date;
  const std::string_view rest = text.substr(from, end - from);
  if (!RE2::PartialMatch(re2::StringPiece(rest.data(), rest.size()), kDate, &date)) return std::nullopt;
  const auto begin = static_cast<uint32_t>(date.data() - text.data());
  return TextSpan{begin, begin + static_cast<uint32_t>(date.size())};
}

// The index of the first word that begins at or behind an offset; a closing parenthesis there is skipped.
size_t WordAt(const TextWords& words, size_t at, uint32_t offset) {
  while (at < words.size() && words[at].span.begin < offset) ++at;
  return at < words.size() && words[at].Is(")") ? at + 1 : at;
}

}  // namespace

void LegalRefGrammar::AddCircumstances(const Context& context, Mention* mention) const {
  const PhraseReader reader(lexicon_, context.behind);
  size_t at = AddIssuerBehind(reader, 0, mention);
  const uint32_t from = at == 0 ? mention->span.end : context.behind[at - 1].span.end;
  if (const auto date = ReadDate(context.text, from, context.sentence.end)) {
    mention->captures.push_back({"date", *date});
    mention->span.end = std::max(mention->span.end, date->end);
    at = WordAt(context.behind, at, date->end);
    if (!mention->Get("issuer")) at = AddIssuerBehind(reader, at, mention);
  }
  if (!mention->Get("issuer")) AddIssuerBefore(context, mention);
  AddSubject(context.behind, at, mention);
}

namespace {

// Drops the numbers that go on with a code: the rule of coded numbers reads them.
std::vector<Mention> WithoutCutNumbers(std::string_view text, std::vector<Mention> matches) {
  std::vector<TextSpan> coded;
  for (const Mention& match : matches) {
    if (match.Get("codes")) coded.push_back(*match.Get("number"));
  }
  std::erase_if(matches, [&](const Mention& match) {
    const auto number = match.Get("number");
    if (!number || match.Get("codes")) return false;
    const auto next = std::lower_bound(coded.begin(), coded.end(), TextSpan{number->begin, 0});
    return (number->end < text.size() && text[number->end] == '/') ||
           (next != coded.end() && next->Overlaps(*number));
  });
  return matches;
}

}  // namespace

std::vector<Mention> LegalRefGrammar::Read(const Article& article, std::vector<Mention> matches) const {
  std::vector<Mention> accepted;
  const Mention* previous = nullptr;
  accepted.reserve(matches.size() * 2);
  for (Mention& match : LongestFirst(WithoutCutNumbers(article.text, std::move(matches)))) {
    Mention mention = std::move(match);
    const auto number = mention.Get("number");
    if (!number) {
      accepted.push_back(std::move(mention));
      continue;
    }
    Context context;
    context.text = article.text;
    context.sentence = article.sentences[mention.sentence].span;
    context.before = WordsBefore(article.text, mention.span.begin, context.sentence.begin, kWindowBefore);
    context.behind = WordsBehind(article.text, number->end, context.sentence.end, kWindowBehind);
    previous = accepted.empty() ? nullptr : &accepted.back();
    const bool coded = mention.Get("codes").has_value();
    if (!(coded ? AcceptCoded(context, previous, &mention) : AcceptBare(context, &mention))) continue;
    std::vector<Mention> continuations;
    if (!coded) AddContinuations(context, mention, &continuations);
    AddCircumstances(context, &mention);
    accepted.push_back(std::move(mention));
    for (Mention& next : continuations) accepted.push_back(std::move(next));
  }
  return LongestFirst(std::move(accepted));
}

}  // namespace sulieu
