#!/bin/sh
# What a start in the background costs: medians and ratios of paired runs, in milliseconds and kilobytes.
# usage: startup.sh [RUNS] [JAR]      needs: GNU date and stat, a built sample-app.jar (default: that of this checkout)
#   (a) typed to ready with -d, over typed to ready in the foreground without the starter
#   (b) typed to the start of the daemon's JVM, over the same jar's time to ApplicationEnvironmentPreparedEvent
#   (c) in the foreground with the starter, over without it
#   (d) resident memory of waiter and stage, with this machine's /bin/sh
#   (e) as (a), with a class archive; and what its training takes
#   (f) crash to ready again, by the supervisor, with a class archive, over typed to ready in the foreground without the starter
set -eu
runs=${1:-11}
sample=$(realpath "${2:-$(dirname "$0")/../target/sample-app.jar}")
java=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}/
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
# shellcheck source=sample-app/bench/measure.sh
. "$(dirname "$0")/measure.sh"

repack() { # two jars made in the same way: the sample's, and the same less what the starter brings
	mkdir "$work/jar"
	cd "$work/jar"
	"${java}bin/jar" xf "$1"
	"${java}bin/jar" cf0m ../with.jar META-INF/MANIFEST.MF ./*
	rm BOOT-INF/lib/daemon-* BOOT-INF/lib/jffi-* BOOT-INF/lib/jnr-* BOOT-INF/lib/asm-*
	"${java}bin/jar" cf0m ../without.jar META-INF/MANIFEST.MF ./*
	cd "$work"
}

foreground() { # milliseconds from typed to ready of the jar with or without the starter: the readiness probe says UP
	mkfifo "$work/out"
	begin=$(now)
	"${java}bin/java" -jar "$work/$1.jar" --server.port=0 --logging.level.org.springframework.boot.availability=debug \
		>"$work/out" 2>&1 &
	grep -m 1 -q 'ReadinessState changed to ACCEPTING_TRAFFIC' "$work/out"
	echo $(($(now) - begin))
	end $!
	rm "$work/out"
}

daemon() { # starts one, as a user would; its number is then in app.pid
	"${java}bin/java" -jar "$work/with.jar" "${1--d}" --server.port=0 --daemon.pid-file="$work/app.pid" --daemon.log-file="$work/app.out" \
		"--daemon.fast-start-directory=$work/cache" "--daemon.restart.policy=${2-never}" --daemon.restart.delay=0 2>/dev/null
}

background() { # milliseconds from typed to ready, and to the start of the daemon's JVM
	begin=$(now)
	daemon >/dev/null
	echo $(($(now) - begin)) $(($(stat -c %.3Y "$work/app.pid" | tr -d .) - begin))
	end "$(cat "$work/app.pid")"
}

trained() { # milliseconds from typed to ready, and from a crash to ready again
	begin=$(now)
	daemon -d on-failure >/dev/null
	ready=$(($(now) - begin))
	pid=$(cat "$work/app.pid")
	begin=$(now)
	kill -9 "$pid"
	until next=$(cat "$work/app.pid" 2>/dev/null) && [ "$next" != "$pid" ] && grep -qx "pid=$next" "$work/app.pid.state" &&
		grep -qx phase=ready "$work/app.pid.state"; do sleep 0.01; done
	echo "$ready $(($(now) - begin))"
	kill "$(ps -o ppid= -p "$next" | tr -d ' ')"
	end "$next"
}

resident() { # kilobytes of waiter and stage, while a daemon starts
	daemon >/dev/null &
	until pid=$(cat "$work/app.pid" 2>/dev/null) && [ -n "$pid" ]; do sleep 0.05; done
	stage=$(ps -o ppid= -p "$pid" | tr -d ' ')
	waiter=$(ps -o pid= --ppid $! | tr -d ' ')
	echo "waiter $(ps -o rss= -p "${waiter:-$!}" | tr -d ' ') kB, stage $(ps -o rss= -p "$stage" | tr -d ' ') kB"
	wait $!
	end "$pid"
}

repack "$sample"
daemon --train on-failure
: >"$work/runs"
i=0
while [ "$i" -lt "$runs" ]; do
	# columns: 1 without, 2 with, 3 prepared, 4 ready, 5 JVM, 6 ready with an archive, 7 ready after a crash
	if [ $((i % 2)) = 0 ]; then # whoever comes second finds a warmer machine
		without=$(foreground without)
		with=$(foreground with)
	else
		with=$(foreground with)
		without=$(foreground without)
	fi
	echo "$without $with $(prepared) $(background) $(trained)" >>"$work/runs"
	i=$((i + 1))
done
report '(a) -d to ready' 4 1
report '(b) -d to JVM' 5 3
report '(c) foreground' 2 1
echo "(d) resident: $(resident)"
report '(e) -d with an archive' 6 1
report '(f) after a crash' 7 1
machine "$runs"
