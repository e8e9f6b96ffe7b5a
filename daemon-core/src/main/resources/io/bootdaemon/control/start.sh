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

future_user() { # as whom the daemon runs if it is started now: by root, as daemon.user, a name or a number
	if [ "$(id -u)" = 0 ] && [ -n "$daemon_user" ]; then
		id -u -- "$daemon_user" || echo "$daemon_user"
	else
		id -u
	fi
} 2>/dev/null

is_ours() { # before a restart: started as another user, it would be that user's from then on
	find_daemon || return 0
	set -- "$(user)" "$(future_user)"
	[ "$1" = "$2" ] || {
		complain "process $pid belongs to another user (uid $1): restart it as that one, or stop it first"
		return 4
	}
}

need() { # a file without which nothing starts; looked for before anything is stopped
	[ -r "$1" ] || {
		printf '%s\n' "'$1' is gone or can't be read. How to write this script anew is said in its first lines." >&2
		exit 5
	}
}
