# shellcheck shell=sh disable=SC2034,SC2154
# Which process is the daemon. Alive is no proof: it is the one that the state file means by its start ticks and the boot
# they count from, or, where that file can't tell, the one of the PID file with our mark on its command line.
is_marked() { # whether $pid is our JVM, or the shell and the env in the stage that are about to become it
	mark=$(tr '\000\n' '\n\001' <"/proc/$pid/cmdline" | head -n 100 | LC_ALL=C sed -n '/^-Dbootdaemon\.pid-file=/{s///p;q;}')
	# The same file may have another name: through a symbolic link, or from another mount
	# shellcheck disable=SC3013
	[ "$mark" = "$(printf '%s' "$pid_file" | tr '\n' '\001')" ] || [ "$mark" -ef "$pid_file" ]
} 2>/dev/null

is_own() { # whether the state file is by the user of $pid: where all can write, anybody may have put it there
	# shellcheck disable=SC2012
	ls -nd -- "$state_file" "/proc/$pid" 2>/dev/null | {
		read -r _ _ owner _ && read -r _ _ user _ && [ "$owner" = "$user" ]
	}
}

find_marked() { # the process of the PID file, if it has our mark
	[ -e "$pid_file" ] || return
	{ read -r pid <"$pid_file"; } 2>/dev/null
	is_number "$pid" && look || return
	# Taken before the mark is looked for: whatever is signalled later is the process that had it
	ticks=$started
	is_marked && alive || return
	# The state may be that of the one before
	if [ "$phase" = launching ] || supervised; then is_own; else false; fi || forget_state "$pid" "$ticks"
}

look_for_daemon() { # as find_daemon, at once
	check_readable || return 4
	read_state
	this_boot=''
	{ read -r this_boot </proc/sys/kernel/random/boot_id; } 2>/dev/null
	if is_number "$pid" && is_number "$ticks" && [ "$boot" = "$this_boot" ] && alive && is_own; then return 0; fi
	if find_marked || look_at_supervisor; then return 0; fi
	set -- "$restarts" "$last_exit"
	if [ "$phase" != launching ]; then forget_state; fi
	pid='' ticks='' reason=$uncertain restarts=$1 last_exit=$2
	[ -z "$uncertain" ] || return 4
	! [ -e "$pid_file" ] || return 1
	return 3
}

launching() { # whether somebody has taken the lock to start it, but has come no further yet
	[ "$phase" = launching ] && note_holders '*' && [ -n "$holders" ]
}

come() {
	look_for_daemon
	[ $? -ne 3 ]
}

find_daemon() { # 0: it runs, as $pid. Else as LSB's status: 1 dead but PID file there, 3 not running, 4 see $reason
	look_for_daemon
	set -- $?
	if [ "$1" -ne 3 ] || ! launching; then return "$1"; fi
	waiting='being started'
	if wait_until 5 come; then look_for_daemon; else reason='it is being started, and has no process yet' && return 4; fi
}
