#!/bin/sh
# The one starter in applications of many kinds, with versions of Spring Boot and of the JDK: a table, and 1 if a cell
# failed. usage: run.sh [APPLICATION...]     all by default; what there is stands in the file 'applications'
# in the environment: WITHOUT_COLUMN, one to leave out, such as 4.0.8/25
# needs: curl; the repository's jars (mvn package); JDK 25 beside the default one, else its cells are skipped
set -eu
cd "$(dirname "$0")"
boots='3.5.16:2025.0.0 4.0.8:2025.1.4 4.1.1:2025.1.4' # each with the Spring Cloud that goes with it
work=$(mktemp -d)
export work
trap 'rm -rf "$work"' EXIT
trap 'exit 143' HUP INT TERM

ls ../../daemon-core/target/*.jar ../../daemon-spring-boot-starter/target/*.jar >/dev/null
export MAVEN_OPTS="${MAVEN_OPTS:--XX:TieredStopAtLevel=1 -XX:+UseSerialGC}"
for boot in $boots; do # What can't be built fails in its cells
	mvn -B -ntp -q -fae -T2 "-Dspring-boot.version=${boot%:*}" "-Dspring-cloud.version=${boot#*:}" clean package ||
		echo "Not all can be built with Spring Boot ${boot%:*}" >&2
done

jdk=$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")
for other in "$(dirname "$jdk")"/*25*; do [ ! -x "$other/bin/java" ] || jdk25=$other; done
client=${jdk25:-$jdk}/bin/java protocol=http # JDK 17's client fails at a GOAWAY
[ -z "${jdk25-}" ] || protocol=h2c
export client protocol
"${client}c" -d "$work" ../bench/Load.java
columns=''
for boot in $boots; do
	for home in "$jdk" "${jdk25:-none}"; do
		version=25
		[ "$home" = none ] || version=$("$home/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')
		columns="$columns ${boot%:*}/$version@$home"
	done
done

if [ -n "${WITHOUT_COLUMN-}" ]; then
	all=$columns
	columns=$(echo "$all" | sed "s| $WITHOUT_COLUMN@[^ ]*||")
	[ "$columns" != "$all" ] || [ -z "${jdk25-}" ] || { echo "There is no column $WITHOUT_COLUMN" >&2; exit 64; }
fi

[ $# -gt 0 ] || set -- '[^#]'
for name in "$@"; do grep "^$name" applications; done >"$work/applications"
while read -r application; do
	for column in $columns; do
		echo "${column%%/*} ${column#*/} $application" | sed 's/@/ /'
	done
done <"$work/applications" >"$work/cells"
# More at a time than there are cores, as each waits for the other ends of its start
xargs -P 4 -L 1 ./cell.sh <"$work/cells" || echo 'Some cells have no result' >&2

echo
columns=$(echo "$columns" | sed 's/@[^ ]*//g')
# shellcheck disable=SC2086
printf "%-22s$(echo "$columns" | sed 's/[^ ][^ ]*/%-11s/g; s/ //g')\n" 'Spring Boot / JDK' $columns
while read -r name _; do
	printf '%-22s' "$name"
	for column in $columns; do
		printf '%-11s' "$(sed -n "s|^$name $column \([^ ]*\).*|\1|p" "$work/results")"
	done
	echo
done <"$work/applications"
sed -n 's/^\([^ ]* [^ ]*\) skipped/\1 skipped:/p' "$work/results" | sort
count() { grep -c "^[^ ]* [^ ]* $1" "$work/results" || :; }
echo "$(count ok) passed, $(count FAILED) failed, $(count skipped) skipped"
[ $(($(count ok) + $(count skipped))) = "$(wc -l <"$work/cells")" ]
