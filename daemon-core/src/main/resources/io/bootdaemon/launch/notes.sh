# shellcheck shell=sh disable=SC2154
# What the supervisor tells: in the log, and in the state file while there is no daemon that would keep it.

# By its name for each line and each start, as rotation may have given another one to the file: held open meanwhile, it
# could neither be compressed nor its space be freed. Never through a link, and not what was put in its place
open_log() {
	(umask "$stage_log_umask" && set -C && : >"$stage_log") 2>/dev/null
	if ! [ -f "$stage_log" ] || [ -h "$stage_log" ] || ! (: >>"$stage_log") 2>/dev/null; then return; fi
	exec >>"$stage_log" 2>&1
	# shellcheck disable=SC3013 # not in the POSIX of 2017, but in that of 2024 and in every shell
	if ! [ /dev/fd/1 -ef "$stage_log" ] || [ -h "$stage_log" ]; then exec >/dev/null 2>&1; fi
}

tell() {
	stage_time=$(tool date +%Y-%m-%dT%H:%M:%S%z)
	(open_log && printf '%s\n' "---- $stage_time $stage_title: $1") 9>&-
}

note() { # replaces the state: what the last daemon has said of itself goes, the lines "$@" come
	stage_temporary=$(tool mktemp "$stage_pid_file.state.XXXXXX") || return
	stage_keys='phase|pid|start-ticks|ready|url|reload-supported|handoff|restarts|last-exit|launched'
	if tool sed -E "/^($stage_keys)=/d" "$stage_pid_file.state" >"$stage_temporary" &&
		printf '%s\n' "$@" >>"$stage_temporary"; then
		tool mv -f -- "$stage_temporary" "$stage_pid_file.state"
	else
		tool rm -f -- "$stage_temporary"
	fi
	stage_temporary=''
}

note_restart() {
	stage_word="$stage_next ms"
	case $stage_next in *000) stage_word="$((stage_next / 1000)) s" ;; esac
	tell "$stage_end; restart $stage_restarts follows in $stage_word"
	stage_exit="$stage_time $stage_end"
	note phase=restarting "restarts=$stage_restarts" "last-exit=$stage_exit"
}

note_start() {
	stage_time=$(tool date +%Y-%m-%dT%H:%M:%S%z)
	note phase=launching "launched=$(tool date +%s)000" "restarts=$stage_restarts" "last-exit=$stage_exit"
}

note_end() {
	if ! was_meant; then
		stage_end="$stage_end; given up, after $stage_max_attempts restarts within $stage_window s (daemon.restart)"
	fi
	tell "$stage_end"
	note phase=stopped "restarts=$stage_restarts" "last-exit=$stage_time $stage_end"
}
