// What the tests of the extractors share: the facts of one kind in a text that is a document of its own.
#ifndef SULIEU_TESTS_EXTRACTOR_TEST_H_
#define SULIEU_TESTS_EXTRACTOR_TEST_H_

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/pipeline.h"
#include "pipeline/text/numbers.h"

namespace sulieu {

// Of the built-in rules, made once.
inline const Pipeline& BuiltInPipeline() {
  static const auto* pipeline = new std::unique_ptr<Pipeline>(*Pipeline::Create(EmbeddedRuleFiles()));
  return **pipeline;
}

// `published` is the day of the article, where it is known.
inline std::vector<Fact> FactsOf(std::string_view kind, const std::string& text,
                                 const std::string& published = "") {
  Document document;
  document.name = "test";
  document.raw = text;
  document.metadata.published = published;
  const auto analysis = BuiltInPipeline().Analyze(document);
  if (!analysis) {
    ADD_FAILURE() << analysis.error().message << ": " << text;
    return {};
  }
  for (const Extraction& extraction : (*analysis)->extractions) {
    if (extraction.kind == kind) return extraction.facts;
  }
  ADD_FAILURE() << "no extractor of " << kind;
  return {};
}

inline std::vector<std::string> ValuesOf(std::string_view kind, const std::string& text) {
  std::vector<std::string> values;
  for (const Fact& fact : FactsOf(kind, text)) values.push_back(fact.value);
  return values;
}

// A column as text, `-` where it is empty.
inline std::string Text(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<double>(&value)) return FormatNumber(*number);
  if (const auto* number = std::get_if<int64_t>(&value)) return std::to_string(*number);
  return "-";
}

}  // namespace sulieu

#endif  // SULIEU_TESTS_EXTRACTOR_TEST_H_
