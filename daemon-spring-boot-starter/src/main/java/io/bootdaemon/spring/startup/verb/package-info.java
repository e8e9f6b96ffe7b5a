/**
 * What is asked of the daemon there is: verbs on the command line of its own jar, done
 * before any part of the application starts.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.spring.startup.verb;
