// The negative control of the fault harness: the program as it is, but without transactions and savepoints
// (the linker's --wrap puts these functions before SQLite's). The harness must find its half documents.
#include <sqlite3.h>

#include <string_view>

extern "C" {

int __real_sqlite3_exec(sqlite3*, const char*, int (*)(void*, int, char**, char**), void*, char**);
int __real_sqlite3_prepare_v3(sqlite3*, const char*, int, unsigned, sqlite3_stmt**, const char**);

int __wrap_sqlite3_exec(sqlite3* db, const char* sql, int (*callback)(void*, int, char**, char**), void* data,
                        char** error) {
  const std::string_view text(sql);
  if (text == "BEGIN IMMEDIATE" || text == "COMMIT" || text == "ROLLBACK") return SQLITE_OK;
  return __real_sqlite3_exec(db, sql, callback, data, error);
}

int __wrap_sqlite3_prepare_v3(sqlite3* db, const char* sql, int size, unsigned flags,
                              sqlite3_stmt** statement, const char** tail) {
  const std::string_view text(sql, static_cast<size_t>(size));
  if (text.ends_with(" document") && !text.starts_with("SELECT"))
    return __real_sqlite3_prepare_v3(db, "SELECT 1", -1, flags, statement, tail);
  return __real_sqlite3_prepare_v3(db, sql, size, flags, statement, tail);
}

}  // extern "C"
