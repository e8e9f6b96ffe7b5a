# shellcheck shell=sh disable=SC2034,SC2154
# Whether a daemon that has ended is started again, and when.

read_clock() { # seconds, by a clock that nobody sets
	{ read -r stage_clock stage_word </proc/uptime; } 2>/dev/null || stage_clock=$(tool date +%s)
	stage_clock=${stage_clock%%.*}
}

came_to_ready() { # then the waiter has gone, and taken the handoff with it; or the state says so
	[ "$stage_ready" -gt 0 ] || ! [ -e "$stage_handoff" ]
}

was_stable() { # by the time that it was ready: all but that of its start
	read_clock
	[ "$stage_ready" -ge "$stage_launched" ] && [ "$stage_launched" -gt 0 ] &&
		[ "$((stage_clock - stage_begun - (stage_ready - stage_launched) / 1000))" -ge "$stage_stable_after" ]
}

was_meant() { # whether the policy takes this exit code for a wanted end
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
	case $stage_next in -1) stage_next=$stage_delay ;; 0) stage_next=1000 ;; *) stage_next=$((stage_next * 2)) ;; esac
	if was_stable; then stage_next=$stage_delay; fi
	if [ "$stage_next" -gt "$stage_max_delay" ]; then stage_next=$stage_max_delay; fi
}
