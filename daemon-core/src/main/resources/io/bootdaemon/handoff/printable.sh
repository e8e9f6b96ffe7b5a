# shellcheck shell=sh disable=SC2034
# What other processes have said, for a terminal. PrintableText does the same in Java.

# Without controls (C0 but tab, C1), without what turns the direction of text, breaks lines or isn't seen; without bytes of
# C1 in no character, and what other bytes could stand for ASCII. The last bytes of each character are marked meanwhile
printable_lines() {
	LC_ALL=C sed -E "$(
		printf 's/[\001-\010\013-\037\177]/?/g\ns/\302[\200-\237\255]/?/g\ns/\330\234|\341\240\216/?/g\n'
		printf 's/\342\200[\213-\217\250-\256]/?/g\ns/\342\201[\240-\257]/?/g\ns/\357(\273\277|\277[\271-\273])/?/g\n'
		printf 's/\363\240[\200\201][\200-\277]/?/g\ns/\340[\200-\237]/?/g\ns/\360[\200-\217]/?/g\n'
		printf 's/([\302-\337])([\200-\277])/\\1\001\\2/g\n'
		printf 's/([\340-\357])([\200-\277])([\200-\277])/\\1\001\\2\001\\3/g\n'
		printf 's/([\360-\364])([\200-\277])([\200-\277])([\200-\277])/\\1\001\\2\001\\3\001\\4/g\n'
		printf 's/(^|[^\001])[\200-\237]/\\1?/g\ns/(^|[^\001])[\200-\237]/\\1?/g\ns/\001//g\n'
	)"
}

printable() { # sets $text to that of $1; most need no other process
	text=$1
	case $text in *[!\ -~]*) text=$(printf '%s\n' "$text" | printable_lines) ;; esac
}
