# shellcheck shell=sh disable=SC2034,SC2154
# What is known of a daemon that has ended, and where that is told: in its log, and in its state file.

read_clock() { # seconds, by a clock that nobody sets
	{ read -r stage_clock stage_word </proc/uptime; } 2>/dev/null || stage_clock=$(tool date +%s)
	stage_clock=${stage_clock%%.*}
}

look_back() { # at what it has said of itself. One that was killed has left its PID file
	stage_pid='' stage_ready='' stage_phase='' stage_end=''
	while IFS='=' read -r stage_key stage_word; do
		case $stage_key in pid) stage_pid=$stage_word ;; ready) stage_ready=$stage_word ;; phase) stage_phase=$stage_word ;; esac
	done <"$stage_pid_file.state"
	read -r stage_word <"$stage_pid_file" && stage_pid=$stage_word
	return 0
} 2>/dev/null

was_stable() { [ -n "$stage_ready" ] && [ "$(($(tool date +%s) - ${stage_ready%???}))" -ge "$stage_stable_after" ]; }

describe_end() { # the command was "$@"
	stage_end="process ${stage_pid:-(unknown)} ended with exit code $stage_code"
	if [ "$stage_code" -gt 128 ] && stage_word=$(kill -l "$stage_code" 2>/dev/null); then
		stage_end="$stage_end, perhaps by signal $stage_word"
	fi
	if [ "$stage_phase" = hung ]; then stage_end="$stage_end, by its watchdog, as it hung"; fi
	stage_file=$stage_directory/hs_err_pid$stage_pid.log
	for stage_word in "$@"; do
		case $stage_word in -XX:ErrorFile=*) stage_file=${stage_word#*=} ;; esac
	done
	case $stage_file in *%p*) stage_file=${stage_file%%\%p*}$stage_pid${stage_file#*%p} ;; esac
	for stage_file in "$stage_file" "/tmp/hs_err_pid$stage_pid.log"; do
		if [ -f "$stage_file" ] && [ -O "$stage_file" ]; then stage_end="$stage_end; the JVM has described it in $stage_file"; fi
	done
}
