# shellcheck shell=sh disable=SC2034,SC2154
# The supervisor: what the stage is from the moment on at which the daemon was ready for the first time. While that runs,
# it waits. Whoever ends it, by TERM or KILL at any moment, ends the starting again and nothing else.

quit() { # at a signal while no daemon runs
	[ "$!" = "$stage_slept" ] || { kill "$!" && wait "$!"; } 2>/dev/null
	tool rm -f -- "$stage_pid_file" ${stage_temporary:+"$stage_temporary"}
	exit 143
}

nap() { # not by tool, whose shell would be what quit ends
	PATH=/usr/bin:/bin:$PATH sleep "$1" 6>&- 7>&- 8>&- 9>&- &
	wait "$!"
	set -- "$?"
	stage_slept=$!
	wait # for nothing, at which bash frees its table of ended children, half a MB
	return "$1"
}

pause() { # $stage_next milliseconds; not every sleep knows fractions
	stage_fraction=$((stage_next % 1000 + 1000))
	nap "$((stage_next / 1000)).${stage_fraction#1}" 2>/dev/null || nap "$((stage_next / 1000 + 1))"
}

supervise() { # starts the command "$@", and again and again; returns when that is over
	stage_restarts=0 stage_starts='' stage_next=-1 stage_slept='' stage_temporary='' stage_previous=0
	remember_state
	[ -z "$stage_log" ] || exec >/dev/null 2>&1 # not to keep a log that is rotated
	while :; do
		trap : INT # by default it would end this shell after the daemon, and nothing be told
		read_clock
		stage_begun=$stage_clock
		run_java "$@"
		end_succession
		look_back
		leave_to_successor
		if [ "$stage_restarts" -eq 0 ] && ! came_to_ready; then return; fi
		trap quit HUP INT QUIT TERM USR1 USR2
		exec 8>/dev/null
		describe_end "$@"
		tool rm -f -- "$stage_pid_file"
		if was_meant || ! may_start; then break; fi
		choose_delay
		note_restart
		pause
		note_start
		trap - HUP QUIT TERM USR1 USR2
	done
	note_end
}
