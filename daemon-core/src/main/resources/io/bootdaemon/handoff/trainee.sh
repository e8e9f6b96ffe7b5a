# shellcheck shell=sh disable=SC2034,SC2154
# The JVMs of a training: how they are run and waited for, and what is said when one fails.

finish() { # a directory that isn't noted is nothing
	[ -z "$child" ] || { kill "$child" && wait "$child"; } 2>/dev/null
	rm -rf -- "$cache/tmp"
	[ "$1" = 0 ] || [ -z "$stage_application" ] || rm -rf -- "$stage_application" "$stage_application.note"
	wipe
	exit "$1"
}

fail() { # $1 what has failed, $2 the exit code, $3 which lines of the JVM's don't say why
	say "$1"
	if [ -s "$stage_application/said" ]; then
		grep -v -e "${3:-^\$}" -- "$stage_application/said" | tail -n 20 | printable_lines >&2
	fi
	finish "$2"
}

step() { # $1: what goes on
	if [ -n "$live" ]; then printf '\r\033[K%s' "$name: training, $1" >&2; else say "training, $1"; fi
}

run() { # the command "$@", so that a signal ends the waiting for it
	(umask "$umask" && cd -P -- "$directory" && exec "$@") </dev/null >"$stage_application/said" 2>&1 &
	child=$!
	wait "$child"
	set -- $?
	child=''
	return "$1"
}

extract() { # the JVM options are for the application alone
	run "$stage_env" -u JDK_JAVA_OPTIONS -u JAVA_TOOL_OPTIONS -u _JAVA_OPTIONS "$stage_java" -Djarmode=tools -jar "$stage_jar" \
		extract --force --destination "$stage_application"
}
