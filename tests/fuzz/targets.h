// What is fuzzed: each function takes any bytes and aborts where a promise is broken. Built as libFuzzer
// targets with the preset `fuzz` (README.md), and run over tests/fuzz/seeds in the plain test run by
// tests/fuzz_test.cc. A finding is kept as a seed, named after what it broke.
#ifndef SULIEU_TESTS_FUZZ_TARGETS_H_
#define SULIEU_TESTS_FUZZ_TARGETS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "pipeline/formats/format.h"

namespace sulieu {

void FuzzDecode(std::string_view bytes);
void FuzzHtml(std::string_view bytes);
void FuzzWarc(std::string_view bytes);
void FuzzDocx(std::string_view bytes);

// Every character of the text leads to bytes of its own, in order, and all bytes come back.
void CheckReading(std::string_view raw, const Reading& reading);
// The same for every document the bytes hold, and that reading them ends.
void CheckDocuments(std::string_view bytes);

}  // namespace sulieu

#ifdef SULIEU_FUZZER
#define SULIEU_FUZZ_TARGET(function)                                        \
  extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) { \
    sulieu::function({reinterpret_cast<const char*>(data), size});          \
    return 0;                                                               \
  }
#else
#define SULIEU_FUZZ_TARGET(function)
#endif

#endif  // SULIEU_TESTS_FUZZ_TARGETS_H_
