# shellcheck shell=sh disable=SC2034,SC2154
# The lock, looked at without taking it, as that would make a start at the same moment fail.

note_holders() { # who has the lock open, as descriptor $1: 9 in the daemon, and in what it may have left
	holders=''
	# shellcheck disable=SC2231
	for holder in /proc/[0-9]*/fd/$1; do
		# shellcheck disable=SC3013 # not in the POSIX of 2017, but in that of 2024 and in every shell
		if [ "$holder" -ef "$pid_file.lock" ]; then holders="$holders $holder"; fi
	done
}

unlocked() { # none of the holders that were noted: whoever has taken the lock since did so rightly
	for holder in $holders; do
		# shellcheck disable=SC3013
		if [ "$holder" -ef "$pid_file.lock" ]; then return 1; fi
	done
}

complain_locked() { # $1 what goes before it
	holder=${holder%/fd/*}
	complain "${1-}process ${holder#/proc/} still holds the lock, $pid_file.lock: no other start can take it"
}
