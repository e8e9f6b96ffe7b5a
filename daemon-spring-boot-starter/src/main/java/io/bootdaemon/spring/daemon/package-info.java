/**
 * The {@link io.bootdaemon.spring.Daemon} bean, in the background and in the foreground,
 * and its events.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.spring.daemon;
