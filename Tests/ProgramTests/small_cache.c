// SQLite in little memory: preloaded (ld.so(8), LD_PRELOAD), it has pages of the cache used again instead of more being
// taken, whatever the program allows.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>

__attribute__((constructor)) static void set_up(void) {
    int64_t (*limit)(int64_t) = (int64_t(*)(int64_t))dlsym(RTLD_DEFAULT, "sqlite3_soft_heap_limit64");
    // the C library's own programs that start it have none
    if (limit) limit(1 << 20);
}
