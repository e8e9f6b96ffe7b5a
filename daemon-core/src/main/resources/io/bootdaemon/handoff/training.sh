# shellcheck shell=sh disable=SC2034,SC2154
# The steps of the training.

remove_old() { # archives of another jar, and what no note names, unless a process still runs from it
	jar_line=$(sed -n 3p "$stage_archive")
	for file in "$cache"/*; do
		if is_plain "$file" && [ "${file##*/}" != lock ] && ! grep -qxF -e "$jar_line" -- "$file"; then rm -f -- "$file"; fi
	done
	for file in "$cache"/*/; do
		file=${file%/}
		! grep -qxF -e "${file##*/}" -- "$cache"/* 2>/dev/null || continue
		# The pattern from standard input: on its command line, grep would find itself
		printf '%s/' "$file" | grep -qF -f /dev/stdin -- /proc/[0-9]*/cmdline 2>/dev/null || rm -rf -- "$file"
	done
}

stage_application=$(mktemp -d "$cache/XXXXXXXX") || fail "no directory can be made in $cache" 73
rm -rf -- "$cache/tmp"
mkdir -- "$cache/tmp" || fail "no directory can be made in $cache" 73
step 'extracting the jar'
extract || fail "the jar can't be extracted" 1
rm -f -- "$stage_application/said"
step 'starting the application'
stage_sharing=-XX:ArchiveClassesAtExit=$stage_application/classes.jsa stage_logging=''
if [ "$flavor" = aot ]; then stage_sharing=-XX:AOTCacheOutput=$stage_application/classes.aot; fi
with_archive run "$@"
code=$?
# A JVM writes an archive even then, and speaks of it last
[ "$code" -eq 0 ] || fail "the training has failed: its JVM ended with exit code $code" 1 \
	'AOT\|^\[[0-9.]*s\]\[[a-z]*\]\[\(aot\|cds\)\|^Picked up '
[ -s "$stage_application/classes.$flavor" ] || fail 'the JVM has written no archive' 1
rm -f -- "$stage_application/said"
note || fail "the archive can't be noted in $cache" 73
remove_old
size=$(du -sk -- "$stage_application" | cut -f 1)
wipe
printf '%s' "$name: the class archive is $stage_application/classes.$flavor" "; with the extracted jar $((size / 1024)) MB" \
	", made in $((gone_by + $(date +%s) - started)) s"
echo
finish 0
