# shellcheck shell=sh disable=SC2034,SC2154
# Stopping it. When this returns 0 the process is gone and the lock is free, so a start behind it finds nothing in its way.

gone() { ! alive; }

insist() { # it has not ended in time
	complain "process $pid has not ended within $stop_timeout s"
	# Without a handler QUIT would end it, and leave no dump; a suspended one would not get it
	if [ "$letter" != T ] && catches 4567cdef && signal QUIT; then
		complain "a thread dump is in the log, $log_file"
		if wait_until 1 gone; then return; fi
	fi
	complain "process $pid is being killed"
	signal KILL
	killed
}

killed() {
	if ! wait_until 10 gone; then
		complain "process $pid can't be killed: the kernel holds it in state $letter"
		return 1
	fi
	# It could not remove it itself; what stands there may be another start's by now
	if { read -r number <"$pid_file"; } 2>/dev/null && [ "$number" = "$pid" ]; then rm -f -- "$pid_file"; fi
}

stop() { # $1 TERM or KILL
	find_or_say || {
		case $? in 4) return 4 ;; esac
		note_holders 9
		unlocked || { complain_locked && return 1; }
		return
	}
	note_holders 9
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
	wait_until 3 unlocked || { complain_locked && return 1; }
	wipe
	say "is stopped: process $pid"
}
