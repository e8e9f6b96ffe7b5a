# The stage: leader of the new session, parent of the daemon until that is ready (daemon(7), steps 7 to 12).
# usage: sh -c STAGE name HANDOFF PID_FILE PID_FILE_UMASK UMASK DIRECTORY BANNER PAIRS ENV COMMAND [ARGUMENT...]
# On 0 the gate, on 1 and 2 the log, on 9 the lock, which only the daemon inherits. The PAIRS variables BOOTDAEMON_n
# hold those entries of the environment that a shell would drop or change: ENV puts them in after the shell. Variables
# of the caller that are named stage_... are among them, as a shell exports what it found exported.
stage_handoff=$1 stage_pid_file=$2 stage_pid_file_umask=$3 stage_umask=$4 stage_directory=$5
stage_banner=$6 stage_pairs=$7 stage_env=$8
shift 8

clean() { # the lock is still held, so the files are ours
	PATH=/usr/bin:/bin:$PATH rm -rf -- "$stage_pid_file" "$stage_handoff" 9>&-
}

# The gate: whoever holds its other end may be gone before saying GO
read -r stage_word || stage_word=
if [ "$stage_word" != GO ]; then
	clean
	exit 0
fi
exec 0</dev/null 8<>"$stage_handoff/status"
umask "$stage_umask"
if ! cd -P -- "$stage_directory"; then
	printf '%s\n' "FAILURE |The working directory '$stage_directory' can't be entered." 'EXIT 73' >&8
	clean
	exit 73
fi

stage_unset=''
for stage_name in _ PWD OLDPWD SHLVL PPID OPTIND OPTARG OPTERR IFS PS1 PS2 PS3 PS4 LINENO POSIXLY_CORRECT; do
	stage_unset="$stage_unset -u $stage_name"
done
while [ "$stage_pairs" -gt 0 ]; do
	stage_unset="$stage_unset -u BOOTDAEMON_$stage_pairs"
	eval "set -- \"\$BOOTDAEMON_$stage_pairs\" \"\$@\""
	stage_pairs=$((stage_pairs - 1))
done

# In the foreground: a shell's & would leave INT and QUIT ignored. No trap on TERM: with it the stage would outlive the
# daemon's word that it is ready. set -C opens with O_EXCL, which follows no link.
# shellcheck disable=SC2016,SC2086
/bin/sh -c '
	umask "$2" && set -C && echo $$ >"$1" && set +C && umask "$3" || {
		echo "FAILURE |The PID file can not be written: is the disk full, or something else in its place?" >&8
		exit 73
	}
	echo "PID $$" >&8
	printf "%s\n" "$4 as process $$"
	shift 4
	exec "$@" 8>&-' sh "$stage_pid_file" "$stage_pid_file_umask" "$stage_umask" "$stage_banner" \
	"$stage_env" $stage_unset "$@"
stage_code=$?
echo "EXIT $stage_code" >&8
clean
exit "$stage_code"
