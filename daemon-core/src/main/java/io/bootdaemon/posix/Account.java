package io.bootdaemon.posix;

/**
 * A user as the system's database knows it (passwd(5)). Texts are byte strings: each char
 * is one byte. Ids are unsigned: those above 2147483647 are negative here, as everywhere
 * in Java.
 *
 * @param name its name
 * @param uid its id
 * @param gid the id of its own group
 * @param home its home directory
 */
public record Account(String name, int uid, int gid, String home) {

}
