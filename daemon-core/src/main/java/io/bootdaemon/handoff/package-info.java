/**
 * Between the processes: the plan that is handed over, the stage, the supervisor, the
 * waiter and the status pipe, with their scripts.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.handoff;
