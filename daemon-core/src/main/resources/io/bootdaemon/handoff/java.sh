# shellcheck shell=sh disable=SC2154
# The daemon's JVM, as a child of the stage.

# In the foreground: a shell's & would leave INT and QUIT ignored. No trap on TERM meanwhile: with it the stage would
# outlive whoever ends it. The PID file is made by a name that nobody can know, and renamed: a link or a FIFO that
# somebody has put in its place is neither followed nor waited for.
start_java() ( # the command is "$@"
	if [ "$stage_policy" != NEVER ]; then
		open_log
		# Another directory may have that name by now
		cd -P -- "$stage_directory" || exit 73
	fi
	# shellcheck disable=SC2016,SC2086
	exec /bin/sh -c '
		tool() { PATH=/usr/bin:/bin:$PATH "$@" 6>&- 7>&- 8>&- 9>&-; }
		{ ! [ -h "$1" ] || tool rm -f -- "$1"; } && ! [ -d "$1" ] && umask "$2" &&
			stage_new=$(tool mktemp -u "$1.new.XXXXXX") && set -C && echo $$ >"$stage_new" && set +C &&
			tool mv -f -- "$stage_new" "$1" && umask "$3" || {
			[ -z "${stage_new-}" ] || tool rm -f -- "$stage_new"
			reason="The PID file can not be written: is the disk full, or something else in its place?"
			echo "FAILURE |$reason" >&8
			echo "$reason" >&2
			exit 73
		}
		echo "PID $$" >&8
		printf "%s\n" "---- $4 $5 starts as process $$"
		shift 5
		exec "$@" <&7 7>&- 8>&-' sh "$stage_pid_file" "$stage_pid_file_umask" "$stage_umask" "$stage_time" "$stage_title" \
		"$stage_env" $stage_unset -- "$@"
)

run_java() { # starts the command "$@", once more if its JVM has died of its class archive. Sets $stage_code
	find_archive
	with_archive start_java "$@"
	stage_code=$?
	if [ -n "$stage_application" ] && has_died_of_archive; then
		stage_died=$stage_code
		echo 'PHASE again, without its class archive' >&8
		with_archive start_java "$@"
		stage_code=$?
		# It was not the archive's fault
		[ "$stage_code" != "$stage_died" ] || tool mv -f -- "$stage_archive.aside" "$stage_archive"
	fi
}

# An application that fails says a word before. The JVM aborts, or ends before the application is asked
has_died_of_archive() {
	stage_word=''
	if is_plain "$stage_pid_file.state"; then stage_word=$(tool sed -n 's/^phase=//p' "$stage_pid_file.state"); fi
	case $stage_code:$stage_word in 134:* | 1:launching) ;; *) return 1 ;; esac
	tool mv -f -- "$stage_archive" "$stage_archive.aside"
	stage_application='' stage_unused="the JVM ended with $stage_code when it was used"
	(
		[ "$stage_policy" = NEVER ] || open_log
		printf '%s\n' "---- $stage_time $stage_title: its class archive is set aside: $stage_unused"
	) 6>&- 7>&- 8>&- 9>&-
	case $stage_word in launching | starting*) ;; *) return 1 ;; esac
}
