/**
 * What systemd and the process of a service tell each other.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.systemd;
