package io.bootdaemon.service.unit;

import org.jspecify.annotations.Nullable;

/**
 * The address that an application serves.
 *
 * @param address the address of this machine at which it listens; null for all
 * @param port 1 to 65535
 * @param health where it says how it is; null if it doesn't
 */
public record ServedAddress(@Nullable String address, int port, @Nullable HealthPaths health) {

	private static final int FIRST_UNPRIVILEGED = 1024;

	/** Whether it takes root, or a capability, to listen there. */
	boolean isPrivileged() {
		return this.port < FIRST_UNPRIVILEGED;
	}

}
