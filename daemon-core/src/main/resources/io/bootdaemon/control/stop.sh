# shellcheck shell=sh disable=SC2034,SC2154
# Stopping it. When this returns 0 the process is gone and the lock is free, so a start behind it finds nothing in its way.

stop() { # $1 TERM or KILL
	find_or_say || {
		case $? in 4) return 4 ;; esac
		note_holders 9
		unlocked || { complain_locked && return 1; }
		return
	}
	note_holders 9
	if supervised; then
		end_supervisor || return
		if [ -z "$pid" ]; then
			note_holders 9
			wait_until 3 unlocked || { complain_locked && return 1; }
			remove_dead_pid_file
			wipe
			say "is stopped: it had ended, and process $stopped, its supervisor, is gone"
			return
		fi
	fi
	[ "$1" = TERM ] || complain "process $pid is being killed"
	if ! signal "$1" && alive; then
		complain "process $pid can't be signalled: it is another user's"
		return 1
	fi
	waiting=stopping
	case $1 in
		TERM) wait_until "$stop_timeout" gone || insist ;;
		KILL) killed ;;
	esac || return
	remove_pid_file
	if ! wait_until 3 unlocked; then
		if look_for_daemon && supervised; then
			# It was ready in the last moment, and so has been started again
			stop "$1"
			return
		fi
		complain_locked
		return 1
	fi
	wipe
	say "is stopped: process $pid"
}
