/**
 * What a developer is told of a failed start.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.spring.diagnostics;
