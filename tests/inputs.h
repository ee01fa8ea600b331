// What a reader gives for some bytes, for tests of readers.
#ifndef SULIEU_TESTS_INPUTS_H_
#define SULIEU_TESTS_INPUTS_H_

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/read/reader.h"

namespace sulieu {

inline std::vector<Input> ReadAllOf(const std::string& name, std::string bytes) {
  std::vector<Input> inputs;
  const auto reader = OpenStream(name, MakeMemoryStream(std::move(bytes)), 0);
  while (auto input = reader->Next()) {
    inputs.push_back(std::move(*input));
    if (inputs.size() > 1000) break;
  }
  EXPECT_FALSE(reader->Next()) << "a reader that does not end";
  return inputs;
}

// The bytes of those that were read, by name.
inline std::map<std::string, std::string> Documents(const std::vector<Input>& inputs) {
  std::map<std::string, std::string> documents;
  for (const Input& input : inputs) {
    if (input.document) documents[input.name] = input.document->raw;
  }
  return documents;
}

}  // namespace sulieu

#endif  // SULIEU_TESTS_INPUTS_H_
