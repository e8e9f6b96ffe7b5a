# shellcheck shell=sh disable=SC2034,SC2154
# Stopping it. When this returns 0 the process is gone and the lock is free, so a start behind it finds nothing in its way.

stop() { # $1 TERM or KILL; 0 also if it did not run
	end_daemon "$1" || {
		set -- $?
		[ "$1" -eq 100 ] || return "$1"
	}
}

nothing_to_end() { # $1 the code of find_daemon
	note_holders 9
	unlocked || { complain_locked 'it is not running, but ' && return 1; }
	say_absent "$1"
	return 100
}

end_daemon() { # $1 TERM or KILL; 100 if there was none
	find_daemon || {
		set -- $?
		[ "$1" -ne 4 ] || { complain_unknown && return 4; }
		nothing_to_end "$1"
		return
	}
	note_holders 9
	if supervised; then
		end_supervisor || return
		if [ -z "$pid" ]; then
			wait_until 3 unlocked || { complain_locked && return 1; }
			say "is stopped: it had ended, and process $stopped, its supervisor, is gone"
			return
		fi
	fi
	end_process "$1" || return
	if ! wait_until 3 unlocked; then
		set -- "$1" "$pid"
		if look_for_daemon && [ "$pid" != "$2" ]; then
			# It was ready in the last moment, and so has been started again; or it was in a hot restart, which has two
			end_daemon "$1"
			return
		fi
		complain_locked
		return 1
	fi
	say "is stopped: process $pid$how"
}
