# shellcheck shell=sh disable=SC2034,SC2154
# What is known of a daemon that runs, a line each, below its condition.

detail() { # $1 what, as wide as all others, and $2 the value, if there is one
	[ -z "$2" ] || details="$details
  $1 $2"
}

in_units() { # $1 bytes
	size=${1:-0} unit=B tenths=''
	for larger in kB MB GB TB; do
		[ "$size" -ge 1024 ] || break
		tenths=.$((size % 1024 * 10 / 1024)) size=$((size / 1024)) unit=$larger
		[ "$size" -lt 10 ] || tenths=''
	done
	size="$size$tenths $unit"
}

for_how_long() { # $1 seconds
	if [ "$1" -ge 86400 ]; then
		duration="$(($1 / 86400)) d $(($1 % 86400 / 3600)) h"
	elif [ "$1" -ge 3600 ]; then
		duration="$(($1 / 3600)) h $(($1 % 3600 / 60)) min"
	elif [ "$1" -ge 60 ]; then
		duration="$(($1 / 60)) min $(($1 % 60)) s"
	else
		duration="$1 s"
	fi
}

since() { # clock ticks are hundredths of a second wherever there is Java
	now
	set -- $(((now - started) / 100)) "$(date +%s)"
	[ "$1" -ge 0 ] || return 0
	for_how_long "$1"
	detail 'since    ' "$(date -d "@$(($2 - $1))" '+%Y-%m-%d %H:%M:%S'), for $duration"
}

memory() {
	resident='' threads=''
	while read -r key value _; do
		case $key in VmRSS:) resident=$value ;; Threads:) threads=$value ;; esac
	done <"/proc/$pid/status"
	[ -n "$resident" ] || return 0
	in_units $((resident * 1024))
	detail 'memory   ' "$size resident, $threads threads"
} 2>/dev/null
