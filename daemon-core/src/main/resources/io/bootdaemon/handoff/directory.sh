# shellcheck shell=sh
# The private directory of the handoff.

is_private() { # $1: ours, and no link that somebody has put in its place
	[ -d "$1" ] && ! [ -h "$1" ] && [ -O "$1" ]
}

remove_private() { # never what is in a directory of somebody else's, and nothing that we haven't made
	if is_private "$1"; then tool rm -f -- "$1/status" && tool rmdir -- "$1"; fi
} 2>/dev/null
