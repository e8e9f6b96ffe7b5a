# shellcheck shell=sh disable=SC2154
# The stage's process group, through which a start is stopped: its number can't be recycled while a member lives.

lives() { # whether process $1 is a member: a zombie is dead, a recycled pid is somebody else's
	{ read -r stat <"/proc/${1:-none}/stat"; } 2>/dev/null || return
	# shellcheck disable=SC2086
	set -- ${stat##*) }
	[ "$1" != Z ] && [ "$3" = "$stage" ]
}

group_lives() { lives "$stage" || lives "$pid"; }

stop_group() { # TERM, patience, KILL; another Ctrl-C ends the patience
	trap 'patience=0' INT QUIT TERM
	patience=$((stop_timeout * 5))
	if group_lives; then kill -s TERM -- "-$stage"; fi
	while group_lives && [ "$patience" -gt 0 ]; do
		sleep 0.2
		patience=$((patience - 1))
	done
	while group_lives; do
		kill -s KILL -- "-$stage"
		sleep 0.2
	done
	# A stage that was killed has not removed it; what stands there may be another start's by now
	if read -r number <"$pid_file" && [ "$number" = "$pid" ]; then rm -f -- "$pid_file"; fi
} 2>/dev/null
