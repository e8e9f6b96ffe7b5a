#!/bin/sh
# A newcomer's walk: clones this checkout's HEAD into an empty folder, types there what the README's blocks 'sh' and
# 'console' say, as they stand, and compares what is printed with what the README shows. Then it makes an application as
# 'Install' says. It ends with 1 if something differs.
# usage: run.sh      needs: git, curl, ps; that nothing listens on the ports that the README names
set -eu
here=$(dirname "$(realpath "$0")")
work=$(realpath "$(mktemp -d)")
jar=sample-app/target/sample-app.jar
leave() {
	[ ! -f "$work/checkout/$jar" ] || java -jar "$work/checkout/$jar" --stop >"$work/left" 2>&1 || cat "$work/left" >&2
	rm -rf "$work"
}
trap leave EXIT
trap 'exit 130' INT TERM
git clone -q "$here/../.." "$work/checkout"
cd "$work/checkout"
mkdir "$work/steps"
awk -v steps="$work/steps" -f "$here/steps.awk" README.md

builds=0
for block in "$work"/steps/*.sh; do
	sed 's/^/+ /' "$block"
	sh -eu "$block"
	builds=$((builds + 1))
done
stop="java -jar $jar --stop" # The README says it in a sentence
grep -qF "\`$stop\`" README.md
$stop

cd "$(dirname "$jar")"
passed=0 failed=0
for command in "$work"/steps/*.command; do
	echo "$ $(cat "$command")"
	code=0
	sh "$command" >"$work/printed" 2>"$work/errors" || code=$?
	sed -E -f "$here/uniform.sed" "${command%.command}.shown" >"$work/expected"
	awk 1 "$work/printed" | sed "s|$PWD/|/srv/demo/|g" | sed -E -f "$here/uniform.sed" >"$work/actual"
	if [ "$code" = 0 ] && diff "$work/expected" "$work/actual"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "It ended with $code, and differs from the README. It printed:"
		cat "$work/printed" "$work/errors"
	fi
done
if "$here/application.sh" "$work/checkout" "$work"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
[ "$builds" -gt 0 ] && [ "$passed" -gt 0 ] || failed=$((failed + 1))
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
