# shellcheck shell=sh disable=SC2154
# What is said to the person, and the action that says no more.

say() { printf '%s\n' "$name $*"; }

complain() {
	wipe
	printf '%s\n' "$name: $*" >&2
}

complain_unknown() { complain "whether it runs can't be known: $reason"; }

find_or_say() { # find_daemon, and says so if it finds none
	find_daemon || {
		set -- $?
		case $1 in
			1) say "is not running, but its PID file is there: $pid_file" ;;
			4) complain_unknown ;;
			*) say 'is not running' ;;
		esac
		return "$1"
	}
}

age() { # for how long, if it is known since when: $1 in milliseconds of the epoch
	is_number "$1" || return 0
	seconds=$(($(date +%s) - $1 / 1000))
	if [ "$seconds" -ge 86400 ]; then
		printf ' for %s' "$((seconds / 86400)) d $((seconds % 86400 / 3600)) h"
	elif [ "$seconds" -ge 3600 ]; then
		printf ' for %s' "$((seconds / 3600)) h $((seconds % 3600 / 60)) min"
	elif [ "$seconds" -ge 60 ]; then
		printf ' for %s' "$((seconds / 60)) min $((seconds % 60)) s"
	elif [ "$seconds" -ge 0 ]; then
		printf ' for %s' "$seconds s"
	fi
}

status() {
	find_or_say || return
	case $letter in Z | X | x) phase=stopping ;; esac
	case $phase in
		ready) set -- "is ready: process $pid$(age "$ready")" ;;
		starting:*) set -- "is starting (${phase#starting: }): process $pid$(age "$launched")" ;;
		launching) set -- "is starting: process $pid$(age "$launched")" ;;
		restarting) set -- "is restarting: it has ended, and its supervisor, process $pid, is about to start it again" ;;
		hung) set -- "hangs: process $pid, its watchdog is ending it" ;;
		stopping) set -- "is stopping: process $pid" ;;
		*) set -- "is running, in which phase is not known: process $pid" ;;
	esac
	case $letter in T | t) set -- "$1, suspended by a signal" ;; esac
	say "$1${url:+, $url}${version:+, version $version}, log $log_file"
}
