/**
 * Before the context, and while it starts: what is asked for on the command line, the
 * help, and what is reported of the start: its phases, its failure, and that the
 * application is ready.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.spring.startup;
