/**
 * The package that talks to the kernel, in POSIX terms; the only one that loads JNR.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.posix;
