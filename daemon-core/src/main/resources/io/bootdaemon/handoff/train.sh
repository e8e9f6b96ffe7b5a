# shellcheck shell=sh disable=SC2034,SC2154
# The training: what the original process becomes to make a class archive. It holds the lock of the archives' directory.
# usage: sh -c TRAIN name NAME DIRECTORY NOTE JAR MAIN WORK_DIRECTORY UMASK SECONDS_GONE_BY FLAVOR ENV
#        COMMAND [ARGUMENT...]
# Ends with 0 if the archive is there, 73 if it can't be written, 130 on Ctrl-C, else 1 and says what the JVM has said.
name=$1 cache=$2 stage_archive=$3 stage_jar=$4 stage_main=$5 directory=$6 umask=$7 gone_by=$8 flavor=$9
shift 9
stage_env=$1 stage_java=$2 stage_marked=1 stage_unused='' stage_application='' child=''
shift
started=$(date +%s)
umask 077
trap 'finish 130' INT QUIT
trap 'finish 143' TERM HUP

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

note() { # what was made, a second after the last change: a later one can't have the same time
	sleep 1
	printf '%s\n' "${stage_application##*/}" >"$stage_application.note" &&
		list_files "$stage_application" "$stage_java" "$stage_jar" >>"$stage_application.note" &&
		{ sync -- "$stage_application.note" "$stage_application"/classes.* 2>/dev/null || sync; } &&
		mv -f -- "$stage_application.note" "$stage_archive" && rm -f -- "$stage_archive.aside"
}
