// What disks do to programs: preloaded (ld.so(8), LD_PRELOAD), it counts the calls by which a program changes files and
// lets one of them, or some, fail. Only calls on regular files and folders count.
//
//   FAULT_AT=N KIND             the Nth call, from 1 on
//   FAULT_EVERY=N SEED KIND...  each call with the chance of 1 in N, KIND by chance too
//   FAULT_WHILE=FILE KIND       each call below $FAULT_BELOW while the file exists
//
// KIND is one of
//   EIO, ENOSPC, EROFS  the call fails; where EIO befalls a flush, what was to be flushed is lost, and the next one succeeds
//                       without it, as in Linux (fsync(2), "some filesystems": the pages count as clean)
//   full                from that call on every call fails with ENOSPC
//   read-only           from that call on every call fails with EROFS
//   short               half of the bytes are written, of one byte all
//   kill                the process is killed before the call
//   cut                 the power fails before the call: what was not flushed is gone, bytes, lengths and names, all of it,
//                       or some of it by chance, and the process is killed; a name lasts when its folder was flushed
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
    enum { content, made, renamed, removed } what;
    dev_t device;
    ino_t file; // of names: the folder
    int is_kept_open;
    int descriptor, old_folder;
    off_t offset, length;
    size_t count;
    mode_t mode;
    char *bytes;           // that were there before; of a file that is gone: all of them, or null where there was none
    char *name, *old_name; // of names
};
static struct change *changes;

static struct change *remember(int descriptor) {
    struct stat status;
    struct change *change = calloc(1, sizeof *change);
    fstat(descriptor, &status);
    *change = (struct change){.before = changes, .device = status.st_dev, .file = status.st_ino, .length = status.st_size};
    change->descriptor = fcntl(descriptor, F_DUPFD_CLOEXEC, 100);
    change->old_folder = -1;
    return changes = change;
}

static struct change *remember_bytes(int descriptor, off_t offset, size_t count) {
    struct change *change = remember(descriptor);
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
    int reader = REAL(open)(path, O_RDWR | O_CLOEXEC);
    change->bytes = malloc(count + 1);
    change->offset = offset;
    ssize_t found = reader < 0 ? 0 : REAL(pread64)(reader, change->bytes, count, offset);
    change->count = found > 0 ? (size_t)found : 0;
    if (reader >= 0) {
        close(change->descriptor);
        change->descriptor = reader;
    }
    return change;
}

// A name in a folder, and the file that it is the name of until now, where it is a regular one.
static struct change *note_name(int folder, const char *name) {
    struct change *change = calloc(1, sizeof *change);
    struct stat status;
    fstat(folder, &status);
    change->device = status.st_dev;
    change->file = status.st_ino;
    change->descriptor = fcntl(folder, F_DUPFD_CLOEXEC, 100);
    change->old_folder = -1;
    change->name = strdup(name);
    if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) || !S_ISREG(status.st_mode)) return change;
    int reader = REAL(openat)(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    change->mode = status.st_mode & 07777;
    change->bytes = malloc((size_t)status.st_size + 1);
    ssize_t found = reader < 0 ? 0 : REAL(pread64)(reader, change->bytes, (size_t)status.st_size, 0);
    change->count = found > 0 ? (size_t)found : 0;
    if (reader >= 0) close(reader);
    return change;
}

static void drop(struct change *change) {
    close(change->descriptor);
    if (change->old_folder >= 0) close(change->old_folder);
    free(change->bytes);
    free(change->name);
    free(change->old_name);
    free(change);
}

// What was noted has come about, or not.
static void settle(struct change *change, int what, int result) {
    int error = errno;
    if (result < 0) {
        drop(change);
    } else {
        change->what = what;
        change->before = changes;
        changes = change;
    }
    errno = error;
}

static void put_back(const struct change *change) {
    if (!change->bytes) return;
    int file = REAL(openat)(change->descriptor, change->name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, change->mode);
    if (file < 0) return;
    for (size_t done = 0; done < change->count;) {
        ssize_t count = REAL(write)(file, change->bytes + done, change->count - done);
        if (count <= 0) break;
        done += (size_t)count;
    }
    close(file);
}

static void take_back(const struct change *change) {
    switch (change->what) {
    case content:
        REAL(pwrite64)(change->descriptor, change->bytes, change->count, change->offset);
        REAL(ftruncate64)(change->descriptor, change->length);
        break;
    case made:
        if (REAL(unlinkat)(change->descriptor, change->name, 0)) REAL(unlinkat)(change->descriptor, change->name, AT_REMOVEDIR);
        break;
    case renamed:
        REAL(renameat)(change->descriptor, change->name, change->old_folder, change->old_name);
        put_back(change);
        break;
    case removed: put_back(change); break;
    }
}

// It is on the disk: a file, the names in a folder, or all of a file system. Or the bytes of it are lost.
static void flushed(int descriptor, int whole_file_system, int is_lost) {
    struct stat status;
    fstat(descriptor, &status);
    for (struct change **place = &changes; *place;) {
        struct change *change = *place;
        if (change->device != status.st_dev || (!whole_file_system && change->file != status.st_ino)
            || (is_lost && (change->what != content || (whole_file_system && change->is_kept_open)))) {
            place = &change->before;
            continue;
        }
        *place = change->before;
        if (is_lost) take_back(change);
        drop(change);
    }
}

static void cut_power(void) {
    // nothing of what was not flushed is gone, half of it, or all
    unsigned share = chance() % 3;
    for (struct change *change = changes; change; change = change->before)
        if (share == 2 || (share == 1 && chance() % 2)) take_back(change);
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
    // SQLite's; who keeps a file open is told of lost bytes by its own flush, whoever flushed before
    remember_bytes(descriptor, offset, count)->is_kept_open = 1;
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
    if (kind != none && kind != short_write) return -1;
    struct stat status;
    fstat(descriptor, &status);
    size_t count = status.st_size > length ? (size_t)(status.st_size - length) : 0;
    remember_bytes(descriptor, length, count)->is_kept_open = 1;
    return REAL(ftruncate64)(descriptor, length);
}

int ftruncate(int descriptor, off_t length) {
    return ftruncate64(descriptor, length);
}

static int flush(int descriptor, int whole_file_system, int (*really)(int)) {
    enum kind kind = next(descriptor);
    if (kind == eio) {
        flushed(descriptor, whole_file_system, 1);
        errno = EIO;
        return -1;
    }
    if (kind != none && kind != short_write) return -1;
    int result = really(descriptor);
    if (!result) flushed(descriptor, whole_file_system, 0);
    return result;
}

int fsync(int descriptor) {
    return flush(descriptor, 0, REAL(fsync));
}

int fdatasync(int descriptor) {
    return flush(descriptor, 0, REAL(fdatasync));
}

int syncfs(int descriptor) {
    return flush(descriptor, 1, REAL(syncfs));
}

int mkdirat(int folder, const char *name, mode_t mode) {
    // what is there is told before the disk is asked
    if (faccessat(folder, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0) return REAL(mkdirat)(folder, name, mode);
    enum kind kind = next(folder);
    if (kind != none && kind != short_write) return -1;
    struct change *change = note_name(folder, name);
    int result = REAL(mkdirat)(folder, name, mode);
    settle(change, made, result);
    return result;
}

int renameat2(int folder, const char *old_name, int new_folder, const char *new_name, unsigned flags) {
    enum kind kind = next(folder);
    if (kind != none && kind != short_write) return -1;
    struct change *change = note_name(new_folder, new_name);
    change->old_folder = fcntl(folder, F_DUPFD_CLOEXEC, 100);
    change->old_name = strdup(old_name);
    int result = REAL(renameat2)(folder, old_name, new_folder, new_name, flags);
    settle(change, renamed, result);
    return result;
}

int renameat(int folder, const char *old_name, int new_folder, const char *new_name) {
    return renameat2(folder, old_name, new_folder, new_name, 0);
}

int linkat(int folder, const char *old_name, int new_folder, const char *new_name, int flags) {
    enum kind kind = next(new_folder);
    if (kind != none && kind != short_write) return -1;
    struct change *change = note_name(new_folder, new_name);
    int result = REAL(linkat)(folder, old_name, new_folder, new_name, flags);
    settle(change, made, result);
    return result;
}

int unlinkat(int folder, const char *name, int flags) {
    enum kind kind = next(folder);
    if (kind != none && kind != short_write) return -1;
    struct change *change = note_name(folder, name);
    int result = REAL(unlinkat)(folder, name, flags);
    settle(change, removed, result);
    return result;
}

// Makes or opens a file, which counts where it makes one.
static int open_in(int folder, const char *name, int flags, mode_t mode) {
    if (faccessat(folder, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0) return REAL(openat)(folder, name, flags, mode);
    enum kind kind = next(folder);
    if (kind != none && kind != short_write) return -1;
    struct change *change = note_name(folder, name);
    int result = REAL(openat)(folder, name, flags, mode);
    settle(change, made, result);
    return result;
}

int openat(int folder, const char *name, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (flags & O_CREAT && folder >= 0) return open_in(folder, name, flags, mode);
    return REAL(openat)(folder, name, flags, mode);
}

// Some name files by their whole paths; AT_FDCWD for another path.
static int folder_of(const char *path, const char **name) {
    const char *slash = strrchr(path, '/');
    if (*path != '/' || slash == path) return AT_FDCWD;
    char folder[PATH_MAX] = "";
    if ((size_t)(slash - path) >= sizeof folder) return AT_FDCWD;
    memcpy(folder, path, (size_t)(slash - path));
    int descriptor = REAL(open)(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    *name = slash + 1;
    return descriptor < 0 ? AT_FDCWD : descriptor;
}

// The folder is let go, whatever became of the call.
static int closing(int folder, int result) {
    int error = errno;
    close(folder);
    errno = error;
    return result;
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    const char *name = path;
    int folder = flags & O_CREAT ? folder_of(path, &name) : AT_FDCWD;
    if (folder < 0) return REAL(open64)(path, flags, mode);
    return closing(folder, open_in(folder, name, flags, mode));
}

// One and the same where offsets have 64 bits anyway.
int open(const char *path, int flags, ...) __attribute__((alias("open64")));

int mkdir(const char *path, mode_t mode) {
    const char *name = path;
    int folder = folder_of(path, &name);
    if (folder < 0) return REAL(mkdir)(path, mode);
    return closing(folder, mkdirat(folder, name, mode));
}

int unlink(const char *path) {
    const char *name = path;
    int folder = folder_of(path, &name);
    if (folder < 0) return REAL(unlink)(path);
    return closing(folder, unlinkat(folder, name, 0));
}
