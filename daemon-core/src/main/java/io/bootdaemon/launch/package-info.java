/**
 * The original process's side of the handoff: plan, check, launch.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.launch;
