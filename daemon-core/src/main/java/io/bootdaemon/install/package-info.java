/**
 * Files that are written for others to use.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.install;
