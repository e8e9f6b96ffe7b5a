# shellcheck shell=sh disable=SC2034,SC2154
# The lock, looked at without taking it, as that would make a start at the same moment fail.

is_locked() { # whether the descriptor /proc/PID/fd/NUMBER, $1, holds a lock; 2 if nobody lets us look
	set -- "${1%/fd/*}" "${1##*/}" 2
	{
		while read -r key _ kind _; do
			case $key$kind in lock:FLOCK) return ;; *) set -- "$1" "$2" 1 ;; esac
		done <"$1/fdinfo/$2"
	} 2>/dev/null
	if [ "$3" = 2 ] && [ -x "$1/fd" ] && ! [ -h "$1/fd/$2" ]; then return 1; fi
	# A system that shows no locks anywhere, such as a sandbox, doesn't show them there
	if [ "$3" = 1 ] && ! [ -e /proc/locks ]; then return 0; fi
	return "$3"
}

note_holders() { # who holds the lock, as descriptor $1: 9 in the daemon, and in what it may have left
	holders=''
	# shellcheck disable=SC2231
	for holder in /proc/[0-9]*/fd/$1; do
		# shellcheck disable=SC3013 # not in the POSIX of 2017, but in that of 2024 and in every shell
		if [ "$holder" -ef "$lock_file" ] && is_locked "$holder"; then holders="$holders $holder"; fi
	done
}

unlocked() { # whether none of the noted holders still holds it; who has taken the lock since did so rightly
	for holder in $holders; do
		# shellcheck disable=SC3013
		if [ "$holder" -ef "$lock_file" ]; then return 1; fi
	done
}

complain_locked() { # $1 what goes before it
	holder=${holder%/fd/*}
	complain "${1-}process ${holder#/proc/} still holds the lock, $lock_file: no other start can take it"
}
