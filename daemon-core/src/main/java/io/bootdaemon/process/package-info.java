/**
 * What the kernel says of a running process: proc(5), without JNR.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.process;
