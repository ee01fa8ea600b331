// A second connection, to read on another thread what a first one reads. Tested by tests/fact_groups_test.cc.
#ifndef SULIEU_PIPELINE_STORE_SECOND_READER_H_
#define SULIEU_PIPELINE_STORE_SECOND_READER_H_

#include <functional>
#include <future>
#include <optional>
#include <utility>

#include "pipeline/store/sqlite.h"

namespace sulieu {

// Sees the database as `first` does, in a transaction that ends with the connection. Nothing where it would
// have to wait, as when another program is about to write, or could see a later state, as in WAL mode or when
// no transaction is open on `first`. Requires: an open transaction has read.
std::optional<Database> SecondReader(const Database& first);

// What `read` gives of the row ids from 0 to `last` / 2 and of the others up to `last`, each on a thread of
// its own where a second connection can be had, which `prepare` is told of. The halves are the same in any
// case.
template <typename Read>
auto ReadHalves(const Database& first, int64_t last, const std::function<void(const Database&)>& prepare,
                const Read& read) {
  const auto second = SecondReader(first);
  if (second) prepare(*second);
  auto rest = std::async(second ? std::launch::async : std::launch::deferred,
                         [&] { return read(second ? *second : first, last / 2 + 1, last); });
  auto half = read(first, 0, last / 2);
  return std::pair(std::move(half), rest.get());
}

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_SECOND_READER_H_
