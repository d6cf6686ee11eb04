#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What Swift cannot reach: variadic functions, the destructor constants, and the few words with the system that a
   store needs before the library opens its file. */

static inline int csqlite_bind_text(sqlite3_stmt *statement, int index, const char *bytes, sqlite3_uint64 count) {
    /* A null pointer would bind NULL. */
    return sqlite3_bind_text64(statement, index, bytes ? bytes : "", count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int csqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
    return count == 0 ? sqlite3_bind_zeroblob(statement, index, 0)
                      : sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_TRANSIENT);
}

/* Switches one of the SQLITE_DBCONFIG_ options that take an int. */
static inline int csqlite_configure(sqlite3 *database, int option, int value) {
    return sqlite3_db_config(database, option, value, (int *)0);
}

/* Makes the file with this mode unless it is there; 0 or an errno. */
static inline int csqlite_create_file(const char *path, unsigned mode) {
    int descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, (mode_t)mode);
    if (descriptor < 0) return errno == EEXIST ? 0 : errno;
    return close(descriptor) < 0 ? errno : 0;
}

/* The file's length in bytes; -1 when it cannot be told. */
static inline long long csqlite_file_length(const char *path) {
    struct stat facts;
    return stat(path, &facts) < 0 ? -1 : (long long)facts.st_size;
}

static inline const char *csqlite_system_message(int error) { return strerror(error); }

static inline int csqlite_is_no_space(int error) { return error == ENOSPC || error == EDQUOT; }

static inline int csqlite_is_no_permission(int error) { return error == EROFS || error == EACCES || error == EPERM; }

#endif
