// What disks do to programs: preloaded (ld.so(8), LD_PRELOAD), it counts the calls by which a program changes files and
// lets one of them, or some, fail. Only calls on regular files and folders count.
//
//   FAULT_AT=N KIND             the Nth call, from 1 on
//   FAULT_EVERY=N SEED KIND...  each call with the chance of 1 in N, KIND by chance too
//   FAULT_WHILE=FILE KIND       each call below $FAULT_BELOW while the file exists
//
// KIND is one of
//   EIO, ENOSPC, EROFS  the call fails
//   full                from that call on every call fails with ENOSPC
//   read-only           from that call on every call fails with EROFS
//   short               half of the bytes are written, of one byte all
//   kill                the process is killed before the call
//   cut                 the power fails before the call: what was not flushed is gone, all of it, or some of it by chance,
//                       and the process is killed
//
// FAULT_COUNT=FILE: how many calls there were is written there when the process ends.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))real(#name))

enum kind { none, eio, enospc, erofs, full, read_only, short_write, kill_it, cut };
static const char *const names[] = {"", "EIO", "ENOSPC", "EROFS", "full", "read-only", "short", "kill", "cut"};

static unsigned long calls, at, every;
static uint64_t chance_state;
static enum kind kinds[8];
static enum kind lasting; // of every call from now on
static int kind_count;
static const char *while_file, *below, *count_file;

static void *real(const char *name) {
    return dlsym(RTLD_NEXT, name);
}

// SplitMix64
static uint64_t chance(void) {
    uint64_t bits = chance_state += 0x9E3779B97F4A7C15;
    bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
    bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
    return bits ^ (bits >> 31);
}

static void read_kinds(const char *text) {
    for (const char *word = text; word && *word; word = strchr(word, ' ')) {
        while (*word == ' ') word++;
        size_t length = strcspn(word, " ");
        for (int kind = eio; kind <= cut; kind++)
            if (strlen(names[kind]) == length && !strncmp(word, names[kind], length) && kind_count < 8)
                kinds[kind_count++] = kind;
    }
    if (kind_count == 0) abort();
}

__attribute__((constructor)) static void set_up(void) {
    const char *setting;
    int length = 0;
    unsigned long seed = 0;
    if ((setting = getenv("FAULT_AT")) && sscanf(setting, "%lu%n", &at, &length) == 1) {
        read_kinds(setting + length);
        chance_state = at;
    } else if ((setting = getenv("FAULT_EVERY")) && sscanf(setting, "%lu %lu%n", &every, &seed, &length) == 2) {
        read_kinds(setting + length);
        chance_state = seed;
    } else if ((setting = getenv("FAULT_WHILE")) && (while_file = strtok(strdup(setting), " "))) {
        read_kinds(strtok(NULL, ""));
    }
    below = getenv("FAULT_BELOW");
    count_file = getenv("FAULT_COUNT");
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}

__attribute__((destructor)) static void tell(void) {
    FILE *file = count_file ? fopen(count_file, "w") : NULL;
    if (file) fprintf(file, "%lu\n", calls);
}

// What a power cut takes back: the newest change first.
struct change {
    struct change *before;
    dev_t device;
    ino_t file; // of a rename: the folder
    int descriptor;
    off_t offset, length;
    size_t count;
    char *bytes, *new_name; // of a rename: the old name
};
static struct change *changes;

static struct change *remember(int descriptor) {
    struct stat status;
    struct change *change = calloc(1, sizeof *change);
    fstat(descriptor, &status);
    *change = (struct change){.before = changes, .device = status.st_dev, .file = status.st_ino, .length = status.st_size};
    change->descriptor = fcntl(descriptor, F_DUPFD_CLOEXEC, 100);
    return changes = change;
}

static void remember_bytes(int descriptor, off_t offset, size_t count) {
    struct change *change = remember(descriptor);
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
    int reader = REAL(open)(path, O_RDWR | O_CLOEXEC);
    change->bytes = malloc(count + 1);
    change->offset = offset;
    ssize_t found = reader < 0 ? 0 : pread(reader, change->bytes, count, offset);
    change->count = found > 0 ? (size_t)found : 0;
    if (reader >= 0) {
        close(change->descriptor);
        change->descriptor = reader;
    }
}

static void forget(int descriptor, int whole_file_system) {
    struct stat status;
    fstat(descriptor, &status);
    for (struct change **place = &changes; *place;) {
        struct change *change = *place;
        if (change->device != status.st_dev || (!whole_file_system && change->file != status.st_ino)) {
            place = &change->before;
            continue;
        }
        *place = change->before;
        close(change->descriptor);
        free(change->bytes);
        free(change->new_name);
        free(change);
    }
}

static void cut_power(void) {
    // all of what was not flushed is gone, half of it, or nothing
    unsigned share = chance() % 3;
    for (struct change *change = changes; change; change = change->before) {
        if (share == 0 || (share == 1 && chance() % 2)) continue;
        if (change->new_name) {
            REAL(renameat)(change->descriptor, change->new_name, change->descriptor, change->bytes);
        } else {
            REAL(pwrite)(change->descriptor, change->bytes, change->count, change->offset);
            REAL(ftruncate)(change->descriptor, change->length);
        }
    }
    kill(getpid(), SIGKILL);
}

// What is to happen to the call that is about to be made: none, a short write, or a failure whose errno is set.
static enum kind next(int descriptor) {
    struct stat status;
    if (descriptor >= 0 && (fstat(descriptor, &status) || !(S_ISREG(status.st_mode) || S_ISDIR(status.st_mode))))
        return none;
    if (while_file) {
        char path[64], file[PATH_MAX] = "";
        snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
        if (access(while_file, F_OK) || readlink(path, file, sizeof file - 1) < 0) return none;
        if (below && strncmp(file, below, strlen(below))) return none;
    } else {
        calls++;
        if (!lasting && calls != at && (!every || chance() % every)) return none;
    }
    enum kind kind = lasting ? lasting : kinds[kind_count > 1 ? chance() % (unsigned)kind_count : 0];
    switch (kind) {
    case kill_it: kill(getpid(), SIGKILL); break;
    case cut: cut_power(); break;
    case full: kind = lasting = enospc; break;
    case read_only: kind = lasting = erofs; break;
    default: break;
    }
    errno = kind == eio ? EIO : kind == erofs ? EROFS : ENOSPC;
    return kind;
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
    struct stat status;
    if (descriptor <= STDERR_FILENO || fstat(descriptor, &status) || !S_ISREG(status.st_mode))
        return REAL(write)(descriptor, bytes, count);
    enum kind kind = next(descriptor);
    if (kind != none && kind != short_write) return -1;
    remember_bytes(descriptor, lseek(descriptor, 0, SEEK_CUR), count);
    return REAL(write)(descriptor, bytes, kind == short_write && count > 1 ? count / 2 : count);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
    enum kind kind = next(descriptor);
    if (kind != none && kind != short_write) return -1;
    remember_bytes(descriptor, offset, count);
    return REAL(pwrite64)(descriptor, bytes, kind == short_write && count > 1 ? count / 2 : count, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
    return pwrite64(descriptor, bytes, count, offset);
}

ssize_t pread64(int descriptor, void *bytes, size_t count, off64_t offset) {
    enum kind kind = next(descriptor);
    // a full disk, or one that may not be written to, can be read
    if (kind == eio) return -1;
    return REAL(pread64)(descriptor, bytes, count, offset);
}

int ftruncate64(int descriptor, off64_t length) {
    enum kind kind = next(descriptor);
    return kind != none && kind != short_write ? -1 : REAL(ftruncate64)(descriptor, length);
}

int fsync(int descriptor) {
    enum kind kind = next(descriptor);
    if (kind != none && kind != short_write) return -1;
    int result = REAL(fsync)(descriptor);
    if (!result) forget(descriptor, 0);
    return result;
}

int fdatasync(int descriptor) {
    enum kind kind = next(descriptor);
    if (kind != none && kind != short_write) return -1;
    int result = REAL(fdatasync)(descriptor);
    if (!result) forget(descriptor, 0);
    return result;
}

int syncfs(int descriptor) {
    enum kind kind = next(descriptor);
    if (kind != none && kind != short_write) return -1;
    int result = REAL(syncfs)(descriptor);
    if (!result) forget(descriptor, 1);
    return result;
}

int mkdirat(int folder, const char *name, mode_t mode) {
    enum kind kind = next(folder);
    return kind != none && kind != short_write ? -1 : REAL(mkdirat)(folder, name, mode);
}

int renameat2(int folder, const char *old_name, int new_folder, const char *new_name, unsigned flags) {
    enum kind kind = next(folder);
    if (kind != none && kind != short_write) return -1;
    int result = REAL(renameat2)(folder, old_name, new_folder, new_name, flags);
    if (!result) {
        struct change *change = remember(new_folder);
        change->bytes = strdup(old_name);
        change->new_name = strdup(new_name);
    }
    return result;
}

// In place of another: a power cut that takes it back would have to bring that back, and does not have to.
int renameat(int folder, const char *old_name, int new_folder, const char *new_name) {
    enum kind kind = next(new_folder);
    return kind != none && kind != short_write ? -1 : REAL(renameat)(folder, old_name, new_folder, new_name);
}

int unlinkat(int folder, const char *name, int flags) {
    enum kind kind = next(folder);
    return kind != none && kind != short_write ? -1 : REAL(unlinkat)(folder, name, flags);
}

int openat(int folder, const char *name, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (flags & O_CREAT && folder >= 0) {
        enum kind kind = next(folder);
        if (kind != none && kind != short_write) return -1;
    }
    return REAL(openat)(folder, name, flags, mode);
}
