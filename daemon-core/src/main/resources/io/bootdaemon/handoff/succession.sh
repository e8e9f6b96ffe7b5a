# shellcheck shell=sh disable=SC2034,SC2154
# Sockets that a JVM has from the one before it: the kept one, and in a hot restart the connection to it.

note_sockets() { # which of them the launch has passed on
	[ -e /proc/self/fd/7 ] || exec 7</dev/null
	stage_hot=''
	[ ! -e /proc/self/fd/6 ] || stage_hot=1
}

end_succession() { # the JVM has ended. If it had taken over, its files have other names by now, and the state names this shell
	exec 6>&-
	if [ -n "$stage_hot" ] && is_plain "${stage_pid_file%.next}.state" &&
		tool grep -qx "supervisor=$$" "${stage_pid_file%.next}.state"; then
		stage_hot='' stage_pid_file=${stage_pid_file%.next}
	fi
}

leave_to_successor() { # this JVM was being replaced when it ended: all else is the successor's, or will be
	if is_plain "$stage_pid_file.hot"; then
		tell "process $stage_pid ended with exit code $stage_code, in a hot restart"
		exit "$stage_code"
	fi
}
