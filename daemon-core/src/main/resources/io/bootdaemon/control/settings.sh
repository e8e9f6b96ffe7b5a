# shellcheck shell=sh disable=SC2034,SC2154
# Before any action. A variable that the parts use is set here or before it is read: the caller may have exported its name.

use_files() { # those of the PID file $1: another one than was asked for if a link on its way was changed
	real_file=$1 state_file=$1.state lock_file=$1.lock warning='' lost=''
}

initialize() {
	own_name=$name own_log_file=$log_file own_stop_timeout=$stop_timeout
	newline='
'
	use_files "$pid_file"
	PATH=/usr/bin:/bin:/usr/sbin:/sbin:${PATH-}
	unset IFS
	use_terminal
}
