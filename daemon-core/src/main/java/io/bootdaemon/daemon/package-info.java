/**
 * The daemon's own JVM: how far its start is, that it is ready, and what it does from
 * then on.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.daemon;
