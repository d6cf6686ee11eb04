#ifndef CLINUX_H
#define CLINUX_H

#include <stdbool.h>
#include <stddef.h>

// What Swift's Glibc module lacks. Every function answers like the system call it is named after: -1 and errno.

/// timerfd_create(2) on CLOCK_REALTIME, non-blocking, closed on exec.
int clinux_clock_watch_create(void);

/// Arms it so that it fails with ECANCELED when the clock is set, and otherwise never expires.
int clinux_clock_watch_arm(int fd);

/// read(2) of an expiration; fails with ECANCELED when the clock was set.
int clinux_clock_watch_read(int fd);

/// renameat2(2) with RENAME_NOREPLACE.
int clinux_rename_new(int old_folder, const char *old_name, int new_folder, const char *new_name);

/// send(2) without SIGPIPE where the other end is gone; where it has no room waits for it, or fails with EAGAIN.
long clinux_send(int socket, const void *bytes, size_t count, bool waits);

/// syncfs(2).
int clinux_syncfs(int fd);

/// sync_file_range(2): has the disk begin to write these bytes, without waiting.
int clinux_begin_flush(int fd, long start, long count);

/// Gives back all of what lies free in whole pages, of mimalloc where the program is linked with it, else by malloc_trim(3);
/// and by madvise(2), MADV_DONTNEED, all code, which is read again where it runs.
void clinux_trim_memory(void);

/// Removes a folder with all that is in it, on its file system, links not followed; passes over what cannot be.
void clinux_remove_tree(const char *path);

/// Width in columns of the terminal behind the descriptor, 0 when there is none (TIOCGWINSZ).
int clinux_terminal_width(int fd);

/// memfd_create(2), sealed against every change, sent by sendmsg(2) over a connected socket.
int clinux_send_sealed(int socket, const void *bytes, size_t count);

/// socket(2), bind(2) to a path that nothing has, chmod(2), listen(2): non-blocking, closed on exec. ENAMETOOLONG where the
/// path does not fit an address (unix(7)).
int clinux_unix_listen(const char *path, unsigned mode, int backlog);

/// socket(2) and connect(2) to a path.
int clinux_unix_connect(const char *path);

/// accept4(2), non-blocking, closed on exec.
int clinux_accept(int fd);

/// getsockname(2): 1 for a unix socket, 0 for another.
int clinux_is_unix(int fd);

/// fcntl(2), O_NONBLOCK.
int clinux_set_nonblocking(int fd);

/// getsockopt(2), SO_PEERCRED: the user and the group of who connected.
int clinux_peer(int fd, unsigned *user, unsigned *group);

/// getsockopt(2), SO_PEERGROUPS: how many supplementary groups; ERANGE when they are more than `limit`.
int clinux_peer_groups(int fd, unsigned *groups, int limit);

/// A program to be started where a flaw in it reaches nothing.
struct clinux_confined {
    /// Absolute, and what it is given; the lists end with NULL.
    const char *program;
    char *const *arguments;
    char *const *environment;
    /// Its working directory.
    const char *folder;
    /// What it has as standard input, output and error.
    int input, output, errors;
    /// Limits of setrlimit(2): bytes of address space, seconds of processor time, bytes of a file it writes.
    unsigned long memory, processor, file_size;
    /// What it may read and run, and write as well (landlock(7)); the lists end with NULL, names that are missing are
    /// passed over.
    char *const *readable;
    char *const *writable;
    /// Whether it may start processes of its own, and have unix sockets, which reach nobody.
    int may_fork;
};

/// fork(2) and execve(2) in a process group of its own, which ends when the calling thread does; without sockets, without
/// new privileges, without other open files.
///
/// Answers the process's id; -1 and errno when it could not be confined or started.
int clinux_start_confined(const struct clinux_confined *confined);

/// pipe2(2) with O_CLOEXEC: the reading end, which does not block, then the writing end.
int clinux_pipe(int ends[2]);

/// pidfd_open(2), closed on exec.
int clinux_watch_process(int process);

/// memfd_create(2), closed on exec.
int clinux_memory_file(void);

/// An empty file without a name in a folder, for its owner alone (open(2), O_TMPFILE); closed on exec.
/// - Returns: its descriptor; -1 and errno.
int clinux_nameless_file(const char *folder);

/// Whether the kernel lets a process give up the file system (landlock(7)).
int clinux_can_confine_files(void);

#endif
