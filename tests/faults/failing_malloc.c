/* LD_PRELOAD: the allocation number FAIL_AT fails (with FAIL_ON: and all after it). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>

static atomic_long number;
static long fail_at = -2;
static int fail_on;

static int Fails(void) {
  if (fail_at == -2) {
    fail_at = -1;
    const char* at = getenv("FAIL_AT");
    fail_on = getenv("FAIL_ON") != NULL;
    if (at) fail_at = atol(at);
  }
  const long now = atomic_fetch_add(&number, 1) + 1;
  if (fail_at < 0 || now < fail_at || (now > fail_at && !fail_on)) return 0;
  errno = ENOMEM;
  return 1;
}

/* What the program allocates with: its own allocator, or that of the C library. */
static void* Next(const char* name) { return dlsym(RTLD_NEXT, name); }

void* malloc(size_t size) {
  static void* (*next)(size_t);
  if (!next) next = Next("malloc");
  return Fails() ? NULL : next(size);
}

void* realloc(void* old, size_t size) {
  static void* (*next)(void*, size_t);
  if (!next) next = Next("realloc");
  return Fails() ? NULL : next(old, size);
}

void* calloc(size_t count, size_t size) {
  static void* (*next)(size_t, size_t);
  if (!next) next = Next("calloc");
  return Fails() ? NULL : next(count, size);
}
