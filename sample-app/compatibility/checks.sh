# shellcheck shell=sh disable=SC2154
# What is looked at in one cell; what else it needs is in cell.sh.

lives() { # the command of an application that lives until it is stopped
	case $name in
	trained-*) ends 0 "$@" --train ;;
	webmvc-* | webflux-*) set -- "$@" --daemon.keep-socket=true --server.http2.enabled=true --daemon.hot-restart.drain-timeout=3s ;;
	esac
	ends 0 "$@" -d
	url=$(sed -n 's/.* is ready: .*\(http:[^,]*\),.*/\1/p' "$cell/printed")
	if [ "$answer" != - ]; then
		got=$(curl -fsS --noproxy '*' --max-time "$deadline" "${url:-http:}" 2>&1) || wrong "no answer at '$url': $got"
		echo "$got" | grep -q "$answer" || wrong "not the answer of $answer: $got"
	elif [ -n "$url" ]; then wrong "an address without a server: $url"; fi
	pid=$(cat "$cell/app.pid")
	is_daemon "$(sed 's/.*) //' "/proc/$pid/stat")"
	grep -qx 'phase=ready' "$cell/app.pid.state" || wrong 'it does not say that it is ready'
	case $name in
	own-jnr) uses_jnr "$@" ;;
	webmvc-* | webflux-*) restarts_while_it_serves "$@" ;;
	trained-*) grep -q "$cell/cache/.*/classes[.]" "/proc/$pid/maps" || wrong 'it has no class archive' ;;
	aot) actuator_has_the_daemon "$@" ;;
	esac
	ends 0 "$@" --stop
	nothing_left
	[ "$name" != aot ] || actuator_has_no_daemon "$@"
}

get() { # what is behind a path of the application, or why nothing is
	curl -fsS --noproxy '*' --max-time "$deadline" "${url%/}$1" 2>&1 || :
}

restarts_while_it_serves() { # the command of a web application that keeps its socket: clients of three kinds beside a hot restart
	grep -q 'takes the socket that was passed' "$cell/app.out" || wrong 'it has a socket of its own'
	mkfifo "$cell/phases"
	"$client" -XX:TieredStopAtLevel=1 -Dpause=50 -cp "$work" Load "$(echo "$url" | sed 's|.*:\([0-9]*\)/.*|\1|')" "$protocol" / \
		<"$cell/phases" >"$cell/load" 2>&1 &
	exec 3>"$cell/phases"
	ends 0 "$@" --restart=hot
	grep -q ", replaces process $pid" "$cell/printed" || wrong 'it did not replace the process'
	looks=0
	while grep -q '^State:.[^Z]' "/proc/$pid/status" 2>/dev/null && [ $((looks += 1)) -lt "$deadline" ]; do sleep 1; done
	exec 3>&-
	wait "$!"
	grep -q ': 200, ' "$cell/load" || wrong "no client was served: $(cat "$cell/load")"
	! grep -qE 'refused|failed|: [^2]..,' "$cell/load" || wrong "not all clients were served: $(cat "$cell/load")"
	pid=$(cat "$cell/app.pid")
}

actuator_has_the_daemon() { # the command of an application whose beans were defined by a build, where nothing ran in the background
	get /actuator/daemon | grep -q "$pid" || wrong "no endpoint: $(get /actuator/daemon)"
	get /actuator/health | grep -q '"daemon"' || wrong "no health: $(get /actuator/health)"
	ends 0 "$@" --reload
	grep -q 'ProcessedAhead reloads' "$cell/app.out" || wrong 'its method was not called in a reload'
}

actuator_has_no_daemon() { # the same application in the foreground
	"$home/bin/java" "$@" "--daemon.pid-file=$cell/app.pid" --server.port=0 --server.address=127.0.0.1 >"$cell/printed" 2>&1 &
	until grep -q 'Tomcat started on port' "$cell/printed" || ! kill -0 "$!" 2>/dev/null; do sleep 0.1; done
	url=http://127.0.0.1:$(sed -n 's/.*Tomcat started on port \([0-9]*\).*/\1/p' "$cell/printed")
	get /actuator/daemon | grep -q 404 || wrong "an endpoint in the foreground: $(get /actuator/daemon)"
	get /actuator/health | grep -q '"ping"' || wrong "no health in the foreground: $(get /actuator/health)"
	! get /actuator/health | grep -q '"daemon"' || wrong 'health of a daemon in the foreground'
	kill "$!"
	wait "$!" || [ $? = 143 ] || wrong 'it did not end by SIGTERM'
	nothing_left
}

uses_jnr() { # the command of an application with a JNR of its own: jnr-ffi generates code for it, also after we have used it
	ends 0 "$@" --reload
	grep -q "^Process $pid calls jnr[.].*[$]jnr[$]ffi" "$cell/app.out" || wrong 'jnr-ffi does not generate code for the application'
}

is_daemon() { # its /proc/PID/stat from the state on: adopted, in another's session that is not ours, without a terminal
	# shellcheck disable=SC2086
	set -- $1
	[ "$2" != "$(cat "$cell/launcher")" ] || wrong 'its parent is the launcher'
	! grep -qs "[/]${cell#/}/" "/proc/$2/cmdline" || wrong "its parent is a process of the start, $2"
	[ "$4" != "$pid" ] || wrong 'it leads its session'
	[ "$4" != "$(sed 's/.*) //' /proc/$$/stat | cut -d ' ' -f 4)" ] || wrong 'its session is that of the caller'
	[ "$5" = 0 ] || wrong "it has the terminal $5"
}

ends_by_itself() { # the command of a job: in the foreground its code is passed on, with -d it is a failed start
	for code_here in 3:3:3 0:0:1; do
		job=${code_here%%:*} background=${code_here##*:}
		ends "$job" "$@" "--code=$job"
		grep -q 'The job is done' "$cell/printed" || wrong 'the job was not run'
		ends "$background" "$@" -d "--code=$job"
		nothing_left
	done
}

takes_a_socket() { # the command of a web application: a request that comes before it runs is answered on the socket it is passed
	activate=$(command -v systemd-socket-activate) || {
		echo "$name: no systemd-socket-activate here, so no socket was passed" >&2
		return 0
	}
	port=$((20000 + $$ % 12000))
	"$activate" "--listen=127.0.0.1:$port" "$home/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "$@" \
		"--daemon.pid-file=$cell/app.pid" >"$cell/printed" 2>&1 &
	until grep -q Listening "$cell/printed" || ! kill -0 "$!" 2>/dev/null; do sleep 0.1; done
	got=$(curl -fsS --noproxy '*' --max-time "$deadline" "http://127.0.0.1:$port" 2>&1) || wrong "no answer on the socket: $got"
	echo "$got" | grep -q "$answer" || wrong "not the answer of $answer on the socket: $got"
	kill "$!" # the application by now
	wait "$!" || [ $? = 143 ] || wrong 'it did not end by SIGTERM'
	nothing_left
}
