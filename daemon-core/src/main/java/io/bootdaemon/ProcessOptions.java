package io.bootdaemon;

import org.jspecify.annotations.Nullable;

/**
 * The user, priority and limits of the daemon's process. A null leaves that as it is in
 * the process that starts the daemon.
 *
 * @param user name or number of the user it is to be
 * @param group name or number of its group; by default the user's own
 * @param nice -20 to 19, see setpriority(2)
 * @param oomScoreAdj -1000 to 1000, see proc(5)
 * @param openFiles most descriptors it may have open, RLIMIT_NOFILE
 * @param core bytes of the largest core dump, RLIMIT_CORE; {@link #UNLIMITED}
 */
public record ProcessOptions(@Nullable String user, @Nullable String group, @Nullable Integer nice,
		@Nullable Integer oomScoreAdj, @Nullable Long openFiles, @Nullable Long core) {

	/** As it is. */
	public static final ProcessOptions INHERITED = new ProcessOptions(null, null, null, null, null, null);

	/** No limit: RLIM_INFINITY. */
	public static final long UNLIMITED = -1;

}
