# shellcheck shell=sh
# What is ours and no link: where others can write, they may have put something in its place.

is_plain() { [ -f "$1" ] && ! [ -h "$1" ] && [ -O "$1" ]; }

is_private() { # the directory of the handoff, for one
	[ -d "$1" ] && ! [ -h "$1" ] && [ -O "$1" ]
}

remove_private() { # never what is in a directory of somebody else's, and nothing that we haven't made
	if is_private "$1"; then tool rm -f -- "$1/status" && tool rmdir -- "$1"; fi
} 2>/dev/null
