package io.bootdaemon.posix;

/**
 * An anonymous pipe, both ends closed on exec (pipe(2)).
 *
 * @param readEnd where bytes come out
 * @param writeEnd where bytes go in
 */
public record Pipe(Descriptor readEnd, Descriptor writeEnd) {

}
