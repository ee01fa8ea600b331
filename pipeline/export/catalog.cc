#include "pipeline/export/catalog.h"

#include <algorithm>

#include "pipeline/export/catalog_people.h"

namespace sulieu {
namespace {

using Columns = std::vector<ColumnInfo>;

const Columns& SharedColumns() {
  static const Columns columns = {
      {"fact_id", "string", "Identity of the fact, the same on every machine and after every import.", ""},
      {"document", "string", "Path of the article as imported; archive.zip!member within an archive.", ""},
      {"title", "string", "Title of the article.", ""},
      {"published", "string", "Day (2019-03-14) or month (2019-03) of publication.", ""},
      {"quote", "string", "The words of the article that state it.", ""},
      {"text_begin", "integer", "Where the quote begins in documents.text.", "byte"},
      {"text_end", "integer", "Where the quote ends in documents.text.", "byte"},
      {"raw_begin", "integer", "Where the quote begins in the original file.", "byte"},
      {"raw_end", "integer", "Where the quote ends in the original file.", "byte"},
      {"passage", "string", "Where in the article: title, lead, paragraph, caption, byline.", ""},
      {"rule", "string", "The rule that read the quote.", ""},
      {"rule_set", "string", "Digest of the rule set it was read with.", ""},
      {"mentions", "integer", "Places in the article that state the fact.", ""},
      {"reprint_of", "string", "The article this one repeats, if any.", ""},
      {"decided", "string", "What a person decided: accepted, edited, added; none when nobody did.", ""},
  };
  return columns;
}

// A view of facts has the shared columns around its own.
ViewInfo Facts(std::string name, std::string title, std::string description, Columns own) {
  own.insert(own.begin(), SharedColumns().begin(), SharedColumns().end());
  return {std::move(name), std::move(title), std::move(description), {"fact_id"}, std::move(own)};
}

ViewInfo Documents() {
  return {
      "documents",
      "Articles",
      "The articles as imported, with their text.",
      {"document"},
      {{"document", "string", "Path as imported; archive.zip!member within an archive.", ""},
       {"title", "string", "Title of the article.", ""},
       {"published", "string", "Day (2019-03-14) or month (2019-03) of publication.", ""},
       {"published_basis", "string", "Where the date is from: metadata, page, article, none.", ""},
       {"publisher", "string", "Who published it.", ""},
       {"byline", "string", "Author, as the article names them.", ""},
       {"url", "string", "Address of the article.", ""},
       {"format", "string", "What the file was read as.", ""},
       {"encoding", "string", "Encoding the bytes were read in.", ""},
       {"source_sha256", "string", "SHA-256 of the bytes the raw positions count in.", ""},
       {"source_bytes", "integer", "Length of these bytes.", "byte"},
       {"text_sha256", "string", "SHA-256 of the text.", ""},
       {"imported_at", "string", "When it was imported, UTC.", ""},
       {"text", "string", "The text, normalised; text positions count its bytes.", ""},
       {"reprint_of", "string", "The article this one repeats, if any.", ""},
       {"reprint_containment", "number", "Share of the shorter text that is in the longer one, 0 to 1.", ""},
       {"reprint_reason", "string", "Why that article is taken for the origin.", ""}}};
}

ViewInfo Dates() {
  return Facts(
      "dates", "Dates", "Dates and periods the articles name.",
      {{"edtf", "string", "The date in EDTF (ISO 8601-2): 2018-01-31, 2018-01, 2015/2020, 199X.", ""},
       {"start_date", "date", "First day of it.", ""},
       {"end_date", "date", "Last day of it.", ""},
       {"kind", "string", "day, month, quarter, half_year, year, school_year, interval, decade, century.",
        ""},
       {"modifier", "string", "start, mid, end, about, before, after; none for the whole of it.", ""}});
}

ViewInfo Officials() {
  return Facts(
      "officials", "Officials",
      "People with their posts, as the articles name them; one row a person and post.",
      {{"name", "string", "Name of the person.", ""},
       {"honorific", "string", "Form of address: đồng chí, ông, bà.", ""},
       {"rank", "string", "Academic or military rank.", ""},
       {"position", "string", "Post; none when the article gives none.", ""},
       {"organisation", "string", "Where the post is held.", ""},
       {"role", "string", "What the person did: chair, speaker, attendee, presenter, signatory.", ""}});
}

ViewInfo Ratios() {
  return Facts("ratios", "Ratios", "So many of so many: 122/159 communes met the standard.",
               {{"numerator", "number", "The part.", ""},
                {"denominator", "number", "The whole.", ""},
                {"unit", "string", "What is counted, as written.", ""},
                {"outcome", "string", "What the counted ones attained.", ""},
                {"kind", "string", "count_of_total, fraction, rate.", ""}});
}

ViewInfo Percentages() {
  return Facts("percentages", "Percentages", "Shares and growth in per cent.",
               {{"low", "number", "The percentage, or the lower end of a range.", "percent"},
                {"high", "number", "The percentage, or the upper end of a range.", "percent"},
                {"bound", "string", "exact, at_least, at_most, about.", ""},
                {"unit", "string", "What it is a share of, or what grew.", ""}});
}

ViewInfo Awards() {
  return Facts("awards", "Awards", "Honours given: by whom, to whom, how many, for what.",
               {{"award", "string", "The honour.", ""},
                {"authority", "string", "Who gives it.", ""},
                {"recipient", "string", "Who receives it: the counted noun, or the name.", ""},
                {"count", "integer", "How many; none when named or uncounted.", ""},
                {"occasions", "boolean", "1 when the article counts occasions (lượt).", ""},
                {"reason", "string", "For what.", ""},
                {"period", "string", "For which years.", ""}});
}

ViewInfo LegalRefs() {
  return Facts("legal_refs", "Legal references", "Documents of state and party the articles refer to.",
               {{"kind", "string", "Kế hoạch, Nghị quyết, Quyết định, ...", ""},
                {"number", "string", "Number as written; none when the article gives none.", ""},
                {"issued_date", "string", "When it was issued.", ""},
                {"issuer", "string", "Who issued it.", ""},
                {"subject", "string", "What it is about.", ""}});
}

ViewInfo Events() {
  return Facts("events", "Events", "Conferences, ceremonies, sessions: when, where, by whom.",
               {{"kind", "string", "hội nghị, lễ, kỳ họp, ...", ""},
                {"name", "string", "Name of the event.", ""},
                {"start_date", "string", "First day.", ""},
                {"end_date", "string", "Last day.", ""},
                {"organiser", "string", "Who holds it.", ""},
                {"place", "string", "Where.", ""},
                {"main", "boolean", "1 for the event the article reports.", ""}});
}

ViewInfo Totals() {
  return Facts("totals", "Totals", "Totals with the parts the article gives for them.",
               {{"total", "number", "The total as stated.", ""},
                {"unit", "string", "What is counted, as written.", ""},
                {"parts", "string", "The parts, as written.", ""},
                {"parts_sum", "number", "Sum of the parts.", ""},
                {"adds_up", "boolean", "1 when the sum is the total.", ""}});
}

ViewInfo Quantities() {
  return Facts("quantities", "Quantities",
               "Numbers and what they count or measure: people, things, money, time.",
               {{"value", "string", "The number; of a range both ends: 3500000000, 4/5.", ""},
                {"low", "number", "The number, or the lower end of a range.", ""},
                {"high", "number", "The number, or the upper end of a range.", ""},
                {"unit", "string", "What is counted or the unit of measure, as written.", ""},
                {"qualifier", "string", "exact, at_least, at_most, about.", ""}});
}

ViewInfo Mentions() {
  ViewInfo view =
      Facts("mentions", "Mentions", "Every place that states a fact; the one to quote first has seq 0.",
            {{"kind", "string", "Kind of the fact: the view it is in.", ""},
             {"seq", "integer", "Number of the place, from 0.", ""},
             {"sentence_begin", "integer", "Where its sentence begins in documents.text.", "byte"},
             {"sentence_end", "integer", "Where its sentence ends in documents.text.", "byte"},
             {"captures", "string", "The parts the rule named: JSON, [[name, begin, end], ...].", ""}});
  view.key = {"fact_id", "seq"};
  return view;
}

ViewInfo Checks() {
  return {"checks",
          "What does not add up",
          "Contradictions within an article; the program reports and never corrects.",
          {},
          {{"document", "string", "The article.", ""},
           {"check", "string", "What was checked.", ""},
           {"fact_id", "string", "The fact.", ""},
           {"other_fact_id", "string", "The fact that contradicts it, if there are two.", ""},
           {"quote", "string", "The words of the article.", ""},
           {"message", "string", "What does not add up.", ""}}};
}

ViewInfo Decisions() {
  return {"decisions",
          "Decisions",
          "What people decided about facts: who, when, why, and what became of it.",
          {"decision", "document"},
          {{"decision", "integer", "Its number.", ""},
           {"decided_at", "string", "When, UTC.", ""},
           {"decided_by", "string", "Who.", ""},
           {"action", "string", "accept, reject, edit, add, undo.", ""},
           {"kind", "string", "Kind of the fact: the view it is in.", ""},
           {"fact_id", "string", "The fact now; of an orphan, as it was.", ""},
           {"document", "string", "The article now; of an orphan, as it was.", ""},
           {"quote", "string", "The words of the article it is about.", ""},
           {"because", "string", "Why.", ""},
           {"columns_before", "string", "What the views showed: JSON, the columns of the kind.", ""},
           {"columns_after", "string", "What was decided: JSON, the columns of the kind.", ""},
           {"undoes", "integer", "The decision this one undoes.", ""},
           {"state", "string",
            "applied, undone, replaced by a later one, overruled by one about another fact, orphaned.", ""},
           {"reason", "string", "Why it is orphaned: no_document, no_quote, ambiguous.", ""},
           {"rules", "string", "Whether the rules alone say the same: agree, differ.", ""},
           {"rule", "string", "The rule that had stated the fact; none when a person had.", ""},
           {"rule_set", "string", "Digest of its rule set.", ""}}};
}

ViewInfo Readings() {
  return {"readings",
          "How the files were read",
          "What the bytes of a document were taken for, and how sure that is.",
          {"document"},
          {{"document", "string", "The article.", ""},
           {"format", "string", "What the file was read as.", ""},
           {"encoding", "string", "Encoding the bytes were read in.", ""},
           {"encoding_source", "string", "Why that one: valid, bom, score, declared, override.", ""},
           {"encoding_confidence", "number", "How sure that is, 0 to 1.", ""},
           {"encoding_unsure", "boolean", "1 when a person should look.", ""},
           {"replaced", "integer", "Places whose bytes mean nothing.", ""},
           {"container_offset", "integer", "Where its record begins in the file around it.", "byte"},
           {"part", "string", "The part of the file that digest and raw positions count in.", ""},
           {"file_sha256", "string", "SHA-256 of the whole file then.", ""}}};
}

ViewInfo Claims() {
  return {"claims",
          "What the files say of themselves",
          "Titles, dates and publishers found in a document or the file around it.",
          {"document", "seq"},
          {{"document", "string", "The article.", ""},
           {"seq", "integer", "The first one for a field counts.", ""},
           {"field", "string", "published, title, publisher, url, byline.", ""},
           {"value", "string", "What is claimed.", ""},
           {"source", "string", "Where that stands.", ""}}};
}

ViewInfo LeftOut() {
  return {"left_out",
          "What is not in the text",
          "Menus, footers and the like, with their words.",
          {},
          {{"document", "string", "The article.", ""},
           {"raw_begin", "integer", "Where it begins in the original file.", "byte"},
           {"raw_end", "integer", "Where it ends in the original file.", "byte"},
           {"reason", "string", "Why it was left out.", ""},
           {"text", "string", "Its words.", ""}}};
}

}  // namespace

const std::vector<ViewInfo>& Catalog() {
  static const std::vector<ViewInfo> catalog = [] {
    std::vector<ViewInfo> all = {Documents(), Dates(),     Officials(), Ratios(), Percentages(),
                                 Awards(),    LegalRefs(), Events(),    Totals(), Quantities()};
    for (ViewInfo& view : PeopleViews(SharedColumns())) all.push_back(std::move(view));
    for (const auto make : {Mentions, Checks, Decisions, Readings, Claims, LeftOut}) all.push_back(make());
    return all;
  }();
  return catalog;
}

const ViewInfo* FindView(std::string_view name) {
  const auto& catalog = Catalog();
  const auto found =
      std::find_if(catalog.begin(), catalog.end(), [&](const auto& v) { return v.name == name; });
  return found == catalog.end() ? nullptr : &*found;
}

ColumnInfo FindColumn(const ViewInfo& view, std::string_view name) {
  const auto found =
      std::find_if(view.columns.begin(), view.columns.end(), [&](const auto& c) { return c.name == name; });
  return found == view.columns.end() ? ColumnInfo{std::string(name), "string", "", ""} : *found;
}

}  // namespace sulieu
