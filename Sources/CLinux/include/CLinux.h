#ifndef CLINUX_H
#define CLINUX_H

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

/// syncfs(2).
int clinux_syncfs(int fd);

/// malloc_trim(3): all of what lies free in whole pages.
void clinux_trim_memory(void);

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

#endif
