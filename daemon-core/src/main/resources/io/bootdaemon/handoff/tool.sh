# shellcheck shell=sh
# Programs that stage and waiter need, whatever the caller's PATH is.

tool() { PATH=/usr/bin:/bin:$PATH "$@" 7>&- 8>&- 9>&-; } # without socket and lock: it may outlive this shell
