# shellcheck shell=sh disable=SC2034,SC2154
# What the state file says, and how it is said.

check_readable() { # false, with the $reason, if PID file or state file may be there and can't be looked into
	if ! [ -e /proc/self/stat ]; then
		reason='there is no /proc'
		return 1
	fi
	directory=${pid_file%/*}
	while [ -n "$directory" ] && ! [ -d "$directory" ]; do directory=${directory%/*}; done
	if ! [ -x "${directory:-/}" ]; then
		reason="the directory '$directory' can't be entered: permission denied"
		return 1
	fi
	for file in "$pid_file" "$state_file"; do
		if [ -h "$file" ]; then
			reason="'$file' is a symbolic link"
		elif [ -e "$file" ] && ! [ -f "$file" ]; then
			reason="'$file' is no regular file"
		elif [ -e "$file" ] && ! [ -r "$file" ]; then
			reason="'$file' can't be read: permission denied"
		else
			continue
		fi
		return 1
	done
}

# shellcheck disable=SC2120
forget_state() { # all but $pid and $ticks, if they are given
	pid=${1-} ticks=${2-} log_file=$own_log_file stop_timeout=$own_stop_timeout
	boot='' phase='' ready='' launched='' url='' version='' reloads='' last_reload='' reload_supported=''
}

read_state() { # lines that aren't understood count for nothing
	# shellcheck disable=SC2119
	forget_state
	[ -e "$state_file" ] || return 0
	while IFS= read -r line; do
		case $line in
			*[[:cntrl:]]*) ;; # would do things to a terminal
			pid=*) pid=${line#*=} ;;
			start-ticks=*) ticks=${line#*=} ;;
			boot-id=*) boot=${line#*=} ;;
			phase=*) phase=${line#*=} ;;
			ready=*) ready=${line#*=} ;;
			launched=*) launched=${line#*=} ;;
			url=*) url=${line#*=} ;;
			version=*) version=${line#*=} ;;
			log-file=*) if [ -f "${line#*=}" ]; then log_file=${line#*=}; fi ;;
			stop-timeout=*) if is_number "${line#*=}"; then stop_timeout=${line#*=}; fi ;;
			reload-supported=*) reload_supported=${line#*=} ;;
			reloads=*) reloads=${line#*=} ;;
			last-reload=*) last_reload=${line#*=} ;;
		esac
	done <"$state_file"
} 2>/dev/null
