#!/bin/sh
# One cell of the matrix, for run.sh: an application is started by -d and stopped, and what it is then is looked at.
# usage: cell.sh BOOT JDK-VERSION JDK-HOME NAME MODULE ARCHIVE-OR-CLASS ANSWER LEAST-JDK      in the environment: work
set -eu
boot=$1 version=$2 home=$3 name=$4 module=$5 main=$6 answer=$7 least=$8
cell=${work:?}/$name-$boot-$version
target=$PWD/$module/target/$boot
told=''
deadline=300 # seconds; only what has failed takes them

result() { # the word for the table, and why
	told=1
	echo "$name $boot/$version $*" >>"$work/results"
	exit 0
}
wrong() { # what is, and what was printed; the cell has failed
	echo "$name, Spring Boot $boot, JDK $version: $*" >&2
	tail -n 20 "$cell/printed" "$cell/app.out" >&2 2>/dev/null || :
	result FAILED
}
left() { # the processes that were started here: all name this directory
	grep -ls "[/]${cell#/}/" /proc/[0-9]*/cmdline | cut -d / -f 3 || :
}
# shellcheck disable=SC2317
cleanup() {
	for pid in $(left); do kill -9 "$pid" 2>/dev/null || :; done
	[ -n "$told" ] || result FAILED
}
trap cleanup EXIT
trap 'exit 143' HUP INT TERM

[ "$home" != none ] || result skipped "no JDK $version beside the default one"
[ "$version" -ge "$least" ] || result skipped "needs JDK $least"
case $name:$boot in trained-*:4.0.*) result skipped 'is between 3.5 and 4.1' ;; esac
mkdir "$cell"
[ -e "$target/$module.jar" ] || [ -e "$target/$module.war" ] || wrong 'it is not built'
case $main in
*.?ar) set -- -jar "$target/$main" ;;
*) set -- --enable-native-access=ALL-UNNAMED -cp "$target/classes:$(cat "$target/class-path")" "io.bootdaemon.compatibility.$main" ;;
esac
case $name in *aot) set -- -Dspring.aot.enabled=true "$@" ;; esac
sharing=-Xshare:auto
case $name in trained-*) sharing=-XX:+UseSerialGC && set -- "$@" "--daemon.fast-start-directory=$cell/cache" ;; esac

ends() { # with code $1 ends the application's JVM with the other arguments; the process, then the waiter, is in 'launcher'
	expected=$1 code=0
	shift
	# shellcheck disable=SC2016
	timeout --foreground "$deadline" sh -c 'echo $$ >"$0/launcher"; exec "$@"' "$cell" "$home/bin/java" -XX:TieredStopAtLevel=1 \
		-XX:+UseSerialGC "$sharing" "$@" "--daemon.pid-file=$cell/app.pid" "--daemon.log-file=$cell/app.out" \
		--server.port=0 --server.address=127.0.0.1 >"$cell/printed" 2>&1 || code=$?
	[ "$code" = "$expected" ] || wrong "the code was $code, not $expected, with $(echo "$*" | sed 's/.*[.]//')"
}
nothing_left() {
	[ -z "$(left)" ] || wrong "processes are left: $(left)"
	[ ! -e "$cell/app.pid" ] || wrong 'the PID file is left'
}

# shellcheck source=sample-app/compatibility/checks.sh
. ./checks.sh
if [ "$name" = batch-job ]; then ends_by_itself "$@"; else lives "$@"; fi
case $name in webmvc-* | webflux-*) takes_a_socket "$@" ;; esac
result ok
