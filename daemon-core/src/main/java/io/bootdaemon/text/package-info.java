/**
 * Text of two columns for a terminal of 80.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.text;
