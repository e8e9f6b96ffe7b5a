#!/bin/sh
# Hot restarts and crashes under load: what becomes of each request, how long answers take, and the memory of both JVMs.
# Ends with 1 if a connection was refused, or if a request failed other than on a connection that a killed JVM had.
# usage: restart.sh [RESTARTS [CRASHES [COMMAND...]]]   needs: a built sample-app.jar, or another COMMAND that starts an
#                                                       application, whose server answers at each of $PATHS (default:
#                                                       /process). With a JDK 25 beside the default one, clients of HTTP/2
#                                                       (h2c) send requests, too
set -eu
restarts=${1:-20} crashes=${2:-${1:-20}}
[ $# -eq 0 ] || shift
[ $# -eq 0 ] || shift
here=$(realpath "$(dirname "$0")")
[ $# -gt 0 ] || set -- java -jar "$here/../target/sample-app.jar"
work=$(mktemp -d)
trap '"$@" --stop "--daemon.pid-file=$work/app.pid" >/dev/null 2>&1; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
client=java protocol=http
for jdk in "$(dirname "$(readlink -f "$(command -v java)")")"/../../*25*; do
	[ ! -x "$jdk/bin/java" ] || client=$jdk/bin/java protocol=h2c
done

for action in --train -d; do # with a class archive, starts are less of a load themselves
	"$@" "$action" --server.port=0 --server.http2.enabled=true --daemon.keep-socket=true --daemon.restart.policy=on-failure \
		--daemon.restart.delay=0 --daemon.restart.max-delay=1s --daemon.restart.max-attempts=0 "--daemon.pid-file=$work/app.pid" \
		"--daemon.log-file=$work/app.out" "--daemon.fast-start-directory=$work/cache" 2>/dev/null
done
port=$(sed -n 's|^url=http://[^:]*:\([0-9]*\).*|\1|p' "$work/app.pid.state")
mkfifo "$work/phases"
# shellcheck disable=SC2086
"$client" "$here/Load.java" "$port" "$protocol" ${PATHS:-/process} <"$work/phases" >"$work/result" &
load=$!
exec 3>"$work/phases"
sleep 10

most=0
for _ in $(seq "$restarts"); do
	echo 'without a restart' >&3
	sleep 3
	echo 'during a hot restart' >&3
	"$@" --restart=hot "--daemon.pid-file=$work/app.pid" >"$work/restarted" 2>&1 || cat "$work/restarted" >&2
	both=0
	for pid in $(cat "$work/app.pid") $(sed -n 's/.*replaces process \([0-9]*\).*/\1/p' "$work/restarted"); do
		peak=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$pid/status" 2>/dev/null || :)
		both=$((both + ${peak:-0}))
	done
	[ "$both" -le "$most" ] || most=$both
done
for _ in $(seq "$crashes"); do
	echo 'after a crash' >&3
	pid=$(cat "$work/app.pid")
	kill -9 "$pid"
	until grep -qx phase=ready "$work/app.pid.state" && ! grep -qx "pid=$pid" "$work/app.pid.state"; do sleep 0.05; done
	echo 'without a restart' >&3
	sleep 3
done
exec 3>&-
wait "$load"
echo "$restarts hot restarts and $crashes crashes, $(java -version 2>&1 | head -n 1)"
cat "$work/result"
echo "peak memory of both JVMs: $((most / 1024)) MB"
! grep -E ': (refused|[^2 ][0-9]+,)|^(before|during|without).*: failed' "$work/result"
