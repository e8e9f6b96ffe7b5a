# shellcheck shell=sh disable=SC2034,SC2154
# Whether the daemon runs.

look_for_daemon() { # as find_daemon, at once
	use_files "$pid_file"
	check_readable || return 4
	read_state
	this_boot='' doubt=$uncertain
	{ read -r this_boot </proc/sys/kernel/random/boot_id; } 2>/dev/null
	if is_recorded || search || look_at_supervisor; then return 0; fi
	set -- "$restarts" "$last_exit"
	if [ "$phase" != launching ]; then forget_state; fi
	pid='' ticks='' reason=$doubt restarts=$1 last_exit=$2
	[ -z "$doubt" ] || return 4
	! [ -e "$pid_file" ] || return 1
	return 3
}

launching() { # whether somebody has taken the lock to start it, but has come no further yet
	[ "$phase" = launching ] && note_holders '*' && [ -n "$holders" ]
}

come() {
	look_for_daemon
	[ $? -ne 3 ]
}

find_daemon() { # 0: it runs, as $pid. Else as LSB's status: 1 dead but PID file there, 3 not running, 4 see $reason
	look_for_daemon
	set -- $?
	if [ "$1" -ne 3 ] || ! launching; then return "$1"; fi
	waiting='being started'
	if wait_until 5 come; then look_for_daemon; else reason='it is being started, and has no process yet' && return 4; fi
}
