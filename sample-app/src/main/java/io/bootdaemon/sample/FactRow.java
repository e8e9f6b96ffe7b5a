package io.bootdaemon.sample;

import org.jspecify.annotations.Nullable;

/**
 * One fact, as a person reads it.
 *
 * @param remark a few words on it, may be empty
 * @param asDaemon whether it is as a daemon should be, {@code null} where it does not
 * matter
 */
record FactRow(String label, String value, String remark, @Nullable Boolean asDaemon) {

	static FactRow plain(String label, @Nullable Object value) {
		return plain(label, value, "");
	}

	static FactRow plain(String label, @Nullable Object value, String remark) {
		return new FactRow(label, (value != null) ? value.toString() : "unknown", remark, null);
	}

	static FactRow judged(String label, Object value, boolean asDaemon, String remark) {
		return new FactRow(label, value.toString(), remark, asDaemon);
	}

}
