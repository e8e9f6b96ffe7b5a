/**
 * The shell that our scripts are written for, their texts, and words quoted for it.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.shell;
