# shellcheck shell=sh disable=SC2034,SC2154
# Before any action. A variable that the parts use is set here or before it is read: the caller may have exported its name.

initialize() {
	state_file=$pid_file.state own_name=$name own_log_file=$log_file own_stop_timeout=$stop_timeout
	PATH=/usr/bin:/bin:/usr/sbin:/sbin:${PATH-}
	unset IFS
	use_terminal
}
