# shellcheck shell=sh disable=SC2034
# What the kernel says of a process in /proc/PID/stat.

read_stat() { # of process $1, into $stat: all behind its name. That may have line breaks, stars and parentheses in it
	stat=''
	{ while IFS= read -r stat_line; do stat=$stat_line; done <"/proc/${1:-none}/stat"; } 2>/dev/null
	stat=${stat##*) }
	case $stat in '' | *[!A-Za-z0-9\ -]*) return 1 ;; esac
}

runs() { # whether there is a process $1: a zombie is dead
	[ -d /proc/self ] || { kill -0 "${1:-none}" 2>/dev/null; return; }
	read_stat "${1-}" || return
	case $stat in [ZXx]*) return 1 ;; esac
}
