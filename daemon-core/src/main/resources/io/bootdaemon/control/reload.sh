# shellcheck shell=sh disable=SC2034,SC2154
# Asking it to reload. Never by a blind HUP: without a handler it would end.

can_reload() { [ "$reload_supported" = true ] && [ "$phase" = ready ] && catches 13579bdf; }

reloaded() { # or gone
	set -- "$pid" "$ticks"
	read_state
	pid=$1 ticks=$2
	[ "$reloads" != "$before" ] || gone
}

reload() { # returns when it has done it
	find_or_say || {
		case $? in 4) return 4 ;; *) return 7 ;; esac
	}
	if ! can_reload; then
		complain "process $pid doesn't support a reload${phase:+ in phase $phase}; nothing was sent to it"
		return 1
	fi
	before=$reloads waiting=reloading
	if ! signal HUP || ! wait_until 30 reloaded || [ "$reloads" = "$before" ]; then
		complain "process $pid has not said that it has reloaded; see the log, $log_file"
		return 1
	fi
	wipe
	case ${last_reload#* } in
		ok*) say "has reloaded:${last_reload#* ok}" ;;
		*)
			complain "the reload has failed:${last_reload#* failed}"
			return 1
			;;
	esac
}

reload_or_stop() { # 100 if it is stopped and to be started again; else as reload
	if find_daemon && ! can_reload; then
		check_program && is_ours && stop TERM && return 100
	else
		reload
	fi
}
