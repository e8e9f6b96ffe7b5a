/**
 * The beans that come with the starter.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.spring.autoconfigure;
