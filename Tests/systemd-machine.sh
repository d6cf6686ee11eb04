#!/bin/bash
# A throw-away machine for tests: the system's own systemd as PID 1 of fresh namespaces, over an overlay of / that is
# kept in memory. Nothing it does reaches the machine outside: not its files, /dev, cgroups, clock or network.
#
#   systemd-machine.sh check            says why no machine can be booted here, and fails; or says nothing
#   systemd-machine.sh boot PACKAGE     boots one, prints the process id of its PID 1, and ends it when standard input
#                                       is closed, as it is when the process at the other end dies. PACKAGE is seen
#                                       inside as /mnt/hanchot, read only
set -euo pipefail
# everyone in the machine looks into its folders, whoever started it
umask 022

namespaces=(--mount --pid --uts --ipc --cgroup --net --fork --kill-child=KILL --propagation=private)

# What would reach through to the kernel outside.
capabilities=-sys_time,-sys_module,-sys_rawio,-syslog,-audit_read,-audit_control,-mac_admin,-mac_override

# What is slow, or useless without hardware, of the little that a system without local settings starts by itself.
masked=(
    apparmor.service systemd-udevd.service systemd-udev-trigger.service systemd-udev-settle.service
    systemd-udevd-control.socket systemd-udevd-kernel.socket systemd-hwdb-update.service systemd-logind.service
    systemd-networkd.service systemd-networkd.socket systemd-timesyncd.service systemd-firstboot.service
    systemd-ask-password-console.path systemd-ask-password-wall.path systemd-initctl.socket ldconfig.service
    dev-hugepages.mount dev-mqueue.mount proc-sys-fs-binfmt_misc.automount sys-kernel-config.mount
    sys-kernel-debug.mount sys-kernel-tracing.mount sys-fs-fuse-connections.mount
    apt-daily.timer apt-daily-upgrade.timer systemd-tmpfiles-clean.timer
)

fail() {
    echo "$1" >&2
    exit 1
}

# The folder of the unified cgroup hierarchy, also where cgroup v1 is mounted beside it.
unified_hierarchy() {
    local folder type
    while read -r _ folder type _; do
        [[ $type == cgroup2 ]] && echo "$folder" && return
    done </proc/self/mounts
    return 1
}

# Lays the overlay and its own /dev, /proc, /sys and /run at $1; $2 is the package. /run is ours to hide: nothing of it
# is needed, and no one keeps a checkout there.
lay_root() {
    local root=$1 package=$2 device runtime
    mount -t tmpfs -o mode=755 tmpfs /run
    mkdir /run/upper /run/work "$root"
    mount -t overlay -o lowerdir=/,upperdir=/run/upper,workdir=/run/work overlay "$root"

    mkdir -p "$root/mnt/hanchot"
    mount --bind "$package" "$root/mnt/hanchot"
    mount -o remount,bind,ro "$root/mnt/hanchot"
    # the debug build's Swift may lie on a file system of its own, which an overlay of / does not show
    runtime=$(ldd "$package/.build/debug/hanchotd" 2>/dev/null | sed -n 's,.* => \(.*\)/libswiftCore\.so .*,\1,p') || true
    if [[ -n $runtime && ! -e $root$runtime/libswiftCore.so ]]; then
        mkdir -p "$root$runtime"
        mount --bind "$runtime" "$root$runtime"
    fi

    mount -t tmpfs -o mode=755 tmpfs "$root/dev"
    for device in null zero full random urandom tty; do
        touch "$root/dev/$device"
        mount --bind "/dev/$device" "$root/dev/$device"
    done
    mkdir "$root/dev/pts" "$root/dev/shm"
    mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts "$root/dev/pts"
    mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
    ln -s pts/ptmx "$root/dev/ptmx"
    ln -s /proc/self/fd "$root/dev/fd"
    ln -s /proc/self/fd/0 "$root/dev/stdin"
    ln -s /proc/self/fd/1 "$root/dev/stdout"
    ln -s /proc/self/fd/2 "$root/dev/stderr"

    mount -t proc proc "$root/proc"
    # The network is the machine's own, and so is this. systemd sets it when it boots, but may not here: of its own entries
    # it would lose those for which a journal with a queue of ten has no room within 10 ms.
    echo 512 >"$root/proc/sys/net/unix/max_dgram_qlen"
    mount --bind "$root/proc/sys" "$root/proc/sys"
    mount -o remount,bind,ro "$root/proc/sys"
    mount -t sysfs sysfs "$root/sys"
    mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
    mount -o remount,bind,ro "$root/sys"
    mount -t tmpfs -o mode=755 tmpfs "$root/run"
    mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
}

# PID 1 of the new namespaces, until it becomes systemd.
become_init() {
    local pid
    read -r pid _ </proc/self/stat # the old /proc still knows us by our number outside
    lay_root /run/root "$1"
    cd /run/root
    rm -rf etc/systemd/system etc/fstab etc/crypttab # nothing that was set up for the machine outside
    mkdir etc/systemd/system
    tr -d - </proc/sys/kernel/random/uuid >etc/machine-id
    pivot_root . .
    umount --lazy .
    # as systemd makes it where it is no container's: what it mounts for one service, its credentials, has to be seen by it
    mount --make-rshared /
    echo "$pid"
    exec env -i container=hanchot-test PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb \
        setpriv --bounding-set "$capabilities" --inh-caps "$capabilities" \
        /lib/systemd/systemd --system --unit=basic.target --show-status=0 --log-target=journal \
        "${masked[@]/#/systemd.mask=}" <>/dev/null >&0 2>&0
}

# Removes a machine's cgroups, the deepest first. Leftovers of one that was killed go at the next boot.
remove_cgroups() {
    find "$1" -depth -type d -exec rmdir {} + 2>/dev/null || true
}

check() {
    [[ $EUID == 0 ]] || fail "it needs root"
    [[ -x /lib/systemd/systemd ]] || fail "systemd is not installed"
    unified_hierarchy >/dev/null || fail "no cgroup2 hierarchy is mounted"
    local reason cgroup
    cgroup=$(unified_hierarchy)/hanchot-machine.try.$$
    mkdir "$cgroup" 2>/dev/null || fail "no cgroup may be made"
    rmdir "$cgroup"
    reason=$(unshare "${namespaces[@]}" "$0" try / 2>&1 >/dev/null) || fail "namespaces are not allowed: $reason"
}

boot() {
    local hierarchy old
    hierarchy=$(unified_hierarchy) || fail "no cgroup2 hierarchy is mounted"
    for old in "$hierarchy"/hanchot-machine.*; do
        [[ -d $old && ! -e /proc/${old##*.} ]] && remove_cgroups "$old"
    done
    cgroup=$hierarchy/hanchot-machine.$$
    mkdir "$cgroup"
    trap 'remove_cgroups "$cgroup"' EXIT

    # unshare waits for the machine, and takes it along when killed
    (echo "$BASHPID" >"$cgroup/cgroup.procs" && exec unshare "${namespaces[@]}" "$0" init "$1" </dev/null) &
    local machine=$!
    exec 3<&0
    cat <&3 >/dev/null & # until the other end closes it
    local life=$!
    wait -n "$machine" "$life" || true
    kill -KILL "$machine" "$life" 2>/dev/null || true
    wait "$machine" "$life" 2>/dev/null || true
    local tries
    for ((tries = 0; tries < 50; tries++)); do # PID 1 takes its processes along, but not at once
        remove_cgroups "$cgroup"
        [[ -d $cgroup ]] || break
        sleep 0.1
    done
}

case ${1-} in
    check) check ;;
    boot) boot "$(realpath "${2:?a package folder}")" ;;
    init) become_init "$2" ;;
    try) lay_root /run/root "$2" ;;
    *) fail "usage: $0 check | boot PACKAGE" ;;
esac
