/**
 * The daemon as a Spring Boot application: it reports its phases, its failure, and that
 * it is ready.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.spring.status;
