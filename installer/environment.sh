# SPDX-FileCopyrightText: 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# shellcheck disable=SC2016 # what stands in single quotes is for apt or for an inner shell
# shellcheck disable=SC2154 # $top and $arguments are set by ./dev
#
# Sourced by ./dev: makes sure that this runs where Debian 13's packages are. On Debian 13 (or what has those versions)
# that is here, with what is missing installed by apt. Elsewhere it is a private Debian 13 root in the user's cache
# folder, entered by unshare and chroot: the host is not changed, and the mounts die with the command.

cache=${XDG_CACHE_HOME:-~/.cache}/causerie # the tilde also knows what to do without HOME
packages_file=$top/installer/packages.txt

say() { printf '%s\n' "$*" >&2; }
die() { say "./dev: $*"; exit 1; }

# packages SECTION…: the names listed under those headings of installer/packages.txt.
packages() {
    local section
    for section in "$@"; do
        sed -n "/^\[$section\]/,/^\[/{/^[a-z0-9]/p}" "$packages_file"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo --preserve-env=DEBIAN_FRONTEND "$@"
    else die "needs to be root, or to have sudo, to install packages or to enter its private Debian 13 root."
    fi
}

# True when this system's own packages are new enough: Debian 13 and later, or a relative with QXmpp 1.10 for Qt 6.
has_new_packages() {
    local ID='' VERSION_ID=''
    # shellcheck source=/dev/null
    [ -r /etc/os-release ] && . /etc/os-release
    command -v apt-get >/dev/null || return 1
    if [ "$ID" = debian ]; then
        [ "${VERSION_ID:-99}" -ge 13 ]
    else
        local candidate
        candidate=$(apt-cache policy libqxmppqt6-dev 2>/dev/null | awk '/Candidate:/ {print $2}')
        [ -n "$candidate" ] && [ "$candidate" != "(none)" ] && dpkg --compare-versions "$candidate" ge 1.10
    fi
}

install_missing() {
    local wanted missing
    mapfile -t wanted < <(packages run build test)
    mapfile -t missing < <(comm -13 <(dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' | sed -n 's/^ii *//p' | sort -u) \
                                    <(printf '%s\n' "${wanted[@]}" | sort -u))
    [ ${#missing[@]} = 0 ] && return
    say "Installing: ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    as_root apt-get update -qq
    as_root apt-get install -y -qq --no-install-recommends --no-upgrade "${missing[@]}" >&2
    # The tests start their own Prosody; the system's shall not run because of us.
    if [[ " ${missing[*]} " = *" prosody "* ]] && [ -d /run/systemd/system ]; then
        as_root systemctl disable --quiet --now prosody.service
    fi
}

# The address this host gets Debian from; never written down anywhere.
debian_mirror() {
    if [ -n "${CAUSERIE_MIRROR:-}" ]; then
        printf '%s\n' "$CAUSERIE_MIRROR"
        return
    fi
    apt-get indextargets --format '$(CREATED_BY) $(COMPONENT) $(RELEASE) $(REPO_URI)' 2>/dev/null |
        awk '$1 == "Packages" && $2 == "main" && $3 !~ /security|updates|backports/ && $4 ~ /debian\/?$/ {print $4; exit}'
}

make_root() {
    local mirror partial=$root.partial.$$
    mirror=$(debian_mirror)
    [ -n "$mirror" ] || die "cannot tell from this host's apt configuration where Debian is; set CAUSERIE_MIRROR to a mirror's address."
    if ! command -v debootstrap >/dev/null; then
        command -v apt-get >/dev/null || die "needs debootstrap to make its Debian 13 root; please install it."
        say "Installing: debootstrap"
        as_root apt-get update -qq
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-upgrade debootstrap >&2
    fi
    say "Making a private Debian 13 root in $cache (about a minute, once) …"
    # shellcheck disable=SC2064
    trap "as_root rm -rf --one-file-system '$partial'" EXIT
    as_root rm -rf --one-file-system "$root".partial.* # of one that was killed; we hold the lock
    # In a mount namespace, because debootstrap mounts /proc and may be stopped before it unmounts it.
    as_root unshare --mount --propagation private \
        debootstrap --variant=minbase trixie "$partial" "$mirror" >"$cache/root.log" 2>&1 ||
        die "debootstrap failed; see $cache/root.log"
    apt-config dump | grep -E '^Acquire::(http|https)::Proxy' | as_root tee "$partial/etc/apt/apt.conf.d/90host" >/dev/null || true
    as_root cp /etc/resolv.conf /etc/hosts "$partial/etc/" 2>/dev/null || true
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$partial/usr/sbin/policy-rc.d" >/dev/null # start no service
    as_root chmod 755 "$partial/usr/sbin/policy-rc.d"
    # shellcheck disable=SC2046
    as_root unshare --mount --propagation private bash -c '
        mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" &&
        exec chroot "$0" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 sh -c '\''
            apt-get update -qq && apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-unsafe-io "$@" &&
            apt-get clean'\'' sh "$@"' "$partial" $(packages run build test) >>"$cache/root.log" 2>&1 ||
        die "installing packages into the root failed; see $cache/root.log"
    as_root mv "$partial" "$root"
    trap - EXIT
}

# Runs ./dev again, with the same arguments, inside the root; does not return.
enter_root() {
    local uid gid
    uid=$(id -u) gid=$(id -g)
    mkdir -p "$top/build/home" "$cache/ccache"
    # What the chroot binds: the checkout, the compiler cache, the X socket, the session's sockets (sound, D-Bus).
    if [ -z "${XAUTHORITY:-}" ] && [ -r ~/.Xauthority ]; then XAUTHORITY=~/.Xauthority; fi # HOME is another one inside
    local binds=("$top" "$cache/ccache") path sound=${PULSE_SERVER:-}
    sound=${sound#unix:}
    for path in /tmp/.X11-unix "${XDG_RUNTIME_DIR:-}" "${XAUTHORITY:-}" "$sound"; do
        if [ -n "$path" ] && [ -e "$path" ]; then binds+=("$path"); fi
    done
    local environment=(CAUSERIE_INSIDE=1 "HOME=$top/build/home" "CCACHE_DIR=$cache/ccache" LANG=C.UTF-8
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin) name
    for name in CI TERM DISPLAY WAYLAND_DISPLAY XAUTHORITY XDG_RUNTIME_DIR DBUS_SESSION_BUS_ADDRESS PULSE_SERVER LANGUAGE \
        QT_QPA_PLATFORM QT_SCALE_FACTOR CAUSERIE_JOBS; do
        if [ -n "${!name:-}" ]; then environment+=("$name=${!name}"); fi
    done
    # A process namespace of its own: whatever ends the command ends all that it started. Its first process stays a shell
    # of root with traps: the kernel spares a first process without them even from Ctrl-C, and forgets the signal of its
    # parent's death when its user changes. The outer shell hands SIGTERM on to it and, ten seconds later, ends it.
    exec_as_root unshare --mount --propagation private --pid bash -c '
        ending= status=0
        trap "ending=0" TERM HUP
        trap : INT
        env --default-signal=INT,QUIT setpriv --pdeathsig KILL bash -c "$@" <&0 &
        child=$!
        exec 3< <(trap "" TERM HUP INT QUIT; exec sleep infinity) # to wait without a child: when the first process is gone there can be none
        while kill -0 "$child"; do
            if [ -z "$ending" ]; then
                status=0
                wait "$child" || status=$?
                continue
            fi
            [ "$ending" != 0 ] || kill -TERM "$child"
            [ "$ending" -lt 50 ] || kill -KILL "$child"
            ending=$((ending + 1))
            read -r -t 0.2 <&3
        done 2>/dev/null
        exec 2>/dev/null # how it ended is the status
        [ -z "$ending" ] || wait "$child" || status=$?
        exit "$status"
    ' enter '
        trap "kill -TERM -1" TERM
        trap : INT
        set -e
        root=$1 top=$2 uid=$3 gid=$4 count=$5; shift 5
        # What tests that were broken off could not remove any more.
        find "$root/tmp" -mindepth 1 -maxdepth 1 -name "causerie-*" -mmin +1440 -exec rm -rf --one-file-system {} + || true
        mount --bind "$root" "$root"
        mount -t proc proc "$root/proc"
        mount --rbind /dev "$root/dev"
        mount --rbind /sys "$root/sys"
        while [ "$count" -gt 0 ]; do
            if [ -d "$1" ]; then mkdir -p "$root$1"; else mkdir -p "$root${1%/*}"; [ -e "$root$1" ] || : >"$root$1"; fi
            mount --rbind "$1" "$root$1"
            shift; count=$((count - 1))
        done
        # D-Bus, for one, refuses to serve a user without a name.
        grep -q "^[^:]*:[^:]*:$uid:" "$root/etc/passwd" || echo "user$uid:x:$uid:$gid::/:/bin/bash" >>"$root/etc/passwd"
        env --default-signal=INT,QUIT chroot "$root" setpriv --reuid="$uid" --regid="$gid" --clear-groups env -i "$@" <&0 &
        child=$! status=0
        while kill -0 "$child"; do
            status=0
            wait "$child" || status=$?
        done 2>/dev/null
        exit "$status"
    ' inside "$root" "$top" "$uid" "$gid" "${#binds[@]}" "${binds[@]}" "${environment[@]}" \
        bash -c 'cd "$0" && exec ./dev "$@"' "$top" "${arguments[@]}"
}

exec_as_root() {
    if [ "$(id -u)" = 0 ]; then exec "$@"; else exec sudo "$@"; fi
}

# After this returns, the packages are here.
ensure_environment() {
    [ -n "${CAUSERIE_INSIDE:-}" ] && return
    if has_new_packages; then
        install_missing
        return
    fi
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        die "this system is older than Debian 13, so a private Debian 13 root is needed, and entering it needs root or sudo."
    fi
    root=$cache/debian13-$(packages run build test | sort | sha256sum | cut -c1-12)
    mkdir -p "$cache"
    if [ ! -d "$root" ]; then
        exec 9>"$cache/lock"
        flock 9 # somebody else may be making it
        [ -d "$root" ] || make_root
        exec 9>&-
    fi
    enter_root
}
