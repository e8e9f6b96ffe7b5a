package io.bootdaemon.kernel;

/**
 * An open file descriptor of this process.
 *
 * @param number the number, not negative
 */
public record Descriptor(int number) {

}
