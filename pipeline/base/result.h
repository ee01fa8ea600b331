// Result<T>: a value, or an Error that says what was wrong, where, and what would be right.
// "No" is an answer (optional, empty); bad input is an Error; our own bug is SULIEU_CHECK.
#ifndef SULIEU_PIPELINE_BASE_RESULT_H_
#define SULIEU_PIPELINE_BASE_RESULT_H_

#include <cstdio>
#include <cstdlib>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace sulieu {

// Stable codes: they are stored in the ledger and printed by the command line.
enum class ErrorCode {
  kNotFound,
  kUnreadable,
  kEmpty,
  kEncoding,
  kBinary,
  kTooLarge,
  kPartial,      // cut or damaged: what came before the place is kept
  kUnsupported,  // a format or a protection that cannot be read
  kNeedsOcr,     // pages without text
  kUsage,
  kRules,
  kDatabase,
  kForeignDatabase,
  kNewerDatabase,
  kReadOnly,
  kDiskFull,
  kBusy,
  kInternal,
};

// The code as it is stored and printed: "unreadable", "encoding", ...
const char* ErrorCodeName(ErrorCode code);

struct Error {
  ErrorCode code;
  std::string message;
};

template <typename T>
using Result = tl::expected<T, Error>;
using Status = tl::expected<void, Error>;

inline tl::unexpected<Error> Fail(ErrorCode code, std::string message) {
  return tl::unexpected<Error>(Error{code, std::move(message)});
}

}  // namespace sulieu

// Stops the program when an invariant of ours does not hold; never reachable from input.
#define SULIEU_CHECK(condition)                                                            \
  do {                                                                                     \
    if (!(condition)) {                                                                    \
      std::fprintf(stderr, "%s:%d: internal error: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                        \
    }                                                                                      \
  } while (false)

// Returns the error of `result` from the enclosing function, if it is one.
#define SULIEU_RETURN_IF_ERROR(result)                                          \
  do {                                                                          \
    if (auto&& sulieu_result = (result); !sulieu_result)                        \
      return tl::unexpected<::sulieu::Error>(std::move(sulieu_result).error()); \
  } while (false)

#endif  // SULIEU_PIPELINE_BASE_RESULT_H_
