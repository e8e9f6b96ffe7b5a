#!/bin/sh
# A campaign of random kills, races and odd inputs against a small daemon; says its seed and ends with 1 at a violation.
# usage: run.sh [SEED [KIND=COUNT...]]      needs: a built sample-app.jar; as root, unshare and mount
#   kinds: starts, verbs, races, inputs, crashes, disks (default: a minute of all)
#   the long run: run.sh SEED starts=1000 verbs=500 races=100 inputs=1000 crashes=200 disks=50
# After a violation the directory is kept, and what was done in it is told.
set -eu
if [ "$(id -u)" = 0 ] && [ -z "${CHAOS_UNSHARED-}" ]; then
	CHAOS_UNSHARED=1 exec unshare --mount "$0" "$@" # full disks are mounted, and gone with the campaign
fi
here=$(dirname "$(realpath "$0")")
sample=$here/../target/sample-app.jar
java=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}/bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
[ -f "$sample" ] || { echo "there is no $sample: build it with 'mvn -DskipTests package'" >&2; exit 66; }
cd "$work"
"$java/jar" xf "$sample" BOOT-INF/lib
classpath=$work/campaign.jar
for jar in "$work"/BOOT-INF/lib/daemon-core-*.jar "$work"/BOOT-INF/lib/j[nf]*.jar; do classpath=$classpath:$jar; done
"$java/javac" -proc:none -cp "$classpath" -d "$work/classes" "$here"/*.java
"$java/jar" cf campaign.jar -C classes .
# With an archive of its classes each of the thousands of JVMs costs half
"$java/java" -XX:ArchiveClassesAtExit="$work/subject.jsa" -Dchaos="$work" -cp "$classpath" Subject -d --dry-run >/dev/null 2>&1
"$java/java" -XX:TieredStopAtLevel=1 -Darchive="$work/subject.jsa" -cp "$classpath" Campaign "$@"
