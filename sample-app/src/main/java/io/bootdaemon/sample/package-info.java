/**
 * A small web application that shows what it is as a process.
 */
@NullMarked
package io.bootdaemon.sample;

import org.jspecify.annotations.NullMarked;
