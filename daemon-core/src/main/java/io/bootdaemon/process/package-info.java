/**
 * What the kernel says of a process (proc(5)), signals, and the files of a daemon: PID
 * file, lock, state file. It needs no native code.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.process;
