# shellcheck shell=sh disable=SC2154
# What both benches measure with. They set: java (its bin directory's parent, with a slash), work (a directory).

now() { echo $(($(date +%s%N) / 1000000)); }

end() { # ends process $1 and returns when it is gone; a zombie is
	kill "$1"
	while grep -q '^State:.[^Z]' "/proc/$1/status" 2>/dev/null; do sleep 0.05; done
}

prepared() { # milliseconds to the event: right after it, the logging opens its configuration, and with that this FIFO
	mkfifo "$work/logback.xml"
	begin=$(now)
	"${java}bin/java" -jar "$work/with.jar" --logging.config="$work/logback.xml" >/dev/null 2>&1 &
	: >"$work/logback.xml"
	echo $(($(now) - begin))
	kill -9 $!
	rm "$work/logback.xml"
}

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

report() { # $1 what, $2 and $3 columns of $work/runs whose medians, ratios and differences are told
	awk -v a="$2" '{ print $a }' "$work/runs" >"$work/one"
	awk -v b="$3" '{ print $b }' "$work/runs" >"$work/other"
	ratio=$(awk -v a="$2" -v b="$3" '{ printf "%.3f\n", $a / ($b ? $b : 1) }' "$work/runs" | median)
	more=$(awk -v a="$2" -v b="$3" '{ print $a - $b }' "$work/runs" | median)
	echo "$1: $(median <"$work/one") ms over $(median <"$work/other") ms, median ratio $ratio, difference $more ms"
}

machine() { echo "$1 runs, $("${java}bin/java" -version 2>&1 | head -n 1), $(nproc) cores, $(readlink -f /bin/sh)"; }
