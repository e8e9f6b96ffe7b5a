/**
 * The daemon in the actuator: endpoint, health, info and metrics.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.spring.actuate;
