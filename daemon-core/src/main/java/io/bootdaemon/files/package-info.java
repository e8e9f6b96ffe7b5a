/**
 * The files of a daemon: PID file, lock, state file, log.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.files;
