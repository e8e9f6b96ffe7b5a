package io.bootdaemon;

/**
 * The result of a reload.
 *
 * @param successful whether all of it went well
 * @param text what was done, and what failed, on one line
 */
public record ReloadResult(boolean successful, String text) {

}
