package io.bootdaemon.spring.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import io.bootdaemon.spring.Daemon;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * Adds {@code daemon} to the info endpoint. It contains no paths, as that endpoint is
 * often public.
 */
class DaemonInfoContributor implements InfoContributor {

	private final Daemon daemon;

	/**
	 * A contributor.
	 * @param daemon what it tells of
	 */
	public DaemonInfoContributor(Daemon daemon) {
		this.daemon = daemon;
	}

	@Override
	public void contribute(Info.Builder builder) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("name", this.daemon.getName());
		details.put("background", this.daemon.isBackground());
		details.put("pid", this.daemon.getPid());
		details.put("started", this.daemon.getStarted());
		details.put("restarts", this.daemon.getRestarts());
		builder.withDetail("daemon", details);
	}

}
