/**
 * The control script, which stops a daemon and asks it without a JVM.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.script;
