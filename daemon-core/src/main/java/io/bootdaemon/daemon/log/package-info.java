/**
 * The daemon's own log: opened anew, rotated and compressed.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.daemon.log;
