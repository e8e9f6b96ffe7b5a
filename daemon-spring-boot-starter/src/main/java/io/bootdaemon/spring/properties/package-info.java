/**
 * The {@code daemon.*} properties, bound from an application's environment.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.spring.properties;
