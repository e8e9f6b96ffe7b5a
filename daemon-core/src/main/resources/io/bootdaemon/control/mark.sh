# shellcheck shell=sh disable=SC2034,SC2154
# The mark of a process: the PID file and the lock that its command line names. Anybody can type one.

read_mark() { # the mark of $pid: its $marked_file and $marked_lock. A shell may be a copy of the stage for a moment
	set -- "$(tr '\000\n' '\n\001' <"/proc/$pid/cmdline" | LC_ALL=C sed -n -e '3s/^eval "[$]BOOTDAEMON_STAGE"$/stage/p' \
		-e '/^-Dbootdaemon\.pid-file=/{s///p;n;s/^-Dbootdaemon\.lock=//p;q;}')"
	marked_lock=${1##*"$newline"} marked_file=${1%"$newline"*}
	case $marked_file in
		stage"$newline"*) marked_file=${marked_file#*"$newline"} && [ "$session" = "$pid" ] ;;
		/*) [ "$session" != "$pid" ] ;;
		*) return 1 ;;
	esac
} 2>/dev/null

is_this_mark() { [ "$marked_file" = "$(printf '%s' "$pid_file" | tr '\n' '\001')" ]; }
