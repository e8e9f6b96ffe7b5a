/**
 * What is done to the daemon there is, from outside: how it is found, told of, stopped,
 * started again, and shown.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.verb;
