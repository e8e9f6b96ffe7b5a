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
	is_full "${state_file%/*}" && reason="no space is left in '${state_file%/*}' for what it would say"
}

is_settled() { # whether it has answered, has ended, or can't be heard: that is looked at once a second, from two seconds on
	reloaded && return
	[ "$listened" -lt $(((now - since) / 100)) ] || return
	listened=$(((now - since) / 100))
	is_silent
}

await_answer() { # false, with the $reason, if there is none
	reason='' listened=1
	wait_until 30 is_settled || reason='30 s have gone by'
	[ -z "$reason" ]
}
