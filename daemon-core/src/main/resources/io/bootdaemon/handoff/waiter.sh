# shellcheck shell=sh disable=SC2034
# The waiter: what the original process becomes. Guards the start to its end and says how it went (daemon(7), step 15).
# usage: sh -c WAITER name STAGE GATE HANDOFF PID_FILE LOG LOG_SIZE NAME START_TIMEOUT STOP_TIMEOUT SECONDS_GONE_BY AGAIN
# Ends with 0 if ready, 73 if it can't work, 124 without progress, 130 on Ctrl-C, else as the daemon did.
stage=$1 gate=$2 handoff=$3 pid_file=$4 log=$5 log_size=$6 name=$7 start_timeout=$8 stop_timeout=$9 seconds=${10} again=${11}
pid='' code='' phase=JVM failure='' cause='' idle=0 dying=0 hanging='' ticker=''
newline='
'
trap '' HUP PIPE TTOU
trap 'say_interrupted; stop_group; finish 130' INT QUIT
trap 'say_interrupted; stop_group; finish 143' TERM

finish() {
	# Whoever sees this process end sees nothing of it left
	[ -z "$ticker" ] || { kill "$ticker" && wait "$ticker"; } 2>/dev/null
	remove_private "$handoff"
	if [ "$1" -ne 0 ] && [ -n "$again" ]; then say "$again"; else wipe; fi
	exit "$1"
}

tick() { # once a second; false if there is nothing left to wait for
	seconds=$((seconds + 1)) idle=$((idle + 1))
	show_phase
	if [ "$start_timeout" -gt 0 ] && [ "$idle" -ge "$start_timeout" ]; then
		say_no_progress
		if lives "$pid"; then kill -s QUIT "$pid" && sleep 1; fi
		stop_group
		say "the log, with a thread dump, is $log"
		finish 124
	fi
	if [ -n "$failure$cause" ]; then dying=$((dying + 1)); fi
	# A JVM that ends already, however slowly, keeps its exit code; one that threads keep alive ends by this
	if [ "$dying" = 10 ] && lives "$pid"; then hanging=1; kill -s TERM "$pid"; fi
	[ "$dying" -lt $((10 + stop_timeout)) ] && group_lives
}

umask 077
# shellcheck disable=SC2015
is_private "$handoff" && mkfifo "$handoff/status" || finish 73
# shellcheck disable=SC2094
exec 6<>"$handoff/status" 5<"$handoff/status"
echo GO >"$gate"
guard </dev/null >/dev/null 2>&1 5<&- 6>&- &
ticker=$!
while read -r word rest <&5; do
	case $word in
		TICK) tick || break ;;
		PID) pid=$rest; exec 6>&- ;; # from here on the file ends when stage and daemon are gone, and the lock is free
		PHASE) phase=$rest idle=0; show_phase ;;
		CAUSE) cause="$cause${rest#|}$newline" ;;
		FAILURE) failure="$failure${rest#|}$newline" ;;
		READY) wipe; live=''; say_ready; finish 0 ;;
		EXIT) code=$rest; exec 6>&- ;;
	esac
done
stop_group
if [ -n "$hanging" ] && [ "$code" = 143 ]; then code=''; fi
say_failed "$code"
if [ "${code:-0}" -eq 0 ]; then code=1; fi
finish "$code"
