# shellcheck shell=sh disable=SC2034,SC2154
# Whether the files of a daemon can be looked into.

check_readable() { # false, with the $reason, if PID file or state file may be there and can't be looked into
	if ! [ -e /proc/self/stat ]; then
		reason='there is no /proc'
		return 1
	fi
	directory=${pid_file%/*}
	while [ -n "$directory" ] && ! [ -d "$directory" ]; do directory=${directory%/*}; done
	if ! [ -x "${directory:-/}" ]; then
		reason="the directory '$directory' can't be entered: permission denied"
		return 1
	fi
	for file in "$pid_file" "$state_file"; do
		if [ -h "$file" ]; then
			reason="'$file' is a symbolic link"
		elif [ -e "$file" ] && ! [ -f "$file" ]; then
			reason="'$file' is no regular file"
		elif [ -e "$file" ] && ! [ -r "$file" ]; then
			# shellcheck disable=SC2012
			owner=$(ls -ld -- "$file" | { read -r _ _ owner _ && echo "$owner"; })
			reason="'$file' can't be read: permission denied; it belongs to $owner"
		else
			continue
		fi
		return 1
	done
}
