/**
 * The original process: what it plans and checks, and how it launches the daemon.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.launch;
