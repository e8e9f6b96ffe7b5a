# shellcheck shell=sh disable=SC2034,SC2154
# The training: what the original process becomes to make a class archive. It holds the lock of the archives' directory.
# usage: sh -c TRAIN name NAME DIRECTORY NOTE JAR MAIN WORK_DIRECTORY UMASK SECONDS_GONE_BY FLAVOR ENV
#        SERVICE_SCRIPT COMMAND [ARGUMENT...]
# Ends with 0 if the archive is there, 73 if it can't be written, 130 on Ctrl-C, else 1 and says what the JVM has said.
name=$1 cache=$2 stage_archive=$3 stage_jar=$4 stage_main=$5 directory=$6 umask=$7 gone_by=$8 flavor=$9
shift 9
stage_env=$1 service_script=$2 stage_java=$3 stage_marked=1 stage_unused='' stage_application='' child=''
shift 2
started=$(date +%s)
umask 077
trap 'finish 130' INT QUIT
trap 'finish 143' TERM HUP

stage_application=$(mktemp -d "$cache/XXXXXXXX") || fail "no directory can be made in $cache" 73
rm -rf -- "$cache/tmp"
mkdir -- "$cache/tmp" || fail "no directory can be made in $cache" 73
step 'extracting the jar'
extract || fail "the jar can't be extracted" 1
rm -f -- "$stage_application/said"
step 'starting the application'
stage_sharing=-XX:ArchiveClassesAtExit=$stage_application/classes.jsa stage_logging=''
if [ "$flavor" = aot ]; then stage_sharing=-XX:AOTCacheOutput=$stage_application/classes.aot; fi
with_archive run "$@"
code=$?
# A JVM writes an archive even then, and speaks of it last
[ "$code" -eq 0 ] || fail "the training has failed: its JVM ended with exit code $code" 1 \
	'AOT\|^\[[0-9.]*s\]\[[a-z]*\]\[\(aot\|cds\)\|^Picked up '
[ -s "$stage_application/classes.$flavor" ] || fail 'the JVM has written no archive' 1
rm -f -- "$stage_application/said"
leave_service_script || fail "the script for services can't be written in $cache" 73
note || fail "the archive can't be noted in $cache" 73
remove_old
size=$(du -sk -- "$stage_application" | cut -f 1)
wipe
printf '%s' "$name: the class archive is $stage_application/classes.$flavor" "; with the extracted jar $((size / 1024)) MB" \
	", made in $((gone_by + $(date +%s) - started)) s"
echo
finish 0
