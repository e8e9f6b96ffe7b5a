# shellcheck shell=sh disable=SC2034,SC2154
# The end of a process that is asked to, or made to.

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
}

remove_dead_pid_file() { # one that names nobody any more
	{ read -r pid <"$pid_file"; } 2>/dev/null
	if is_number "$pid" && ! look; then rm -f -- "$pid_file"; fi
}

remove_pid_file() { # one that was ended early or hard could not do it itself. Its number may be another start's by now
	if { read -r number <"$pid_file"; } 2>/dev/null && [ "$number" = "$pid" ]; then rm -f -- "$pid_file"; fi
}
