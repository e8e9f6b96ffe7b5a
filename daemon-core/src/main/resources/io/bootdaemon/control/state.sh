# shellcheck shell=sh disable=SC2034,SC2154
# What the state file says, and how it is said.

# shellcheck disable=SC2120
forget_state() { # all but $pid and $ticks, if they are given
	pid=${1-} ticks=${2-} name=$own_name log_file=$own_log_file stop_timeout=$own_stop_timeout
	boot='' phase='' ready='' url='' profiles='' version='' archive='' kept_socket='' reloads='' last_reload='' reload_supported=''
	supervisor='' supervisor_ticks='' restarts=0 last_exit=''
}

owns_state() { [ -n "$own_state" ]; } # for root, that of daemon.user is another user's

is_longer() { # than ours, unless that was typed: a daemon in the middle of a migration was given its own time
	[ -z "$insistent" ] && is_number "$1" && [ "$1" -gt "$own_stop_timeout" ] || return
	[ "$1" -le 3600 ] || owns_state # nobody else has us wait for ever
}

read_state() { # lines that aren't understood count for nothing, nor does another user's word on which file we show
	# shellcheck disable=SC2119
	forget_state
	own_state=''
	if ! [ -h "$state_file" ] && [ -O "$state_file" ]; then own_state=1; fi
	set -f
	IFS=$newline
	for line in $(read_file "$state_file"); do
		case $line in
			pid=*) pid=${line#*=} ;;
			start-ticks=*) ticks=${line#*=} ;;
			boot-id=*) boot=${line#*=} ;;
			phase=*) phase=${line#*=} ;;
			ready=*) ready=${line#*=} ;;
			supervisor=*) supervisor=${line#*=} ;;
			supervisor-ticks=*) supervisor_ticks=${line#*=} ;;
			restarts=*) restarts=${line#*=} ;;
			last-exit=*) last_exit=${line#*=} ;;
			name=?*) name=${line#*=} ;;
			profiles=*) profiles=${line#*=} ;;
			url=*) url=${line#*=} ;;
			version=*) version=${line#*=} ;;
			class-archive=*) archive=${line#*=} ;;
			kept-socket=*) kept_socket=${line#*=} ;;
			log-file=/*) if owns_state; then log_file=${line#*=}; fi ;;
			stop-timeout=*) if is_longer "${line#*=}"; then stop_timeout=${line#*=}; fi ;;
			reload-supported=*) reload_supported=${line#*=} ;;
			reloads=*) reloads=${line#*=} ;;
			last-reload=*) last_reload=${line#*=} ;;
		esac
	done
	unset IFS
	set +f
} 2>/dev/null
