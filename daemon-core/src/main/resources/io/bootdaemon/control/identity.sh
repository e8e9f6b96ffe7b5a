# shellcheck shell=sh disable=SC2034,SC2154
# Which process is the daemon. DaemonProcesses has the same rule: it is the one that holds the lock. The state file names
# it, unless that is a copy of another daemon's; else it is searched for.

holds_lock() { is_locked "/proc/$pid/fd/9"; }

# shellcheck disable=SC3013 # not in the POSIX of 2017, but in that of 2024 and in every shell
holds_this_lock() { [ "/proc/$pid/fd/9" -ef "$pid_file.lock" ] && ! [ -h "$pid_file.lock" ]; }

has_own_lock() { # whether only root or its user $owner can have made what $pid has locked, and nobody else can lock it
	# shellcheck disable=SC2012
	set -- "$owner" "$(ls -Lldn "/proc/$pid/fd/9" | { read -r mode links user _ && echo "$mode $links $user"; })"
	case $2 in -rw-------*\ [01]\ 0 | -rw-------*\ [01]\ "$1") ;; *) return 1 ;; esac
} 2>/dev/null

is_own() { # whether $pid is of the user of the state file: where all can write, anybody may have put it there
	has_one_user && [ -e "$state_file" ] || return
	# shellcheck disable=SC2012
	[ "$owner" = "$(ls -nd -- "$state_file" | { read -r _ _ user _ && echo "$user"; })" ]
} 2>/dev/null

is_recorded() { # whether $pid with $ticks, as the state file names it, lives and holds the lock
	is_number "$pid" && is_number "$ticks" && [ "$boot" = "$this_boot" ] && alive && is_own || return
	holds_lock
	case $? in
		0) holds_this_lock && has_own_lock && was_started_here ;;
		# Root in a container can't look at other users' descriptors: the mark must do
		2) [ "$(id -u)" = 0 ] && read_mark && is_this_mark ;;
		*) return 1 ;;
	esac || return
	is_expected || {
		doubt="process $pid, which runs there, belongs to another user (uid $owner) than the one expected"
		return 1
	}
}

# shellcheck disable=SC3013
sees_our_files() { [ "/proc/$pid/ns/mnt" -ef /proc/self/ns/mnt ] && [ "/proc/$pid/root" -ef /proc/self/root ]; }

is_expected() { # whether a daemon of the user $owner is expected here
	set -- "$(id -u)" "$(future_user)"
	case $owner in "$1" | "$2") return ;; esac
	# shellcheck disable=SC2012
	[ "$1" = 0 ] && [ "$owner" = "$(ls -nd -- "${pid_file%/*}/" | { read -r _ _ user _ && echo "$user"; })" ]
} 2>/dev/null

is_holder() { # whether $pid holds a lock and is the daemon or the stage of this PID file. It may end meanwhile
	holds_lock && look && ticks=$started && has_one_user && has_own_lock && read_mark || return
	# shellcheck disable=SC2046
	set -- $(ls -Lid "/proc/$pid/fd/9")
	[ "${marked_lock#*:}" = "${1-}" ] || return
	if holds_this_lock; then was_started_here; else is_this_mark && sees_our_files; fi || return
	is_expected && alive
} 2>/dev/null
