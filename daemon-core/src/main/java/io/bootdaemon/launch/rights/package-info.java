/**
 * As whom the daemon runs, and what that user and its process may: decided, looked up and
 * taken, all before anything is started.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.launch.rights;
