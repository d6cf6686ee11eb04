#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__x86_64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "name the architecture as seccomp(2) calls it"
#endif

// Between fork and exec only what signal-safety(7) allows: the process we come from has threads.

static int limit(int resource, rlim_t value) {
    struct rlimit both = {.rlim_cur = value, .rlim_max = value};
    return setrlimit(resource, &both);
}

static int set_limits(const struct clinux_confined *confined) {
    if (limit(RLIMIT_CORE, 0) < 0) return -1;
    if (limit(RLIMIT_AS, confined->memory) < 0) return -1;
    if (limit(RLIMIT_CPU, confined->processor) < 0) return -1;
    if (limit(RLIMIT_FSIZE, confined->file_size) < 0) return -1;
    return limit(RLIMIT_NOFILE, 256);
}

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define ANSWER(action) BPF_STMT(BPF_RET | BPF_K, (action))
#define REFUSAL (SECCOMP_RET_ERRNO | EACCES)
// answers 0 and does nothing
#define PRETEND(call) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 1), ANSWER(SECCOMP_RET_ERRNO)
#define REFUSE(call) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 1), ANSWER(REFUSAL)

// What an exploited parser would need next: the network, other processes, the kernel's larger surfaces.
static int refuse_calls(int may_fork) {
    const unsigned self = (unsigned)getpid();
    struct sock_filter filter[] = {
        LOAD(arch),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OUR_ARCHITECTURE, 1, 0), ANSWER(SECCOMP_RET_KILL_PROCESS),
        LOAD(nr),
#if defined(__x86_64__)
        // the x32 interface numbers the same calls otherwise
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), ANSWER(REFUSAL),
#endif
        // LibreOffice ends where it gets no socket for later ones of its kind to call: it has one that only seems to listen
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_socket, 0, 4),
        LOAD(args[0]),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 1, 0), ANSWER(REFUSAL),
        ANSWER(may_fork ? SECCOMP_RET_ALLOW : REFUSAL),
        PRETEND(bind), PRETEND(listen), REFUSE(connect), REFUSE(sendto), REFUSE(sendmsg), REFUSE(sendmmsg),
        REFUSE(socketpair), REFUSE(io_uring_setup),
        REFUSE(ptrace), REFUSE(process_vm_readv), REFUSE(process_vm_writev), REFUSE(pidfd_getfd),
        REFUSE(pidfd_send_signal), REFUSE(rt_sigqueueinfo), REFUSE(rt_tgsigqueueinfo), REFUSE(tkill),
        REFUSE(bpf), REFUSE(perf_event_open), REFUSE(userfaultfd), REFUSE(keyctl), REFUSE(add_key), REFUSE(request_key),
        REFUSE(unshare), REFUSE(setns), REFUSE(mount), REFUSE(umount2), REFUSE(pivot_root), REFUSE(chroot),
        REFUSE(fsopen), REFUSE(move_mount), REFUSE(open_tree), REFUSE(open_by_handle_at), REFUSE(init_module),
        REFUSE(finit_module), REFUSE(kexec_load), REFUSE(swapon), REFUSE(swapoff), REFUSE(reboot), REFUSE(setsid),
        REFUSE(setpgid), REFUSE(shmget), REFUSE(msgget), REFUSE(mq_open),
        // what landlock(7) leaves to path names
        REFUSE(truncate), REFUSE(fchownat), REFUSE(setxattr), REFUSE(removexattr),
        // signals to itself alone (abort(3)); a program with processes of its own ends them as it likes
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_kill, 1, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_tgkill, 0, 4),
        LOAD(args[0]),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, self, 1, 0), ANSWER(may_fork ? SECCOMP_RET_ALLOW : REFUSAL),
        ANSWER(SECCOMP_RET_ALLOW),
        // threads but no processes; clone3's flags lie where a filter cannot read them: glibc then takes clone
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_clone3, 0, 1),
        ANSWER(may_fork ? SECCOMP_RET_ALLOW : SECCOMP_RET_ERRNO | ENOSYS),
#if defined(__x86_64__)
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_fork, 1, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_vfork, 0, 1),
        ANSWER(may_fork ? SECCOMP_RET_ALLOW : REFUSAL),
#endif
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_clone, 0, 3),
        LOAD(args[0]),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0), ANSWER(may_fork ? SECCOMP_RET_ALLOW : REFUSAL),
        ANSWER(SECCOMP_RET_ALLOW),
    };
    const struct sock_fprog program = {.len = sizeof filter / sizeof *filter, .filter = filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) return -1;
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}

#define FILE_READING (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE)
#define READING (FILE_READING | LANDLOCK_ACCESS_FS_READ_DIR)
// every right of the first version of landlock(7); later ones are not asked for, and so stay as they are
#define EVERYTHING ((LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1)

int clinux_can_confine_files(void) {
    return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0;
}

static int allow(int rules, char *const *paths, unsigned long long access) {
    for (; *paths != NULL; paths++) {
        struct landlock_path_beneath_attr beneath = {.allowed_access = access};
        beneath.parent_fd = open(*paths, O_PATH | O_CLOEXEC);
        if (beneath.parent_fd < 0) continue;
        int result = (int)syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
        // EINVAL: a file, which has no rights of a folder
        if (result < 0 && errno == EINVAL) {
            beneath.allowed_access = access & (FILE_READING | LANDLOCK_ACCESS_FS_WRITE_FILE);
            result = (int)syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
        }
        close(beneath.parent_fd);
        if (result < 0) return -1;
    }
    return 0;
}

// A kernel without it (before 5.13, or started without it) leaves the other borders.
static int confine_files(const struct clinux_confined *confined) {
    if (!clinux_can_confine_files()) return 0;
    const struct landlock_ruleset_attr handled = {.handled_access_fs = EVERYTHING};
    int rules = (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
    if (rules < 0) return -1;
    if (allow(rules, confined->readable, READING) < 0) return -1;
    if (allow(rules, confined->writable, EVERYTHING) < 0) return -1;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) return -1;
    int result = (int)syscall(SYS_landlock_restrict_self, rules, 0);
    close(rules);
    return result;
}

static int take_streams(const struct clinux_confined *confined) {
    // none of the three may be where another has to go
    int streams[3] = {confined->input, confined->output, confined->errors};
    for (int index = 0; index < 3; index++) {
        streams[index] = fcntl(streams[index], F_DUPFD, 3);
        if (streams[index] < 0) return -1;
    }
    for (int index = 0; index < 3; index++) {
        if (dup2(streams[index], index) < 0) return -1;
    }
    return 0;
}

// `report` is told of a failure; it moves when the streams do.
static int become(const struct clinux_confined *confined, int parent, int *report) {
    struct sigaction usual = {.sa_handler = SIG_DFL};
    sigset_t none;
    for (int signal = 1; signal < NSIG; signal++) sigaction(signal, &usual, NULL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    if (setpgid(0, 0) < 0) return -1;
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) < 0) return -1;
    if (getppid() != parent) raise(SIGKILL);
    if (take_streams(confined) < 0) return -1;
    if (dup3(*report, 3, O_CLOEXEC) < 0) return -1;
    *report = 3;
    if (syscall(SYS_close_range, 4, ~0U, 0) < 0) return -1;
    if (chdir(confined->folder) < 0) return -1;
    if (set_limits(confined) < 0) return -1;
    if (confine_files(confined) < 0) return -1;
    if (refuse_calls(confined->may_fork) < 0) return -1;
    execve(confined->program, confined->arguments, confined->environment);
    return -1;
}

int clinux_start_confined(const struct clinux_confined *confined) {
    int report[2];
    // the parent's side reads nothing but an errno: exec closes the other
    if (pipe2(report, O_CLOEXEC) < 0) return -1;
    // above those that the child moves its streams to
    int writer = fcntl(report[1], F_DUPFD_CLOEXEC, 6);
    int parent = getpid();
    pid_t process = writer < 0 ? -1 : fork();
    if (process == 0) {
        become(confined, parent, &writer);
        int code = errno;
        _exit(write(writer, &code, sizeof code) < 0 ? 126 : 127);
    }
    int code = process < 0 ? errno : 0;
    if (writer >= 0) close(writer);
    close(report[1]);
    while (process > 0 && read(report[0], &code, sizeof code) < 0 && errno == EINTR) continue;
    close(report[0]);
    if (process > 0 && code != 0) {
        while (waitpid(process, NULL, 0) < 0 && errno == EINTR) continue;
    }
    if (code == 0) return process;
    errno = code;
    return -1;
}

int clinux_pipe(int ends[2]) {
    if (pipe2(ends, O_CLOEXEC) < 0) return -1;
    return fcntl(ends[0], F_SETFL, O_NONBLOCK);
}

int clinux_watch_process(int process) {
    return (int)syscall(SYS_pidfd_open, process, 0);
}

int clinux_memory_file(void) {
    return memfd_create("document", MFD_CLOEXEC);
}
