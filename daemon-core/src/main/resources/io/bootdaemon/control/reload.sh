# shellcheck shell=sh disable=SC2034,SC2154
# Asking it to reload. Never by a blind HUP: without a handler it would end.

can_reload() { [ "$reload_supported" = true ] && [ "$phase" = ready ] && catches 13579bdf; }

has_answered() { [ -n "$reloads" ] && [ "$reloads" != "$before" ]; }

reloaded() { # or gone
	set -- "$pid" "$ticks"
	read_state
	pid=$1 ticks=$2
	has_answered || gone
}

refuse_reload() {
	if [ "$phase" = ready ]; then
		complain "process $pid can't reload: it doesn't handle SIGHUP, perhaps because of -Xrs. No signal was sent."
	else
		complain "process $pid can't reload in phase '${phase:-unknown}'. No signal was sent."
	fi
	return 1
}

reload() { # returns when it has done it
	find_daemon || {
		set -- $?
		say_absent "$1"
		[ "$1" -eq 4 ] || return 7
		return 4
	}
	can_reload || { refuse_reload || return; }
	case $letter in
		T | t) complain "process $pid is suspended by a signal: 'kill -CONT $pid' lets it reload" && return 1 ;;
	esac
	before=$reloads waiting="process $pid is reloading"
	if ! signal HUP && refuses; then
		complain "process $pid can't be signalled: it belongs to another user (uid $owner)"
	elif ! await_answer; then
		complain "process $pid has not told how it has reloaded: $reason; see the log, $log_file"
	elif ! has_answered; then
		complain "process $pid has ended instead of reloading; see the log, $log_file"
	else
		case $last_reload in
			*' ok'*) say "has reloaded:${last_reload#* ok}" && return ;;
			*' failed'*) complain "the reload has failed:${last_reload#* failed}" ;;
			*) complain "the reload has failed: $last_reload" ;;
		esac
	fi
	return 1
}

reload_or_stop() { # 100 if it is stopped and to be started again; else as reload
	if find_daemon && ! can_reload; then
		check_program && is_ours && check_start && stop TERM && return 100
	else
		reload
	fi
}
