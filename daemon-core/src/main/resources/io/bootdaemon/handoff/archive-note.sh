# shellcheck shell=sh disable=SC2034,SC2154
# The note of a training: without it an archive is nothing.

note() { # what was made, a second after the last change: a later one can't have the same time
	sleep 1
	printf '%s\n' "${stage_application##*/}" >"$stage_application.note" &&
		list_files "$stage_application" "$stage_java" "$stage_jar" >>"$stage_application.note" &&
		{ sync -- "$stage_application.note" "$stage_application"/classes.* 2>/dev/null || sync; } &&
		mv -f -- "$stage_application.note" "$stage_archive" && rm -f -- "$stage_archive.aside"
}

leave_service_script() { # a service that starts meanwhile reads all of it or none
	printf '%s\n' "$service_script" >"$cache/tmp/service.sh" && mv -f -- "$cache/tmp/service.sh" "$cache/service.sh"
}

remove_old() { # archives of another jar, and what no note names, unless a process still runs from it
	jar_line=$(sed -n 3p "$stage_archive")
	for file in "$cache"/*; do
		case ${file##*/} in lock | service.sh) continue ;; esac
		if is_plain "$file" && ! grep -qxF -e "$jar_line" -- "$file"; then rm -f -- "$file"; fi
	done
	for file in "$cache"/*/; do
		file=${file%/}
		! grep -qxF -e "${file##*/}" -- "$cache"/* 2>/dev/null || continue
		# The pattern from standard input: on its command line, grep would find itself
		printf '%s/' "$file" | grep -qF -f /dev/stdin -- /proc/[0-9]*/cmdline 2>/dev/null || rm -rf -- "$file"
	done
}
