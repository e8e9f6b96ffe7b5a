# shellcheck shell=sh disable=SC2034,SC2154
# The end of a process that is asked to, or made to.

gone() { ! alive; }

is_suspended() { # by a signal, or by a tracer, which holds signals back as well
	case $letter in T | t) ;; *) return 1 ;; esac
}

end_process() { # $1 TERM or KILL
	how='' waiting="stopping process $pid"
	[ "$1" = TERM ] || complain "process $pid is being killed"
	if ! signal "$1" && refuses; then
		complain "process $pid can't be stopped: it belongs to another user (uid $owner)"
		return 1
	fi
	case $1 in
		TERM)
			! is_suspended || complain "process $pid is suspended by a signal: 'kill -CONT $pid' lets it end by itself"
			wait_until "$stop_timeout" gone || insist
			;;
		KILL) killed ;;
	esac || return
	remove_pid_file
	waiting='waiting for the lock'
}

insist() { # it has not ended in time
	complain "process $pid has not ended $stop_timeout s after SIGTERM (daemon.stop-timeout)"
	# Without a handler QUIT would end it, and leave no dump; a suspended one would not get it
	if ! is_suspended && catches 4567cdef && signal QUIT; then
		complain "a thread dump is in the log, $log_file"
		if wait_until 1 gone; then return; fi
	else
		complain 'it can make no thread dump'
	fi
	complain "process $pid is being killed"
	how=' was killed'
	signal KILL
	killed
}

killed() {
	if ! wait_until 10 gone; then
		complain "process $pid can't be killed: the kernel holds it in state $letter"
		return 1
	fi
}

remove_pid_file() { # one that was ended early or hard could not do it itself. Its number may be another start's by now
	( # in the directory as it is now: its name may lead elsewhere in the next moment
		cd -P -- "${real_file%/*}/" 2>/dev/null && set -- "./${real_file##*/}" && [ "$(read_file "$1")" = "$pid" ] && rm -f -- "$1"
	) || :
}
