#!/sbin/openrc-run
# ${name} as a service of OpenRC: ${file}
# ${mark}
# Of:   ${program}
# Anew: ${anew}
# What is to differ belongs into /etc/conf.d/${unit}
# shellcheck shell=sh disable=SC1003,SC2016,SC2034

name=${quotedName}
description="${unit}, a Spring Boot application"

# OpenRC evaluates both as words of a shell
command=${java}
command_args=${arguments}
directory=${directory}
umask=${umask}
# daemon.user and daemon.group
command_user=${owner}
# daemon.limits
rc_ulimit=${limits}
# daemon.nice
start_stop_daemon_args=${nice}
supervise_daemon_args=${supervisedNice}

# OpenRC doesn't know when it is ready: it has started when its process is there
command_background=true${unsupervised?}
pidfile=/run/${unit}.pid
# daemon.restart
supervisor=supervise-daemon${supervised?}
respawn_delay=${restartDelay}
respawn_max=${restartAttempts}
respawn_period=${restartWindow}

# daemon.stop-timeout: seconds from SIGTERM to SIGKILL
retry=${retry}

# daemon.log-file
output_log=${log}
error_log=${log}

# daemon.environment; all can read it here
export ${variable}
# Not here, as it may be secret; /etc/conf.d/${unit}, if only root can read it, is a place: ${withheld}

depend() {
	need net
	use dns logger
	after firewall
}
