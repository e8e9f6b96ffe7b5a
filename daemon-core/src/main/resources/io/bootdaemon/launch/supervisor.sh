# shellcheck shell=sh disable=SC2154
# The supervisor: what the stage is from the moment on at which the daemon was ready for the first time. While that runs,
# it waits. Whoever ends it, by TERM or KILL at any moment, ends the starting again and nothing else.

quit() { # at TERM while no daemon runs
	[ "$!" = "$stage_slept" ] || kill "$!" 2>/dev/null
	[ -z "$stage_temporary" ] || tool rm -f -- "$stage_temporary"
	exit 143
}

pause() { # $stage_next milliseconds
	stage_fraction=$((stage_next % 1000 + 1000))
	# Not by tool, whose shell would be what quit ends
	PATH=/usr/bin:/bin:$PATH sleep "$((stage_next / 1000)).${stage_fraction#1}" 8>&- 9>&- &
	wait "$!"
	stage_slept=$!
}

was_meant() { # whether somebody wanted that end
	case $stage_policy:$stage_code in ON_FAILURE:0 | ON_FAILURE:129 | ON_FAILURE:130 | ON_FAILURE:143) ;; *) return 1 ;; esac
}

may_start() { # false if that would be one more within the window than there may be
	read_clock
	stage_recent='' stage_count=0
	for stage_start in $stage_starts; do
		if [ "$((stage_clock - stage_start))" -lt "$stage_window" ]; then
			stage_recent="$stage_recent $stage_start" stage_count=$((stage_count + 1))
		fi
	done
	stage_starts="$stage_recent $stage_clock"
	[ "$stage_max_attempts" -eq 0 ] || [ "$stage_count" -lt "$stage_max_attempts" ]
}

choose_delay() { # the first one for a daemon that was ready long enough, else twice the last one
	if was_stable || [ "$stage_next" -lt 0 ]; then stage_next=$stage_delay; else stage_next=$((stage_next * 2)); fi
	if [ "$stage_next" -gt "$stage_max_delay" ]; then stage_next=$stage_max_delay; fi
}

supervise() { # starts the command "$@" again and again; returns when that is over
	stage_restarts=0 stage_starts='' stage_next=-1 stage_slept='' stage_temporary=''
	while look_back && { [ "$stage_restarts" -gt 0 ] || [ -n "$stage_ready" ]; }; do
		trap quit TERM
		exec 8>/dev/null
		tool rm -f -- "$stage_pid_file"
		describe_end "$@"
		if was_meant || ! may_start; then break; fi
		choose_delay
		stage_restarts=$((stage_restarts + 1))
		note_restart
		pause
		note_start
		trap - TERM
		start_java "$@"
		stage_code=$?
	done
	if [ -n "$stage_end" ]; then note_end; fi
}
