# shellcheck shell=sh disable=SC2154
# The state file, while there is no daemon that would keep it.

remember_state() { # as it was at the launch, in case that it gets lost; and what this process is
	stage_state=$(tool cat -- "$stage_pid_file.state")
	read -r stage_word </proc/$$/stat
	# shellcheck disable=SC2086
	set -- ${stage_word##*) }
	stage_ticks=${20-}
	read -r stage_boot </proc/sys/kernel/random/boot_id
} 2>/dev/null

write_state() { # what the last daemon has said of itself goes, the lines "$@" come
	if is_plain "$stage_pid_file.state" && tool grep -q '^restart-policy=' "$stage_pid_file.state"; then
		stage_state=$(tool cat -- "$stage_pid_file.state")
	fi
	stage_keys='phase|pid|(start|supervisor)-ticks|boot-id|supervisor|launched|ready|url|class-archive|control-socket|reload-supported|handoff|restarts|last-exit'
	stage_state=$(printf '%s\n' "$stage_state" | tool sed -E "/^($stage_keys)=/d")
	stage_temporary=$(tool mktemp -u "$stage_pid_file.state.new.XXXXXX") && (
		umask 077 && set -C && printf '%s\n' "$stage_state" "supervisor=$$" "supervisor-ticks=$stage_ticks" \
			"boot-id=$stage_boot" "$@" >"$stage_temporary"
	) && tool mv -f -- "$stage_temporary" "$stage_pid_file.state"
}

note() {
	if ! write_state "$@"; then
		tool rm -f -- ${stage_temporary:+"$stage_temporary"}
		tell "the state file $stage_pid_file.state can't be written"
	fi
	stage_temporary=''
}

note_restart() {
	stage_restarts=$((stage_restarts + 1))
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
