#include "pipeline/review/pass.h"

#include <fmt/format.h>

#include "pipeline/export/value.h"
#include "pipeline/export/visible.h"
#include "pipeline/messages/messages.h"
#include "pipeline/show/marked_sentence.h"

namespace sulieu {
namespace {

constexpr std::string_view kKeys = "a accept   r reject   e edit   s skip   u undo   q quit   >";
constexpr std::string_view kEditPrompt =
    "COLUMN=VALUE, one a line; an empty VALUE takes it away; an empty line ends";
constexpr char kControlC = 3;

class Pass {
 public:
  Pass(const Database& database, const Reviewer& reviewer, const std::vector<std::string>& facts,
       const PassTerminal& terminal)
      : database_(database), reviewer_(reviewer), facts_(facts), terminal_(terminal) {}

  Result<PassReport> Run() {
    while (at_ < facts_.size() && !report_.quit) {
      Status asked = Show(facts_[at_]);
      if (asked) asked = Ask();
      if (asked) continue;
      // An import may have taken the fact away meanwhile.
      if (asked.error().code != ErrorCode::kNotFound) return tl::unexpected<Error>(asked.error());
      Say(asked.error().message);
      ++at_;
    }
    return report_;
  }

 private:
  Status Show(const std::string& fact_id) {
    const auto fact = ReadFact(database_, fact_id);
    SULIEU_RETURN_IF_ERROR(fact);
    const auto document = DocumentOfFact(database_, fact_id);
    SULIEU_RETURN_IF_ERROR(document);
    Write(fmt::format("\n[{}/{}] {} {}  {}{}\n", at_ + 1, facts_.size(), fact->kind, fact_id.substr(0, 10),
                      ShowInvisible(document->name),
                      document->published.empty() ? "" : ", " + document->published));
    Write(fmt::format("  {}\n", MarkedSentence(document->text, fact->mentions.front(), terminal_.colour)));
    for (const auto& [column, value] : fact->columns) {
      if (!std::holds_alternative<std::monostate>(value))
        Write(fmt::format("    {}={}\n", column, ShowInvisible(ValueToText(value))));
    }
    return {};
  }

  // Asks until a key is one of those that mean something.
  Status Ask() {
    for (;;) {
      Write(Localised(kKeys) + " ");
      const auto key = terminal_.key();
      Write(key && *key >= ' ' ? std::string(1, *key) + "\n" : "\n");
      switch (key.value_or('q')) {
        case 'a':
          return Decide(sulieu::Accept, &report_.accepted);
        case 'r':
          return Decide(sulieu::Reject, &report_.rejected);
        case 'e':
          return EditFact();
        case 's':
          ++report_.skipped;
          ++at_;
          return {};
        case 'u':
          return UndoLast();
        case kControlC:
          report_.interrupted = true;
          [[fallthrough]];
        case 'q':
          report_.quit = true;
          return {};
        default:
          Say("one of a, r, e, s, u, q");
      }
    }
  }

  // In a transaction of its own, so that it is kept whatever happens next.
  template <typename Change>
  Status Decide(Change change, int* count) {
    auto transaction = Transaction::Begin(database_);
    SULIEU_RETURN_IF_ERROR(transaction);
    const Reviewer reviewer{reviewer_.by, terminal_.now(), reviewer_.because};
    const auto decided = change(database_, reviewer, facts_[at_]);
    SULIEU_RETURN_IF_ERROR(decided);
    SULIEU_RETURN_IF_ERROR(transaction->Commit());
    ++*count;
    done_.push_back({at_++, count});
    return {};
  }

  // Lines of COLUMN=VALUE up to an empty one; without any the fact is asked about again.
  Status EditFact() {
    TypedValues values;
    const std::string prompt = Localised(kEditPrompt) + "\n";
    for (auto line = terminal_.line(prompt); line && !line->empty(); line = terminal_.line("")) {
      auto value = ParseTypedValue(*line);
      if (value)
        values.push_back(std::move(*value));
      else
        Say(value.error().message);
    }
    if (values.empty()) return {};
    const Status edited =
        Decide([&](const Database& database, const Reviewer& reviewer,
                   const std::string& fact_id) { return Edit(database, reviewer, fact_id, values); },
               &report_.edited);
    if (edited || edited.error().code != ErrorCode::kUsage) return edited;
    Say(edited.error().message);
    return {};
  }

  Status UndoLast() {
    if (done_.empty()) {
      Say("there is nothing to undo in this pass");
      return {};
    }
    const Done last = done_.back();
    at_ = last.at;
    SULIEU_RETURN_IF_ERROR(Decide(sulieu::Undo, &report_.undone));
    done_.pop_back();  // the undoing itself
    done_.pop_back();
    --*last.count;
    at_ = last.at;
    return {};
  }

  void Write(std::string_view text) { terminal_.write(text); }
  void Say(std::string_view message) { Write(Localised(message) + "\n"); }

  struct Done {
    size_t at;
    int* count;
  };
  const Database& database_;
  const Reviewer& reviewer_;
  const std::vector<std::string>& facts_;
  const PassTerminal& terminal_;
  std::vector<Done> done_;
  size_t at_ = 0;
  PassReport report_;
};

}  // namespace

Result<std::vector<std::string>> UndecidedFacts(const Database& database, const std::string& kind,
                                                int64_t document) {
  auto read = database.Prepare(fmt::format(
      "SELECT fact_id FROM {} WHERE decided IS NULL{} ORDER BY document, text_begin, text_end, "
      "fact_id",
      kind, document == 0 ? "" : " AND document = (SELECT document FROM documents_imported WHERE id = ?)"));
  SULIEU_RETURN_IF_ERROR(read);
  if (document != 0) read->Bind(1, document);
  return ReadTexts(&*read);
}

Result<PassReport> RunPass(const Database& database, const Reviewer& reviewer,
                           const std::vector<std::string>& facts, const PassTerminal& terminal) {
  return Pass(database, reviewer, facts, terminal).Run();
}

}  // namespace sulieu
