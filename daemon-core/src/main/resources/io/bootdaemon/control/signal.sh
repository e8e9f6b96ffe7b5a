# shellcheck shell=sh
# Sends a signal to exactly one process. Between the look and the signal is the time of one system call.
# usage: sh -c SIGNAL name PID START_TICKS NAME
# Ends with 0 if sent, 1 if that process is gone, 2 if it may not be sent.
pid=$1 ticks=$2 name=$3
read_stat "$pid" || exit 1
# shellcheck disable=SC2086,SC2154
set -- $stat
[ "${20-}" = "$ticks" ] || exit 1
# A zombie with other threads still ends, and can be killed
case $1 in Z | X) [ "${18}" -gt 1 ] || exit 1 ;; esac
kill -s "$name" "$pid" 2>/dev/null && exit 0
[ -d "/proc/$pid" ] && exit 2
exit 1
