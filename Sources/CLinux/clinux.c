#define _GNU_SOURCE
#include "CLinux.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

int clinux_clock_watch_create(void) {
    return timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
}

int clinux_clock_watch_arm(int fd) {
    // The farthest instant a signed 64-bit count of nanoseconds can hold: the year 2262.
    const struct itimerspec never = {.it_value = {.tv_sec = INT64_MAX / 1000000000}};
    return timerfd_settime(fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, NULL);
}

int clinux_clock_watch_read(int fd) {
    uint64_t count;
    return read(fd, &count, sizeof count) < 0 ? -1 : 0;
}

int clinux_rename_new(int old_folder, const char *old_name, int new_folder, const char *new_name) {
    return renameat2(old_folder, old_name, new_folder, new_name, RENAME_NOREPLACE);
}

int clinux_syncfs(int fd) {
    return syncfs(fd);
}

int clinux_terminal_width(int fd) {
    struct winsize size;
    return ioctl(fd, TIOCGWINSZ, &size) < 0 ? 0 : size.ws_col;
}
