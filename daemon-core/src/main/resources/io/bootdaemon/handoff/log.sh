# shellcheck shell=sh disable=SC2154
# The log, as the supervisor writes to it and hands it on.

# By its name for each line and each start, as rotation may have given another one to the file: held open meanwhile, it
# could neither be compressed nor its space be freed. Not as root where others can put something in its place: there it
# has no name here, and stays the one that was opened at the launch
open_log() {
	if [ -z "$stage_log" ] || [ -h "$stage_log" ] || { [ -e "$stage_log" ] && ! [ -f "$stage_log" ]; }; then return 0; fi
	(umask "$stage_log_umask" && set -C && : >"$stage_log") 2>/dev/null 6>&- 7>&- 9>&-
	if (: >>"$stage_log") 2>/dev/null; then exec >>"$stage_log" 2>&1; fi
}

tell() {
	stage_time=$(tool date +%Y-%m-%dT%H:%M:%S%z)
	(open_log && printf '%s\n' "---- $stage_time $stage_title: $1") 6>&- 7>&- 8>&- 9>&-
}
