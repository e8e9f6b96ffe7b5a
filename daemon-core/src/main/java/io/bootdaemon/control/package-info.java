/**
 * From outside: how a running daemon is found, told of, stopped and started again, by
 * this jar or by the control script.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.control;
