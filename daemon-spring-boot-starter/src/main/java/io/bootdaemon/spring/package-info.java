/**
 * What an application uses of its daemon: annotations, the {@link Daemon} bean and its
 * events.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.spring;
