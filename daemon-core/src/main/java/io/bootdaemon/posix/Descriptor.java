package io.bootdaemon.posix;

/**
 * An open file descriptor of this process.
 *
 * @param number the number, not negative
 */
public record Descriptor(int number) {

}
