/**
 * The original process of a Spring Boot application: what to launch, and when.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.spring.launch;
