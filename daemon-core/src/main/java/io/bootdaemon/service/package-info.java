/**
 * Service managers: which one waits for this process, what systemd and a service tell
 * each other, and files that are written for others to use.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.service;
