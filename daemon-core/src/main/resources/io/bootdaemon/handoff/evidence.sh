# shellcheck shell=sh disable=SC2034,SC2154
# What is known of a daemon that has ended.

number() { # $1 if it is one, else 0: a shell would compute whatever else stands there
	case $1 in '' | *[!0-9]* | 0* | ????????????????*) echo 0 ;; *) echo "$1" ;; esac
}

look_back() { # reads what the ended daemon has left: its state file, and its PID file if it was killed
	stage_pid='' stage_ready=0 stage_launched=0 stage_phase='' stage_reason='' stage_end=''
	if is_plain "$stage_pid_file.state"; then
		while IFS='=' read -r stage_key stage_word; do
			case $stage_key in
				pid) stage_pid=$(number "$stage_word") ;;
				ready) stage_ready=$(number "$stage_word") ;;
				launched) stage_launched=$(number "$stage_word") ;;
				phase) stage_phase=$stage_word ;;
				last-exit) stage_reason=${stage_word#* hung: } ;;
			esac
		done <"$stage_pid_file.state"
	fi
	if is_plain "$stage_pid_file" && read -r stage_word <"$stage_pid_file"; then stage_pid=$(number "$stage_word"); fi
	# Of the one before, if nothing could be written or removed since
	if [ "${stage_pid:-0}" = "$stage_previous" ] || [ "$stage_pid" = 0 ]; then stage_pid=''; fi
	stage_previous=${stage_pid:-$stage_previous}
} 2>/dev/null

describe_end() { # the command was "$@"
	stage_end="process ${stage_pid:-(unknown)} ended with exit code $stage_code"
	if [ "$stage_code" -gt 128 ]; then
		# busybox gives a number for what is no signal
		stage_word=$(kill -l "$stage_code" 2>/dev/null)
		case $stage_word in [A-Z]*) stage_end="$stage_end, perhaps by signal $stage_word" ;; esac
	fi
	if [ "$stage_phase" = hung ]; then stage_end="$stage_end, by its watchdog, as it hung: $stage_reason"; fi
	stage_file=$stage_directory/hs_err_pid$stage_pid.log
	for stage_word in "$@"; do
		case $stage_word in -XX:ErrorFile=*) stage_file=${stage_word#*=} ;; esac
	done
	case $stage_file in *%p*) stage_file=${stage_file%%\%p*}$stage_pid${stage_file#*%p} ;; esac
	case $stage_file in /*) ;; *) stage_file=$stage_directory/$stage_file ;; esac
	for stage_file in "$stage_file" "/tmp/hs_err_pid$stage_pid.log"; do
		# The PID file is of the start; an older report is that of another process with this number
		# shellcheck disable=SC3013 # not in the POSIX of 2017, but in that of 2024 and in every shell
		if is_plain "$stage_file" && ! [ "$stage_pid_file" -nt "$stage_file" ]; then
			stage_end="$stage_end; the JVM has described it in $stage_file"
		fi
	done
}
