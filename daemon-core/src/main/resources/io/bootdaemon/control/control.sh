# shellcheck shell=sh
# The actions.

case ${1-} in
	stop | force-stop | reload | force-reload | status) [ $# -eq 1 ] || usage ;;
esac
case ${1-} in
	start) shift && start "$@" ;;
	run) shift && run_java "$@" ;;
	restart)
		shift
		check_program
		if ask keeps_socket; then restart_java "$@"; fi
		ask is_ours && ask check_start "$@" && ask stop TERM && start_java "$@"
		;;
	hot-restart) shift && check_program && hot_restart_java "$@" ;;
	force-reload)
		ask reload_or_stop
		set -- $?
		[ "$1" -eq 100 ] || exit "$1"
		start_java
		;;
	stop) settings && stop TERM ;;
	force-stop) settings && stop KILL ;;
	reload) settings && reload ;;
	status) settings && status ;;
	logs) shift && settings && logs "$@" ;;
	*) usage ;;
esac
