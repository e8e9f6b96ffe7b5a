# shellcheck shell=sh disable=SC2034,SC2154
# How it is: a line, and below it what is known.

condition() { # of one that runs
	case $letter in Z | X | x) phase=stopping ;; esac
	case $phase in
		ready) condition="is ready: process $pid" ;;
		starting:*) condition="is starting (${phase#starting: }): process $pid" ;;
		launching) condition="is starting${pid:+: process $pid}" ;;
		restarting) condition="is restarting: it has ended, and its supervisor, process $pid, is about to start it again" ;;
		hung) condition="hangs: process $pid, its watchdog is ending it" ;;
		stopping) condition="is stopping: process $pid" ;;
		*) condition="is running, phase unknown: process $pid" ;;
	esac
	case $letter in T | t) condition="$condition, suspended by a signal ('kill -CONT $pid' lets it go on)" ;; esac
}

details() {
	details=''
	if [ -n "$pid" ] && [ "$phase" != restarting ]; then since; fi
	detail 'address  ' "$url"
	case $profiles in *,*) profiles=$(printf '%s' "$profiles" | sed 's/,/, /g') ;; esac
	detail 'profiles ' "$profiles"
	detail 'version  ' "$version"
	case $archive in '' | used) ;; *) archive="not used: $archive" ;; esac
	detail 'archive  ' "$archive"
	if [ -n "$pid" ] && [ "$phase" != restarting ]; then memory; fi
	detail 'PID file ' "$pid_file"
	size=''
	# shellcheck disable=SC2012
	[ ! -f "$log_file" ] || in_units "$(ls -ndL -- "$log_file" 2>/dev/null | { read -r _ _ _ _ bytes _ && echo "$bytes"; })"
	detail 'log      ' "$log_file${size:+, $size}"
	is_number "$restarts" || restarts=0
	if supervised; then
		detail 'restarts ' "$restarts, by supervisor process $supervisor"
	elif [ "$restarts" -gt 0 ]; then
		detail 'restarts ' "$restarts"
	fi
	detail 'last exit' "$last_exit"
	detail 'warning  ' "$warning"
}

status() {
	look_for_daemon
	set -- $?
	if [ "$1" -eq 3 ] && launching; then set -- 0 && letter=''; fi
	case $1 in
		0) condition ;;
		1) condition='is not running, but its PID file is there' ;;
		3) condition='is not running' ;;
		4) complain_unknown && return 4 ;;
	esac
	details
	say "$condition$details"
	return "$1"
}
