/**
 * What is known of an application, for the files by which others start it.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.spring.unit;
