/**
 * The dry run: what a start in the background would do, and what to be warned of, for a
 * person.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.launch.dryrun;
