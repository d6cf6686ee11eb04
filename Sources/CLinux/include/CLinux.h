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

#endif
