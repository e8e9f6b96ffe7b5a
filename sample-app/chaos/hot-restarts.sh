#!/bin/sh
# Kills (-9) a process of each hot restart of the sample, at a random moment, and looks whether one daemon serves afterwards.
# Ends with 1 if there are none or two, if they don't agree on which it is, or if a connection was refused meanwhile.
# usage: hot-restarts.sh [SEED [COUNT]]      needs: a built sample-app.jar, curl
set -eu
seed=${1:-$(date +%s)} count=${2:-10}
work=$(mktemp -d)
sample=$work/sample-app.jar
cp "$(dirname "$0")/../target/sample-app.jar" "$sample" # a build would write into the jar of a running daemon
app=$work/app.pid
deadline=300 # seconds; only what has failed takes them
trap 'typed --stop >/dev/null 2>&1; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
echo "seed $seed"

typed() { java -jar "$sample" "$@" "--daemon.pid-file=$app" "--daemon.log-file=$work/app.out"; }

violation() {
	echo "violation, seed $seed, hot restart $number: $*" >&2
	tail -n 30 "$work/app.out" "$work/printed" >&2
	exit 1
}

random() { # for $1, a number below $2
	echo $(($(echo "$seed $number $1" | cksum | cut -d ' ' -f 1) % $2))
}

daemons() { # the JVMs that are one; stages have its command among their arguments
	grep -lsz -- "-Dbootdaemon.pid-file=$app" /proc/[0-9]*/cmdline | cut -d / -f 3 | while read -r process; do
		[ "$(cat "/proc/$process/comm")" != java ] || echo "$process"
	done
} 2>/dev/null

is_one() { # whether one daemon serves, and all agree on which it is
	pid=$(daemons) && [ "$pid" = "$(cat "$app")" ] && typed --status | grep -q "is ready: process $pid" &&
		[ "$(curl -s --noproxy '*' --max-time 60 -o /dev/null -w '%{http_code}' "$url")" = 200 ]
} 2>/dev/null

number=0
typed -d --server.port=0 --daemon.keep-socket=true --daemon.restart.policy=on-failure --daemon.restart.delay=0 \
	--daemon.restart.max-attempts=0 --daemon.hot-restart.drain-timeout=3s
url=$(sed -n 's|^url=\(.*\)|\1|p' "$app.state")
while :; do
	code=0
	curl -s --noproxy '*' --max-time 60 -o /dev/null "$url" || code=$?
	[ "$code" != 7 ] || echo refused
	sleep 0.05
done >"$work/refused" &
client=$!
trap 'kill "$client"; typed --stop >/dev/null 2>&1; rm -rf "$work"' EXIT

while [ "$number" -lt "$count" ]; do
	number=$((number + 1))
	old=$(cat "$app")
	# The JVM itself, and what it becomes: a function would have a shell around it
	java -jar "$sample" --restart=hot "--daemon.pid-file=$app" "--daemon.log-file=$work/app.out" >"$work/printed" 2>&1 &
	restart=$!
	# Most of what can go wrong is near one of these
	case $(random moment 4) in
	0) moment='any time' wait_for='true' delay=$(random delay 10000) ;;
	1) moment='the mark' wait_for="[ -e $app.hot ]" delay=$(random delay 2000) ;;
	2) moment='the new state' wait_for="[ -e $app.next.state ]" delay=$(random delay 5000) ;;
	*) moment='the take-over' wait_for="! grep -qx pid=$old $app.state" delay=$(random delay 30) ;;
	esac
	while ! eval "$wait_for" && kill -0 "$restart" 2>/dev/null; do :; done 2>/dev/null
	sleep "$(awk -v millis="$delay" 'BEGIN { print millis / 1000 }')"
	new=$(cat "$app.next" 2>/dev/null || cat "$app")
	case $(random victim 4) in
	0) name=old victim=$old ;;
	1) name=new victim=$new ;;
	2) name='stage of the new one' victim=$(ps -o ppid= -p "$new" | tr -d ' ') ;;
	*) name='restart' victim=$restart ;;
	esac
	if [ "${victim:-1}" -gt 1 ] && kill -9 "$victim" 2>/dev/null; then done='is killed'; else done='has gone'; fi
	wait "$restart" 2>/dev/null || :
	looks=0
	until is_one; do
		[ $((looks += 1)) -lt "$deadline" ] || violation "the $name $done $delay ms after $moment; there are: $(daemons | tr '\n' ' ')"
		sleep 1
	done
	[ ! -s "$work/refused" ] || violation "a connection was refused; the $name $done $delay ms after $moment"
	echo "$number: the $name $done $delay ms after $moment; process $old, now $pid"
done
echo "$count hot restarts: one daemon after each, no connection refused"
