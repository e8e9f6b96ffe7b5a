/**
 * The daemon's side of the handoff: it tells how far it is, and says when it is ready.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.status;
