/**
 * Files by which others start an application and look after it: service managers,
 * logrotate, monit, clusters.
 */
@org.jspecify.annotations.NullMarked
package io.bootdaemon.service.unit;
