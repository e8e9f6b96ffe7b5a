# shellcheck shell=sh disable=SC2154
# The last lines of the log, and on.

logs() {
	follow='' lines=50
	while getopts :fn: option; do
		case $option in
			f) follow=-F ;;
			n) lines=$OPTARG ;;
			*) usage ;;
		esac
	done
	shift "$((OPTIND - 1))"
	case $lines in '' | *[!0-9]* | ??????????*) usage ;; esac
	[ $# -eq 0 ] || usage
	if check_readable; then read_state; fi
	if [ -h "$log_file" ]; then
		complain "the log is a symbolic link, which no daemon writes to: $log_file"
		return 66
	elif ! [ -f "$log_file" ]; then
		complain "there is no log: $log_file"
		return 66
	elif ! [ -r "$log_file" ]; then
		complain "the log can't be read: permission denied: $log_file"
		return 66
	fi
	set -- tail ${follow:+"$follow"} -n "$lines" -- "$log_file"
	# By exec, so that who ends this script ends it. What another user has written may be meant for the terminal
	if [ -O "$log_file" ] || ! [ -t 1 ]; then exec "$@"; fi
	"$@" | printable_lines
}
