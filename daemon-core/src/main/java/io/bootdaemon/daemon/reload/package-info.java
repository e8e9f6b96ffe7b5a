/**
 * The daemon's side of a reload: what it does at SIGHUP.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.daemon.reload;
