# shellcheck shell=sh disable=SC2034
# What other processes have said, for a terminal. PrintableText does the same in Java.

printable_lines() { # without controls (C0 but tab, C1), without what turns the direction of text, breaks lines or isn't seen
	LC_ALL=C sed "$(
		printf 's/[\001-\010\013-\037\177]/?/g\ns/\302[\200-\237]/?/g\ns/\330\234/?/g\n'
		printf 's/\342\200[\213-\217\250-\256]/?/g\ns/\342\201[\240-\257]/?/g\ns/\357\273\277/?/g\n'
	)"
}

printable() { # sets $text to that of $1; most need no other process
	text=$1
	case $text in *[!\ -~]*) text=$(printf '%s\n' "$text" | printable_lines) ;; esac
}
