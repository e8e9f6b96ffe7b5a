/**
 * Methods of beans that signals and reloads call.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.spring.signal;
