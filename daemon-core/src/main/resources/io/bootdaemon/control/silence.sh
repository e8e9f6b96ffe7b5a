# shellcheck shell=sh disable=SC2034,SC2154
# Why nobody hears how a reload went.

is_full() { # the file system of the directory $1
	# shellcheck disable=SC2046
	set -- $(df -Pk "$1" 2>/dev/null | tail -n 1)
	[ "${4-}" = 0 ]
}

is_silent() { # with the $reason: the daemon can't say it, or it can't be read
	look || return
	case $letter in
		T | t) reason="it is suspended by a signal: 'kill -CONT $pid' lets it go on" && return ;;
	esac
	if ! check_readable; then return; fi
	reason="no space is left in '${state_file%/*}' for what it would say"
	is_full "${state_file%/*}"
}

hears() { # the condition "$@" within 30 s, or the $reason why it can't
	wait_until 2 "$@" && return
	if is_silent; then return 1; fi
	reason='30 s have gone by'
	wait_until 28 "$@"
}
