// A wall clock that can be set: preloaded (ld.so(8), LD_PRELOAD), it shows a program the system's one shifted by what stands
// in the file $STEPPED_CLOCK, a number of seconds. Whoever writes another one there tells the program by SIGURG, which does
// nothing to others. Timers of the wall clock then keep their instants, and those that are cancelled when the clock is set
// (timerfd_create(2), TFD_TIMER_CANCEL_ON_SET) are.
//
// Each arming of such a timer, and each time that the program has read of its cancelling, adds a line to $STEPPED_CLOCK.log.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { most = 4096 };
static volatile long shift; // seconds
static struct timer {
    enum { none, plain, watch } kind;
    volatile sig_atomic_t is_cancelled;
    int flags;
    struct itimerspec setting;
} timers[most];
static char file[PATH_MAX], log_file[PATH_MAX];

static int (*real_gettime)(clockid_t, struct timespec *);
static int (*real_create)(int, int);
static int (*real_settime)(int, int, const struct itimerspec *, struct itimerspec *);
static ssize_t (*real_read)(int, void *, size_t);

static void find(void) {
    if (real_read) return;
    *(void **)&real_gettime = dlsym(RTLD_NEXT, "clock_gettime");
    *(void **)&real_create = dlsym(RTLD_NEXT, "timerfd_create");
    *(void **)&real_settime = dlsym(RTLD_NEXT, "timerfd_settime");
    *(void **)&real_read = dlsym(RTLD_NEXT, "read");
}

static void say(const char *word) {
    int log = open(log_file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    if (log >= 0 && write(log, word, strlen(word)) >= 0) close(log);
}

static void look(void) {
    char text[32] = "";
    int source = open(file, O_RDONLY | O_CLOEXEC);
    if (source < 0) abort();
    if (real_read(source, text, sizeof text - 1) > 0) shift = strtol(text, NULL, 10);
    close(source);
}

static int arm(int descriptor, struct itimerspec *old) {
    struct timer *timer = &timers[descriptor];
    struct itimerspec setting = timer->setting;
    int is_armed = setting.it_value.tv_sec || setting.it_value.tv_nsec;
    if (timer->kind == plain && timer->flags & TFD_TIMER_ABSTIME && is_armed) {
        setting.it_value.tv_sec -= shift;
        if (setting.it_value.tv_sec < 0) setting.it_value = (struct timespec){.tv_nsec = 1};
    }
    return real_settime(descriptor, timer->flags, &setting, old);
}

static void stepped(int number) {
    (void)number;
    int error = errno;
    long before = shift;
    look();
    for (int descriptor = 0; descriptor < most && shift != before; descriptor++) {
        struct itimerspec now = {.it_value = {.tv_nsec = 1}};
        if (timers[descriptor].kind == plain) arm(descriptor, NULL);
        if (timers[descriptor].kind != watch) continue;
        timers[descriptor].is_cancelled = 1;
        real_settime(descriptor, 0, &now, NULL);
    }
    errno = error;
}

__attribute__((constructor)) static void set_up(void) {
    find();
    const char *name = getenv("STEPPED_CLOCK");
    if (!name || (size_t)snprintf(file, sizeof file, "%s", name) >= sizeof file) abort();
    if ((size_t)snprintf(log_file, sizeof log_file, "%s.log", name) >= sizeof log_file) abort();
    look();
    struct sigaction action = {.sa_handler = stepped, .sa_flags = SA_RESTART};
    sigaction(SIGURG, &action, NULL);
    // what was written meanwhile
    look();
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    find();
    int result = real_gettime(clock, time);
    if (!result && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) time->tv_sec += shift;
    return result;
}

int timerfd_create(clockid_t clock, int flags) {
    int descriptor = real_create(clock, flags);
    if (descriptor >= 0 && descriptor < most)
        timers[descriptor] = (struct timer){.kind = clock == CLOCK_REALTIME ? plain : none};
    return descriptor;
}

int timerfd_settime(int descriptor, int flags, const struct itimerspec *setting, struct itimerspec *old) {
    if (descriptor < 0 || descriptor >= most || timers[descriptor].kind == none)
        return real_settime(descriptor, flags, setting, old);
    sigset_t step, before;
    sigemptyset(&step);
    sigaddset(&step, SIGURG);
    sigprocmask(SIG_BLOCK, &step, &before);
    struct timer *timer = &timers[descriptor];
    timer->kind = flags & TFD_TIMER_CANCEL_ON_SET ? watch : plain;
    timer->flags = flags;
    timer->setting = *setting;
    int result = arm(descriptor, old);
    if (timer->kind == watch) say("armed\n");
    sigprocmask(SIG_SETMASK, &before, NULL);
    return result;
}

ssize_t read(int descriptor, void *bytes, size_t count) {
    find();
    ssize_t result = real_read(descriptor, bytes, count);
    if (descriptor < 0 || descriptor >= most || !timers[descriptor].is_cancelled) return result;
    timers[descriptor].is_cancelled = 0;
    say("cancelled\n");
    errno = ECANCELED;
    return -1;
}
