# shellcheck shell=sh disable=SC2154
# What is said to the person.

print() ( # in a process of its own, so that a reader who has gone ends nothing half done
	trap '' PIPE
	printable "$*"
	printf '%s\n' "$text"
	:
) 2>/dev/null

say() {
	wipe
	print "$name $*"
}

complain() {
	wipe
	print "$name: $*" >&2
}

complain_unknown() { complain "whether it runs can't be known: $reason"; }

say_absent() { # by the code of find_daemon
	case $1 in
		1) say "is not running, but its PID file is there: $pid_file" ;;
		4) complain_unknown ;;
		*) say "is not running (PID file $pid_file)" ;;
	esac
}
