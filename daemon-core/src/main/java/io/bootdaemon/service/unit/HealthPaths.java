package io.bootdaemon.service.unit;

/**
 * The actuator's health paths.
 *
 * @param port where it answers
 * @param secure whether by TLS
 * @param liveness path of the group that says whether it is alive
 * @param readiness path of the group that says whether it takes requests
 * @param enabled whether these groups are there on a single machine too; in Kubernetes
 * they always are
 */
public record HealthPaths(int port, boolean secure, String liveness, String readiness, boolean enabled) {

}
