/**
 * The daemon's own log: opened anew, rotated, compressed, and what a full disk means for
 * it.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.daemon.log;
