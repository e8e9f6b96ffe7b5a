/**
 * What a program in plain Java uses: what its daemon is to be, its start, and the errors
 * and exit codes of a launch.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon;
