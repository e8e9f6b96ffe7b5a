/**
 * What a daemon is to be, and the errors and exit codes of its launch.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon;
