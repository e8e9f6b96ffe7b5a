# shellcheck shell=sh disable=SC2034,SC2154
# What the state file says, and how it is said.

# shellcheck disable=SC2120
forget_state() { # all but $pid and $ticks, if they are given
	pid=${1-} ticks=${2-} log_file=$own_log_file stop_timeout=$own_stop_timeout
	boot='' phase='' ready='' launched='' url='' version='' reloads='' last_reload='' reload_supported=''
	supervisor='' supervisor_ticks='' restarts=0
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
			supervisor=*) supervisor=${line#*=} ;;
			supervisor-ticks=*) supervisor_ticks=${line#*=} ;;
			restarts=*) restarts=${line#*=} ;;
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
