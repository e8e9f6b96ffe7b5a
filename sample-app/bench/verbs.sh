#!/bin/sh
# What it costs to ask and to stop: medians of paired runs, in milliseconds.
# usage: verbs.sh [RUNS] [JAR]        needs: GNU date, a built sample-app.jar (default: that of this checkout)
#   (e) the control script's status, over kill -0
#   (f) the control script's stop, over kill and waiting for the end
#   (g) java -jar app.jar --status, over the same jar's time to ApplicationEnvironmentPreparedEvent
set -eu
runs=${1:-7}
sample=$(realpath "${2:-$(dirname "$0")/../target/sample-app.jar}")
java=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}/
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
# shellcheck source=sample-app/bench/measure.sh
. "$(dirname "$0")/measure.sh"
cp "$sample" "$work/with.jar"
where="--daemon.pid-file=$work/app.pid --daemon.log-file=$work/app.out"
# shellcheck disable=SC2086
"${java}bin/java" -jar "$work/with.jar" --install-script="$work/app" $where >/dev/null

timed() { # milliseconds of a command
	begin=$(now)
	"$@" >/dev/null 2>&1
	echo $(($(now) - begin))
}

daemon() {
	# shellcheck disable=SC2086
	"${java}bin/java" -jar "$work/with.jar" -d --server.port=0 $where >/dev/null 2>&1
	cat "$work/app.pid"
}

gone() { # ends process $1 as by hand, looking as often as a shell can
	kill "$1"
	while grep -q '^State:.[^Z]' "/proc/$1/status"; do :; done
}

: >"$work/runs"
i=0
while [ "$i" -lt "$runs" ]; do
	# columns: 1 script's status, 2 kill -0, 3 script's stop, 4 kill, 5 --status, 6 prepared
	pid=$(daemon)
	line="$(timed "$work/app" status) $(timed kill -0 "$pid") $(timed "$work/app" stop)"
	pid=$(daemon)
	# shellcheck disable=SC2086
	status=$(timed "${java}bin/java" -jar "$work/with.jar" --status $where)
	echo "$line $(timed gone "$pid") $status $(prepared)" >>"$work/runs"
	i=$((i + 1))
done
report "(e) script's status" 1 2
report "(f) script's stop" 3 4
report '(g) --status' 5 6
machine "$runs"
