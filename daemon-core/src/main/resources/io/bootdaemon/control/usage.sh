# shellcheck shell=sh
# What there is to ask for.

usage() {
	printf '%s\n' "Usage: ${0##*/} ACTION" \
		'  start [ARGUMENT...]    starts in the background and returns when ready; ARGUMENTs are added to those it has' \
		'  stop                   SIGTERM; after its stop timeout a thread dump into the log and SIGKILL' \
		'  force-stop             SIGKILL' \
		'  restart [ARGUMENT...]  stop, then start' \
		'  hot-restart            starts the next one beside it, which takes over when it is ready (daemon.keep-socket)' \
		'  reload                 lets it reload and returns when it has' \
		'  force-reload           reload; restart where that is not supported' \
		'  status                 0 it runs, 1 dead but its PID file is there, 3 not running, 4 not to be known' \
		'  logs [-f] [-n LINES]   the last lines of the log, 50 without a number; -f: and on, until Ctrl-C' \
		'  run [ARGUMENT...]      runs in the foreground' >&2
	exit 2
}
