/**
 * What the tests of all modules share.
 */
package io.bootdaemon.harness;
