// A second connection, to read on another thread what a first one reads. Tested by tests/fact_groups_test.cc.
#ifndef SULIEU_PIPELINE_STORE_SECOND_READER_H_
#define SULIEU_PIPELINE_STORE_SECOND_READER_H_

#include <optional>

#include "pipeline/store/sqlite.h"

namespace sulieu {

// Sees the database as `first` does, in a transaction that ends with the connection. Nothing where it would
// have to wait, as when another program is about to write, or could see a later state, as in WAL mode.
// Requires: a transaction is open on `first`, which has read in it.
std::optional<Database> SecondReader(const Database& first);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_STORE_SECOND_READER_H_
