# shellcheck shell=sh disable=SC2154
# Waiting, by looking often: nobody but a parent is told when a process ends.

use_terminal() { # a live line on a terminal only
	live='' shown=''
	if [ -t 2 ] && [ -z "${NO_COLOR-}" ] && [ "${TERM:-dumb}" != dumb ]; then live=1; fi
}

wipe() {
	[ -z "$shown" ] || printf '\r\033[K' >&2
	shown=''
}

now() { # hundredths of a second, by a clock that nobody sets
	read -r uptime rest </proc/uptime
	now=${uptime%.*}${uptime#*.}
}

pause() { # $1 hundredths waited: short at first, as a caller waits for us; later it is the processor that counts
	if [ "$1" -lt 10 ]; then set -- 0.005; elif [ "$1" -lt 500 ]; then set -- 0.02; else set -- 0.1; fi
	sleep "$1" 2>/dev/null || sleep 1
}

wait_until() { # $1 seconds at most, then the condition; false if it has not become true
	now
	since=$now seconds=$1 second=''
	shift
	until "$@"; do
		now
		[ $((now - since)) -lt $((seconds * 100)) ] || return 1
		if [ -n "$live" ] && [ "$second" != $(((now - since) / 100)) ]; then
			second=$(((now - since) / 100)) shown=1
			printable "$name: $waiting, $second of $seconds s"
			printf '\r\033[K%s' "$text" >&2
		fi
		pause "$((now - since))"
	done
}
