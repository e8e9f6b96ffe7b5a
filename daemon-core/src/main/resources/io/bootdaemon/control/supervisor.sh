# shellcheck shell=sh disable=SC2034,SC2154
# The supervisor of a daemon with a restart policy: the stage, which has stayed.

supervised() ( # whether one lives. Before the daemon was ready for the first time it starts nothing again
	[ -n "$ready$lost" ] || [ "$restarts" != 0 ] || exit 1
	pid=$supervisor ticks=$supervisor_ticks
	if [ -n "$lost" ]; then is_number "$pid" && alive; else is_recorded; fi
)

look_at_supervisor() { # between the end of a daemon and the start of the next one it stands for both
	supervised || return
	pid=$supervisor ticks=$supervisor_ticks phase=restarting
	look
}

end_supervisor() { # then looks for the daemon anew: it may have started another one in the last moment
	pid=$supervisor ticks=$supervisor_ticks waiting="ending its supervisor, process $pid"
	signal TERM
	signal CONT # it could not end what it waits by if it were suspended
	if ! wait_until 2 gone; then signal KILL; fi
	if ! wait_until 2 gone && refuses; then
		complain "its supervisor, process $pid, can't be ended: it belongs to another user (uid $owner)"
		return 1
	fi
	stopped=$pid waiting='waiting for the lock'
	find_daemon
	case $? in
		0) ;;
		4) complain_unknown && return 4 ;;
		*) pid='' ;;
	esac
}
