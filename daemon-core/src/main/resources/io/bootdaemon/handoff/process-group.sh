# shellcheck shell=sh disable=SC2154
# The stage's process group, through which a start is stopped: its number can't be recycled while a member lives.

lives() { # whether process $1 is a member: a recycled pid is somebody else's
	runs "${1-}" || return
	[ -d /proc/self ] || return 0
	# shellcheck disable=SC2086
	set -- $stat
	[ "$3" = "$stage" ]
}

group_lives() { lives "$stage" || lives "$pid"; }

is_ours() { # whether number $1 is the daemon's; one that was written and not told yet is known by its group, also as a zombie
	[ -z "$pid" ] || { [ "$1" = "$pid" ]; return; }
	read_stat "$1" || { [ -d /proc/self ]; return; }
	# shellcheck disable=SC2086
	set -- $stat
	[ "$3" = "$stage" ]
}

stop_group() { # TERM, patience, KILL; another Ctrl-C ends the patience
	trap 'patience=0' INT QUIT TERM
	patience=$((stop_timeout * 5))
	if group_lives; then kill -s TERM -- "-$stage"; fi
	while group_lives && [ "$patience" -gt 0 ]; do
		sleep 0.2
		patience=$((patience - 1))
	done
	patience=50 # the kernel may hold it, and the caller can't wait for that
	while group_lives && [ "$patience" -gt 0 ]; do
		kill -s KILL -- "-$stage"
		sleep 0.2
		patience=$((patience - 1))
	done
	# A stage that was killed has not removed it; what stands there may be another start's by now
	number=$(read_file "$pid_file")
	if [ -n "$number" ] && is_ours "$number"; then rm -f -- "$pid_file"; fi
} 2>/dev/null

guard() { # in a process of its own, beside the waiter $$
	trap 'kill "$!"; wait; exit' TERM # the sleep, too: where nobody reaps orphans, it would stay as a zombie
	while sleep 1 & wait "$!" && runs $$ && [ -p "$handoff/status" ]; do echo TICK 1<>"$handoff/status"; done
	guard_alone
}

guard_alone() { # the waiter was killed: a daemon that runs bounds its start itself, one that never came so far is stopped
	trap '' INT QUIT
	while [ -p "$handoff/status" ]; do
		sleep 1
		idle=$((idle + 1))
		if [ "$start_timeout" -gt 0 ] && [ "$idle" -gt "$((start_timeout + 10))" ]; then
			pid=$(read_file "$pid_file")
			if read_file "$pid_file.state" | grep -q '^phase=launching$'; then stop_group; remove_private "$handoff"; fi
			return
		fi
	done
}
