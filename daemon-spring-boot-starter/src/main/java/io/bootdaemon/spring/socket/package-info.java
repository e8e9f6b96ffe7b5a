/**
 * Socket activation: the embedded web server takes the listening socket that is passed to
 * this process.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.spring.socket;
