/**
 * The daemon's look at itself: whether it hangs, and its end if it does.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.daemon.watchdog;
