/**
 * Puts a Java program that knows no Spring in the background.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.program;
