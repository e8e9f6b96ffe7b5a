# shellcheck shell=sh disable=SC2034,SC2154
# The stage: leader of the new session, parent of the daemon until that is ready (daemon(7), steps 7 to 12); with a restart
# policy it stays, as the supervisor.
# usage: BOOTDAEMON_STAGE=... sh -c 'eval "$BOOTDAEMON_STAGE"' name HANDOFF PID_FILE PID_FILE_UMASK UMASK DIRECTORY
#        POLICY DELAY MAX_DELAY STABLE_AFTER MAX_ATTEMPTS WINDOW LOG LOG_UMASK TIME TITLE ARCHIVE JAR MAIN PAIRS ENV
#        COMMAND [ARGUMENT...]
# On 0 the gate, on 1 and 2 the log. The daemon inherits 9, the lock, and if there is one, 7, the socket that is kept, as
# standard input, and 6, the connection to the daemon that it replaces. The PAIRS variables BOOTDAEMON_n
# hold those entries of the environment that a shell would drop or change: ENV puts them in after the shell. Variables
# of the caller that are named stage_... are among them, as a shell exports what it found exported. ARCHIVE, if it isn't
# empty, is where a training notes its class archive, and word MAIN of the command is the JAR.
unset BOOTDAEMON_STAGE
stage_handoff=$1 stage_pid_file=$2 stage_pid_file_umask=$3 stage_umask=$4 stage_directory=$5
stage_policy=$6 stage_delay=$7 stage_max_delay=$8 stage_stable_after=$9
shift 9
stage_max_attempts=$1 stage_window=$2 stage_log=$3 stage_log_umask=$4 stage_time=$5 stage_title=$6
stage_archive=$7 stage_jar=$8 stage_main=$9
shift 9
stage_pairs=$1 stage_env=$2 stage_java=$3
stage_main=$((stage_main + stage_pairs)) stage_marked=$((3 + stage_pairs)) # behind the pairs
shift 2
stage_hot='' stage_newline='
'

clean() { # the lock is still held, so the PID file is ours
	tool rm -f -- "$stage_pid_file" ${stage_hot:+"$stage_pid_file.state"}
	remove_private "$stage_handoff"
}

# The gate: whoever holds its other end may be gone before saying GO
read -r stage_word || stage_word=
if [ "$stage_word" != GO ]; then
	clean
	exit 0
fi
exec 0</dev/null 8<>"$stage_handoff/status"
note_sockets
umask "$stage_umask"
if ! cd -P -- "$stage_directory"; then
	printf '%s\n' "FAILURE |The working directory '$stage_directory' can't be entered." 'EXIT 73' >&8
	clean
	exit 73
fi

stage_unset=''
for stage_name in _ PWD OLDPWD SHLVL PPID OPTIND OPTARG OPTERR IFS PS1 PS2 PS3 PS4 LINENO POSIXLY_CORRECT \
	MALLOC_MMAP_THRESHOLD_; do
	stage_unset="$stage_unset -u $stage_name"
done
while [ "$stage_pairs" -gt 0 ]; do
	stage_unset="$stage_unset -u BOOTDAEMON_$stage_pairs"
	eval "set -- \"\$BOOTDAEMON_$stage_pairs\" \"\$@\""
	stage_pairs=$((stage_pairs - 1))
done

if [ "$stage_policy" = NEVER ]; then run_java "$@"; else supervise "$@"; fi
end_succession
echo "EXIT $stage_code" >&8
clean
exit "$stage_code"
