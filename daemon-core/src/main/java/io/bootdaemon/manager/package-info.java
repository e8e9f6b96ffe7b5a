/**
 * Who has started this process and waits for its end: such a process is to stay in the
 * foreground.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.manager;
