# shellcheck shell=sh disable=SC2034,SC2154
# A process as the kernel has it, and signals to exactly that one.

look() { # what the kernel says of $pid: $letter and $started; false if it is gone. A zombie is, though kill -0 denies it
	read_stat "$pid" || return
	# shellcheck disable=SC2086
	set -- $stat
	letter=$1 session=${4-} started=${20-}
	# While it has other threads they are still ending, and keep the lock and the ports, though the first one is a zombie
	case $letter in Z | X | x) [ "${18-0}" -gt 1 ] ;; esac
}

alive() { look && [ "$started" = "$ticks" ]; }

is_number() { # at most 15 digits, and no zero in front, with which a shell would take it for octal
	case $1 in '' | *[!0-9]* | 0* | ????????????????*) return 1 ;; esac
}

signal() { # sends $pid the signal $1. Between look and signal is one system call
	alive && kill -s "$1" "$pid" 2>/dev/null
}

catches() { # whether it handles a signal: $1 the last digits that the mask SigCgt then has
	mask=''
	{
		while read -r key value; do
			[ "$key" != SigCgt: ] || mask=$value
		done <"/proc/$pid/status"
	} 2>/dev/null
	# shellcheck disable=SC2254
	case $mask in *[$1]) ;; *) return 1 ;; esac
}

has_one_user() { # $owner, if the real, effective and saved user ids of $pid are one. Those of a set-user-ID program aren't
	owner=''
	{
		while read -r key real effective saved _; do
			case $key:$effective:$saved in "Uid::$real:$real") owner=$real && break ;; esac
		done <"/proc/$pid/status"
	} 2>/dev/null
	[ -n "$owner" ]
}

user() { # its user id
	# shellcheck disable=SC2012
	ls -nd "/proc/$pid" | { read -r _ _ user _ && echo "$user"; }
} 2>/dev/null

refuses() { # whether the kernel keeps a signal from $pid as it is another user's, $owner. One that has ended refuses nothing
	alive && owner=$(user) && [ -n "$owner" ]
}

future_user() { # as whom the daemon runs if it is started now: by root, as daemon.user, a name or a number
	if [ "$(id -u)" = 0 ] && [ -n "$daemon_user" ]; then
		id -u -- "$daemon_user" || echo "$daemon_user"
	else
		id -u
	fi
} 2>/dev/null
