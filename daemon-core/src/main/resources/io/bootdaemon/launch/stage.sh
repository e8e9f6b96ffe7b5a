# The stage: leader of the new session, parent of the daemon until that is ready (daemon(7), steps 7 to 12).
# usage: sh -c STAGE name HANDOFF PID_FILE PID_FILE_UMASK UMASK DIRECTORY BANNER PAIRS ENV COMMAND [ARGUMENT...]
# On 0 the gate, on 1 and 2 the log, on 9 the lock, which only the daemon inherits. The PAIRS variables BOOTDAEMON_n
# hold those entries of the environment that a shell would drop or change: ENV puts them in after the shell.
handoff=$1 pid_file=$2 pid_file_umask=$3 umask=$4 directory=$5 banner=$6 pairs=$7 env=$8
shift 8

clean() { # the lock is still held, so the files are ours
	PATH=/usr/bin:/bin:$PATH rm -rf -- "$pid_file" "$handoff" 9>&-
}

# The gate: whoever holds its other end may be gone before saying GO
read -r word || word=
if [ "$word" != GO ]; then
	clean
	exit 0
fi
exec 0</dev/null 8<>"$handoff/status"
umask "$umask"
if ! cd -P -- "$directory"; then
	printf '%s\n' "FAILURE |The working directory '$directory' can't be entered." 'EXIT 73' >&8
	clean
	exit 73
fi

unset='-u BOOTDAEMON_0'
for name in _ PWD OLDPWD SHLVL PPID OPTIND OPTARG OPTERR IFS PS1 PS2 PS3 PS4 LINENO POSIXLY_CORRECT; do
	unset="$unset -u $name"
done
while [ "$pairs" -gt 0 ]; do
	unset="$unset -u BOOTDAEMON_$pairs"
	eval "set -- \"\$BOOTDAEMON_$pairs\" \"\$@\""
	pairs=$((pairs - 1))
done

# In the foreground: a shell's & would leave INT and QUIT ignored. No trap on TERM: with it the stage would outlive the
# daemon's word that it is ready. set -C opens with O_EXCL, which follows no link.
# shellcheck disable=SC2016,SC2086
/bin/sh -c '
	umask "$2" && set -C && echo $$ >"$1" && set +C && umask "$3" || exit 73
	echo "PID $$" >&8
	printf "%s\n" "$4 as process $$"
	shift 4
	exec "$@" 8>&-' sh "$pid_file" "$pid_file_umask" "$umask" "$banner" "$env" $unset "$@"
code=$?
clean
echo "EXIT $code" >&8
exit "$code"
