/**
 * The help: all flags, properties and exit codes, from where the code has them.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.spring.help;
