# shellcheck shell=sh disable=SC2012,SC2034,SC2154
# Whether another user can lead the path of the files to those of another daemon. TrustedDirectory has the same rule.

is_kept() { # whether only root and $owner can change what is at $1, or it is sticky, which keeps others from renaming
	set -- "$1" "$owner" "$(ls -ldn -- "$1")"
	[ -n "$3" ] || return
	printf '%s\n' "$3" | {
		read -r mode _ user _
		case $user in 0 | "$2") ;; *) return 1 ;; esac
		case $mode in l* | ?????-??-* | ?????????[tT]*) ;; *) return 1 ;; esac
	}
} 2>/dev/null

is_kept_path() ( # $1, a directory: each step, and each link on the way, is looked at before what it leads to
	rest=$1/ step='' links=40
	is_kept / || exit
	while [ -n "$rest" ]; do
		name=${rest%%/*} rest=${rest#*/}
		[ -n "$name" ] || continue
		is_kept "$step/$name" || exit
		if [ -h "$step/$name" ]; then
			links=$((links - 1))
			[ "$links" -gt 0 ] && target=$(readlink -- "$step/$name") || exit
			case $target in /*) step='' ;; esac
			rest=$target/$rest
		else
			step=$step/$name
		fi
	done
)

was_started_here() { # whether $pid, of $owner, was started by this path; or by another one that leads here, which nobody else can change
	if { read_mark && is_this_mark; } || is_kept_path "${pid_file%/*}"; then return; fi
	doubt="another user can lead '${pid_file%/*}' elsewhere, and process $pid was started by another path"
	return 1
}
