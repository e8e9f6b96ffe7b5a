# shellcheck shell=sh disable=SC2034,SC2154
# Before a start, and the start.

ask() ( # before a start in a subshell: a variable of ours that the caller had exported would reach the daemon changed
	settings
	"$@"
)

tell_running() {
	find_daemon
	set -- $?
	case $1 in
		0) say "is already running: process $pid" ;;
		4) complain_unknown ;;
	esac
	return "$1"
}

start() { # where it runs already, a start has nothing to do (LSB)
	ask tell_running
	case $? in
		0) ;;
		4) return 4 ;;
		*) start_java "$@" ;;
	esac
}

check_start() { # whether there would be a start behind the stop; 75 only says that it runs now
	refusal=$(try_java "$@" 2>&1 >/dev/null)
	set -- $?
	case $1 in
		0 | 75) ;;
		*) printf '%s\n' "$refusal" >&2 && return "$1" ;;
	esac
}

is_ours() { # before a restart: started as another user, it would be that user's from then on
	find_daemon || return 0
	set -- "$(user)" "$(future_user)"
	[ "$1" = "$2" ] || [ -z "$1" ] || { # it has just ended
		complain "process $pid belongs to another user (uid $1): restart it as that one, or stop it first"
		return 4
	}
}

keeps_socket() { # one that only the daemon itself can pass on, to a program that takes it
	find_daemon && [ -n "$kept_socket" ]
}

need() { # a file without which nothing starts; looked for before anything is stopped
	[ -r "$1" ] || {
		printf '%s\n' "'$1' is gone or can't be read. How to write this script anew is said in its first lines." >&2
		exit 5
	}
}
