/**
 * The beans that come with the starter: {@link io.bootdaemon.spring.Daemon} in the
 * background and in the foreground, its events, and the methods that signals and reloads
 * call.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.spring.autoconfigure;
