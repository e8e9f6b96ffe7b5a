/**
 * How this JVM was started, to the byte, and how to start the same one again.
 */
@NullMarked
package io.bootdaemon.commandline;

import org.jspecify.annotations.NullMarked;
