# shellcheck shell=sh disable=SC2034,SC2154
# The class archive that a training has made. The JVM's own checks are not enough: it dies of an archive that is cut short,
# and runs old code when a jar was replaced. So it is used only while each file is the one that was there at the training.

list_files() ( # what tells the files of application $1, and those behind it, from others in their place
	cd -P -- "$1" && shift && tool stat -L -c '%n %i %s %Z %u' -- "$@" ./classes.* ./*.jar ./lib/*.jar
) 2>/dev/null

find_archive() { # sets $stage_application, or $stage_unused to why there is none to use
	stage_application='' stage_unused='' stage_cache=${stage_archive%/*}
	[ -n "$stage_archive" ] && [ -d "$stage_cache" ] || return 0
	if [ -z "$stage_jar" ]; then
		stage_unused="another user can exchange $stage_cache"
	elif ! is_private "$stage_cache" || [ "$(tool stat -c %a -- "$stage_cache")" != 700 ]; then
		stage_unused="others may enter $stage_cache"
	elif ! is_plain "$stage_archive"; then
		stage_unused='none was made with this JDK and these options'
		! is_plain "$stage_archive.aside" || stage_unused='a JVM has died of it; --train makes another one'
	else
		stage_noted=$(tool cat -- "$stage_archive")
		stage_application=$stage_cache/${stage_noted%%"$stage_newline"*} stage_noted=${stage_noted#*"$stage_newline"}
		stage_found=$(list_files "$stage_application" "$stage_java" "$stage_jar")
		if [ "$stage_found" = "$stage_noted" ]; then choose_sharing; return 0; fi
		stage_application=''
		stage_unused=$(printf '%s\n' "$stage_found" | tool grep -vxF -e "$stage_noted" | tool head -n 1)
		stage_unused=${stage_unused:+"${stage_unused% * * * *} was changed after the training"}
		stage_unused=${stage_unused:-files of the training are missing}
	fi
} 2>/dev/null

choose_sharing() { # what the JVM is told of its archive
	stage_sharing=-XX:SharedArchiveFile=$stage_application/classes.jsa
	stage_logging='-Xlog:cds=off -Xlog:cds+dynamic=off'
	if [ -f "$stage_application/classes.aot" ]; then
		stage_sharing=-XX:AOTCache=$stage_application/classes.aot stage_logging=-Xlog:aot=off
	fi
}

with_archive() { # calls $1 with the command behind it, on the extracted application if there is one
	stage_function=$1 stage_index=0
	shift
	for stage_word in "$@"; do
		shift
		stage_index=$((stage_index + 1))
		if [ -n "$stage_application" ] && [ "$stage_index" -eq "$stage_main" ]; then
			stage_word=$stage_application/${stage_jar##*/}
		fi
		set -- "$@" "$stage_word"
		if [ "$stage_index" -ne "$stage_marked" ]; then
			continue
		elif [ -n "$stage_application" ]; then
			# shellcheck disable=SC2086
			set -- "$@" "-Dbootdaemon.jar=$stage_jar" "$stage_sharing" $stage_logging -Dbootdaemon.class-archive=used
		elif [ -n "$stage_unused" ]; then
			set -- "$@" "-Dbootdaemon.class-archive=$stage_unused"
		fi
	done
	"$stage_function" "$@"
}
