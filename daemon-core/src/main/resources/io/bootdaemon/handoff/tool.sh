# shellcheck shell=sh
# Programs that stage and waiter need, whatever the caller's PATH is.

tool() { PATH=/usr/bin:/bin:$PATH "$@" 6>&- 7>&- 8>&- 9>&-; } # without what the daemon has: it may outlive this shell
