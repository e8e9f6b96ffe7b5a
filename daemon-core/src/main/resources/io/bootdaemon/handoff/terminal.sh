# shellcheck shell=sh disable=SC2154,SC2317
# How the waiter speaks: on a terminal a live line, elsewhere plain lines, on stderr but for the last one. It speaks of its
# variables.
live='' shown=''
if [ -t 2 ] && [ -z "${NO_COLOR-}" ] && [ "${TERM:-dumb}" != dumb ]; then live=1; fi

wipe() { [ -z "$live" ] || printf '\r\033[K' >&2; }

say() {
	wipe
	printable "$name: $*"
	printf '%s\n' "$text" >&2
}

show_phase() { # off a terminal one line for each phase: its first word, without counts
	if [ -n "$live" ]; then
		printable "$phase"
		printf '\r\033[K%s' "$name: starting, $text, $seconds s" >&2
	elif [ "${phase%% *}" != "$shown" ]; then
		shown=${phase%% *}
		say "starting, $phase"
	fi
}

say_interrupted() {
	say "interrupted; ${pid:+process $pid is being asked to end, }Ctrl-C again kills it"
}

say_no_progress() {
	say "no progress for $start_timeout s in phase '$phase' (daemon.start-timeout); the start is being stopped"
	[ "$phase" != runners ] || say "if a runner is meant never to return, set daemon.ready-when to 'started'"
}

say_ready() { # on stdout, as the one result; on stderr where stdout is closed or full
	printable "$name is ready: $rest, log $log"
	printf '%s\n' "$text" 2>/dev/null || say "is ready: $rest, log $log"
}

say_failed() { # $1 the exit code, empty if there was nobody left to tell it: how it ended, why, where to read on
	case $1 in
		'') say 'failed to start: it was killed, or did not end by itself after its failure' ;;
		0) say 'failed to start: it ended before it was ready' ;;
		129 | 1[3-8]? | 19[0-2]) say "failed to start: process $pid ended with $1, perhaps by signal $(kill -l "$1")" ;;
		*) say "failed to start: ${pid:+process $pid }ended with exit code $1" ;;
	esac
	if [ -n "$failure$cause" ]; then
		printf '\n%s\n' "${failure:-$cause}" | printable_lines >&2
	elif [ -f "$log" ]; then
		tail -c "+$((log_size + 1))" "$log" | tail -n 20 | printable_lines >&2
	fi
	say "the log is $log"
}
