# shellcheck shell=sh disable=SC2012,SC2034,SC2154
# The search for the daemon among all processes: its files may have been removed, or be behind a link that was changed.

follow_files() { # of the process $pid to where they were made
	if holds_this_lock; then return; fi
	set -- "$(ls -ld "/proc/$pid/fd/9" 2>/dev/null)"
	set -- "${1#* -> }"
	case $1 in
		*' (deleted)') warning='its lock was removed; restart it to make its files anew' ;;
		*.lock) use_files "${1%.lock}" && warning="its files are in ${1%/*}" ;;
	esac
}

names_found() { # whether the state that was read is of the process and start $1; then $pid is that process
	case "$1" in
		"$pid $ticks" | "$supervisor $supervisor_ticks") ;;
		*) [ "$phase" = launching ] || return ;;
	esac
	pid=${1% *}
}

search() { # $pid and $ticks of the daemon; of its stage only $supervisor, if its state is lost
	found='' found_stage=''
	for descriptor in /proc/[1-9]*/fd/9; do
		pid=${descriptor#/proc/} pid=${pid%/fd/9}
		is_holder || continue
		if [ "$session" = "$pid" ]; then found_stage="$pid $ticks"; else found="$pid $ticks"; fi
	done
	# shellcheck disable=SC2086
	set -- ${found:-$found_stage}
	pid=${1-}
	[ -n "$pid" ] || return
	follow_files
	read_state
	if ! names_found "$1 $2" || ! is_own; then lose_state; fi # it is of an earlier process, or anybody's
	pid=$1 ticks=$2
	[ -n "$found" ] && look
}

lose_state() {
	forget_state
	lost=1 supervisor=${found_stage% *} supervisor_ticks=${found_stage#* }
}
