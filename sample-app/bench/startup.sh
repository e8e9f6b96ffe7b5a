#!/bin/sh
# What a start in the background costs: medians and ratios of paired runs, in milliseconds and kilobytes.
# usage: startup.sh [RUNS] [JAR]      needs: GNU date and stat, a built sample-app.jar (default: that of this checkout)
#   (a) typed to ready with -d, over typed to ready in the foreground without the starter
#   (b) typed to the start of the daemon's JVM, over the same jar's time to ApplicationEnvironmentPreparedEvent
#   (c) in the foreground with the starter, over without it
#   (d) resident memory of waiter and stage, with this machine's /bin/sh
#   (e) as (a), with a class archive; and what its training takes
#   (f) crash to ready again, by the supervisor, with a class archive, over typed to ready in the foreground without the starter
#   (g) as (e), with daemon.jvm-options=-XX:TieredStopAtLevel=1, as spring-boot:run has it
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

ready='ReadinessState changed to ACCEPTING_TRAFFIC' # what the log says then

foreground() { # milliseconds from typed to ready of the jar with or without the starter
	mkfifo "$work/out"
	begin=$(now)
	"${java}bin/java" -jar "$work/$1.jar" --server.port=0 --logging.level.org.springframework.boot.availability=debug \
		>"$work/out" 2>&1 &
	grep -m 1 -q "$ready" "$work/out"
	echo $(($(now) - begin))
	end $!
	rm "$work/out"
}

daemon() { # starts one, as a user would; its number is then in app.pid
	action=${1--d}
	[ $# -eq 0 ] || shift
	"${java}bin/java" -jar "$work/with.jar" "$action" --server.port=0 --logging.level.org.springframework.boot.availability=debug \
		--daemon.pid-file="$work/app.pid" --daemon.log-file="$work/app.out" "--daemon.fast-start-directory=$work/cache" \
		--daemon.restart.delay=0 "$@" 2>/dev/null
}

background() { # milliseconds from typed to ready, and to the start of the daemon's JVM; with options $@
	begin=$(now)
	daemon -d "$@" >/dev/null
	echo $(($(now) - begin)) $(($(stat -c %.3Y "$work/app.pid" | tr -d .) - begin))
	end "$(cat "$work/app.pid")"
}

trained() { # milliseconds from typed to ready, and from a crash to ready again
	begin=$(now)
	daemon -d "$supervised" >/dev/null
	typed=$(($(now) - begin))
	mkfifo "$work/log"
	tail -n 0 -f "$work/app.out" >"$work/log" & # whoever looks again and again takes the processor from what is measured
	begin=$(now)
	kill -9 "$(cat "$work/app.pid")"
	grep -m 1 -q "$ready" "$work/log"
	echo "$typed $(($(now) - begin))"
	kill $! 2>/dev/null || : # it may have ended, as nobody reads what it writes
	rm "$work/log"
	next=$(cat "$work/app.pid")
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

supervised=--daemon.restart.policy=on-failure
simple=--daemon.jvm-options=-XX:TieredStopAtLevel=1
repack "$sample"
daemon --train "$supervised"
daemon --train "$simple"
: >"$work/runs"
i=0
while [ "$i" -lt "$runs" ]; do
	# columns: 1 without, 2 with, 3 prepared, 4 ready, 5 JVM, 6 ready with an archive, 7 ready after a crash,
	#          8 ready with an archive and simple code, 9 its JVM
	if [ $((i % 2)) = 0 ]; then # whoever comes second finds a warmer machine
		without=$(foreground without)
		with=$(foreground with)
	else
		with=$(foreground with)
		without=$(foreground without)
	fi
	echo "$without $with $(prepared) $(background) $(trained) $(background "$simple")" >>"$work/runs"
	i=$((i + 1))
done
report '(a) -d to ready' 4 1
report '(b) -d to JVM' 5 3
report '(c) foreground' 2 1
echo "(d) resident: $(resident)"
report '(e) -d with an archive' 6 1
report '(f) after a crash' 7 1
report '(g) -d with an archive, simple code' 8 1
machine "$runs"
