// sulieu people: who held which post when, with the sentence for each; and the decisions on who is who.
#include "pipeline/cli/people.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <cstdlib>
#include <ctime>
#include <map>
#include <set>
#include <tuple>

#include "pipeline/cli/console.h"
#include "pipeline/cli/display.h"
#include "pipeline/cli/rows.h"
#include "pipeline/store/derived_tables.h"
#include "pipeline/store/person_decisions.h"
#include "pipeline/store/queries.h"
#include "pipeline/store/store.h"
#include "pipeline/text/folded_words.h"

namespace sulieu {
namespace {

constexpr const char* kExamples =
    R"(  sulieu people nguyen xuan phuc             # his posts, the days they are attested, the sentences
  sulieu people --post "Phó Chủ tịch UBND" --place "Quảng Bình"   # who held it there, and when
  sulieu people --split 3f2a9c 81bb02 --why "two men, see the party yearbook"
  sulieu people --join 3f2a9c 55d0e1 --why "his own words in the second article"
  sulieu people --decisions                  # what was decided, and what no longer finds its article
)";

struct Options {
  std::string database = "sulieu.db", post, place, why, who;
  std::vector<std::string> words, split, join, undo;
  bool decisions = false;
  Format format = Format::kTable;
};

bool Has(std::string_view text, const std::string& wanted) {
  return wanted.empty() ||
         fmt::format(" {} ", WordsForSearch(text)).find(fmt::format(" {} ", WordsForSearch(wanted))) !=
             std::string::npos;
}

// The rows of `posts` that the options ask for, one after the other.
class Attestations {
 public:
  static Result<Attestations> Open(const Database& database, const Options& options) {
    auto rows = database.Prepare(
        "SELECT p.person_id, p.person, p.published, p.post, p.kind, p.former, p.rank, p.organisation, "
        "p.place, "
        "p.place_basis, p.role, p.document, p.fact_id, "
        "substr(CAST(d.text AS BLOB), m.sentence_begin + 1, m.sentence_end - m.sentence_begin), "
        "p.reprint_of, "
        "p.post_spelled, d.published_basis "
        "FROM posts AS p JOIN documents_imported AS d ON d.document = p.document "
        "JOIN facts AS f ON f.fact_id = p.fact_id JOIN fact_mentions AS fm ON fm.fact = f.id AND fm.seq = 0 "
        "JOIN mentions_made AS m ON m.id = fm.mention "
        "ORDER BY p.person, p.person_id, coalesce(p.published, '9999'), p.document, p.text_begin, p.fact_id");
    SULIEU_RETURN_IF_ERROR(rows);
    Attestations found{std::move(*rows), {}};
    for (const std::string& word : options.words)
      found.name_.append(found.name_.empty() ? "" : " ").append(word);
    return found;
  }

  Result<bool> Next(const Options& options) {
    for (;;) {
      const auto row = rows_.Step();
      if (!row || !*row) return row;
      const bool person = Has(rows_.Text(1), name_) || rows_.Text(0).substr(0, name_.size()) == name_;
      const bool place =
          options.place.empty() || Has(rows_.Text(8), options.place) || Has(rows_.Text(7), options.place);
      if (person && place && (Has(rows_.Text(3), options.post) || Has(rows_.Text(15), options.post)))
        return true;
    }
  }
  const Statement& row() const { return rows_; }

 private:
  Attestations(Statement rows, std::string name) : rows_(std::move(rows)), name_(std::move(name)) {}
  Statement rows_;
  std::string name_;
};

std::string Post(const Statement& row) {
  std::string post = row.Text(3).empty() ? std::string("(no post)") : std::string(row.Text(3));
  if (!row.Text(6).empty()) post = fmt::format("{}, {}", row.Text(6), post);
  if (!row.Text(8).empty() && row.Text(9) != "own words")
    post += fmt::format(" [{}, by the article's {}]", row.Text(8), row.Text(9));
  if (row.Integer(5) != 0) post += " (former)";
  return OneLine(fmt::format("{} ({})", post, row.Text(4)));
}

// The day of the article; `~` where it was taken from the days the article speaks of.
std::string Day(const Statement& row) {
  if (row.Text(2).empty()) return "undated";
  return fmt::format("{}{}", row.Text(16) == "article" ? "~" : "", row.Text(2));
}

// One person as text: each post once, spelled out, with the time it is attested; then the sentences.
class PersonText {
 public:
  void Add(const Statement& row) {
    if (id_ != row.Text(0)) {
      Flush();
      id_ = row.Text(0);
      name_ = OneLine(row.Text(1));
    }
    Span& span = posts_[{std::string(row.Text(4)), std::string(row.Text(15)), row.Integer(5) != 0}];
    span.documents.emplace(row.Text(14).empty() ? row.Text(11) : row.Text(14));
    if (!row.Text(2).empty()) {
      span.last = Day(row);
      if (span.first.empty()) span.first = span.last;
    }
    sentences_ +=
        fmt::format("  {:11} {}\n              {}\n              {} {}{}\n", Day(row), Post(row),
                    OneLine(row.Text(13)), row.Text(12).substr(0, 10), OneLine(row.Text(11)),
                    row.Text(14).empty() ? "" : fmt::format(" (reprint of {})", OneLine(row.Text(14))));
  }

  void Flush() {
    if (id_.empty()) return;
    Print("{}{}  [{}]\n", any_ ? "\n" : "", name_, id_);
    for (const auto& [post, span] : posts_) {
      const auto& [kind, spelled, former] = post;
      Print("  {:9} {}{}: {} ({})\n", kind, spelled.empty() ? "(no post)" : OneLine(spelled),
            former ? " (former)" : "", Attested(span), span.documents.size());
    }
    Print("{}", sentences_);
    any_ = true;
    posts_.clear();
    sentences_.clear();
  }

 private:
  struct Span {
    std::string first, last;
    std::set<std::string> documents;  // reprints count as what they repeat
  };

  static std::string Attested(const Span& span) {
    if (span.first.empty()) return "undated";
    return span.first == span.last ? span.first : fmt::format("{} to {}", span.first, span.last);
  }

  std::string id_, name_, sentences_;
  std::map<std::tuple<std::string, std::string, bool>, Span> posts_;
  bool any_ = false;
};

Status PrintPeople(const Database& database, const Options& options) {
  auto found = Attestations::Open(database, options);
  SULIEU_RETURN_IF_ERROR(found);
  RowPrinter printer(options.format, {"person_id", "person", "published", "post", "kind", "former", "rank",
                                      "organisation", "place", "place_basis", "role", "document", "fact_id",
                                      "sentence", "reprint_of", "post_spelled", "published_basis"});
  PersonText person;
  bool any = false;
  while (!OutputFailed()) {
    const auto more = found->Next(options);
    SULIEU_RETURN_IF_ERROR(more);
    if (!*more) break;
    any = true;
    if (options.format == Format::kTable) {
      person.Add(found->row());
      continue;
    }
    Row row;
    for (int i = 0; i < found->row().column_count(); ++i)
      row.push_back(i == 13 ? Value(std::string(found->row().Text(i))) : found->row().Get(i));
    printer.Add(std::move(row));
  }
  person.Flush();
  if (options.format != Format::kTable) printer.Finish();
  if (!any) Say("no one of that name or post; `sulieu facts officials` lists all who are named");
  return {};
}

Status PrintDecisions(const Database& database, const Options& options) {
  auto rows = database.Prepare(
      "SELECT d.id, d.decided_at, d.who, d.verdict, d.name, d.document, d.other_name, d.other_document, "
      "d.why, "
      "iif((SELECT count(*) FROM documents_imported AS i WHERE i.source_sha256 IN (d.source_sha256, "
      "d.other_sha256) "
      "OR i.document IN (d.document, d.other_document)) >= 2, 'in force', 'orphaned') AS state "
      "FROM person_decisions AS d ORDER BY d.id");
  SULIEU_RETURN_IF_ERROR(rows);
  return PrintQuery(&*rows, options.format);
}

// Name and document of a fact of officials, given the beginning of its id.
Result<NamedIn> NamedBy(const Database& database, const std::string& prefix) {
  const auto id = FindFactId(database, prefix);
  SULIEU_RETURN_IF_ERROR(id);
  auto row = database.Prepare(
      "SELECT k.name, d.document, d.source_sha256 FROM facts AS f JOIN shown_officials AS k ON k.fact = f.id "
      "JOIN documents_imported AS d ON d.id = f.document WHERE f.fact_id = ?");
  SULIEU_RETURN_IF_ERROR(row);
  row->Bind(1, *id);
  const auto found = row->Step();
  SULIEU_RETURN_IF_ERROR(found);
  if (!*found) {
    return Fail(ErrorCode::kUsage,
                fmt::format("{}: is no fact of officials; `sulieu people NAME` shows their ids", prefix));
  }
  return NamedIn{std::string(row->Text(0)), std::string(row->Text(1)), std::string(row->Text(2))};
}

Status Decide(const Options& options, std::string_view verdict, const std::vector<std::string>& facts) {
  const auto database = OpenExistingForWriting(options.database, SayUpgrade);
  SULIEU_RETURN_IF_ERROR(database);
  auto transaction = Transaction::Begin(*database);
  SULIEU_RETURN_IF_ERROR(transaction);
  const auto a = NamedBy(*database, facts[0]), b = NamedBy(*database, facts[1]);
  SULIEU_RETURN_IF_ERROR(a);
  SULIEU_RETURN_IF_ERROR(b);
  if (*a == *b)
    return Fail(ErrorCode::kUsage, "both facts are of one name in one article: nothing to decide");
  const std::string now = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
  const char* const user = std::getenv("USER");
  const std::string who = !options.who.empty() ? options.who : user ? user : "unknown";
  SULIEU_RETURN_IF_ERROR(
      AddPersonDecision(*database, {0, now, who, std::string(verdict), options.why, *a, *b}));
  SULIEU_RETURN_IF_ERROR(UpdateDerivedTables(*database));
  SULIEU_RETURN_IF_ERROR(transaction->Commit());
  Print("{}: {} in {} and {} in {}\n", verdict, a->name, a->document, b->name, b->document);
  return {};
}

int People(const Options& options) {
  const std::pair<const std::vector<std::string>*, std::string_view> decisions[] = {
      {&options.join, "same"}, {&options.split, "different"}, {&options.undo, "undecided"}};
  for (const auto& [facts, verdict] : decisions) {
    if (facts->empty()) continue;
    if (options.why.empty()) return ReportUsage("--why is missing: a decision says why");
    const auto decided = Decide(options, verdict, *facts);
    return decided ? kDone : Report(decided.error());
  }
  if (!options.decisions && options.words.empty() && options.post.empty() && options.place.empty())
    return ReportUsage("name a person, a --post or a --place; `sulieu people --help` has examples");
  const auto database = OpenForReading(options.database);
  if (!database) return Report(database.error());
  const auto printed =
      options.decisions ? PrintDecisions(*database, options) : PrintPeople(*database, options);
  return printed ? kDone : Report(printed.error());
}

}  // namespace

void AddPeople(Command program, Run* run) {
  auto options = std::make_shared<Options>();
  const Command command =
      program.AddCommand("people", "Shows who held which post when, with the sentence for each.", kExamples);
  command.AddOption("NAME", options->words,
                    "a name or part of it, with or without diacritics; or a person_id");
  AddDatabaseOption(command, &options->database);
  command.AddOption("--post", options->post, "posts with these words").ValueName("WORDS");
  command.AddOption("--place", options->place, "of this place, by the post's words or the article's")
      .ValueName("PLACE");
  const auto pair = [&](const char* name, std::vector<std::string>* facts, const char* help) {
    return command.AddOption(name, *facts, help).ValueName("FACT_ID FACT_ID").Takes(2);
  };
  const Option join = pair("--join", &options->join, "decides that two facts are of one person");
  const Option split = pair("--split", &options->split, "decides that they are of two");
  const Option undo = pair("--undo", &options->undo, "takes what was decided on them back");
  join.Excludes(split).Excludes(undo);
  split.Excludes(undo);
  command.AddOption("--why", options->why, "why; kept with the decision").ValueName("TEXT");
  command.AddOption("--who", options->who, "who decides (default: the user's name)").ValueName("NAME");
  command.AddFlag("--decisions", options->decisions, "lists the decisions");
  AddFormatOption(command, &options->format);
  command.WhenChosen([=] { *run = [options] { return People(*options); }; });
}

}  // namespace sulieu
