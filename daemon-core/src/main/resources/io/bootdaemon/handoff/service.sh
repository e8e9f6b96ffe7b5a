# shellcheck shell=sh disable=SC2034,SC2154
# What the shell of a service does before it becomes the JVM: "$@" is the command, $stage_archive the note of a training. Its
# class archive is used if it fits. Each start with it leaves a mark, which systemd removes when the service is ready: after
# a start that was not, perhaps as the JVM has died of its archive, the next one goes without.

stage_marked=1 stage_main=0 stage_jar='' stage_previous='' stage_java=$1 stage_newline='
'
noted_path() { # sets $stage_word to file $1 as line $2 of the note calls it, if that is the same file
	stage_word=$(tool sed -n "$2p" -- "$stage_archive")
	# shellcheck disable=SC3013 # not in the POSIX of 2017, but in that of 2024 and in every shell
	if [ "$1" -ef "${stage_word% * * * *}" ]; then stage_word=${stage_word% * * * *}; else stage_word=$1; fi
} 2>/dev/null
for stage_word in "$@"; do
	stage_main=$((stage_main + 1))
	if [ "$stage_previous" = -jar ]; then stage_jar=$stage_word; break; fi
	stage_previous=$stage_word
done
noted_path "$stage_java" 2
stage_java=$stage_word
noted_path "$stage_jar" 3
stage_jar=$stage_word
find_archive
if [ -n "$stage_application" ]; then
	if tool rm -- "$stage_archive.started"; then
		stage_application='' stage_unused='the last start with it has not become ready'
	elif ! tool touch -- "$stage_archive.started"; then
		stage_application='' stage_unused="nothing can be written in $stage_cache"
	fi
fi 2>/dev/null
become() { exec "$@"; }
with_archive become "$@"
