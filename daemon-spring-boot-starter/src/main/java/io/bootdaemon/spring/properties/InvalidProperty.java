package io.bootdaemon.spring.properties;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.spring.properties.PropertyRules.Rule;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;

/**
 * The one sentence about an invalid property: key, value, origin, and what would be
 * valid.
 */
final class InvalidProperty {

	private InvalidProperty() {
	}

	static LaunchException of(String key, @Nullable ConfigurationProperty property, Rule broken) {
		return of(key, (property != null) ? property.getValue() : null, property, broken);
	}

	static LaunchException of(String key, @Nullable Object value, @Nullable ConfigurationProperty property,
			Rule broken) {
		Origin origin = (property != null) ? property.getOrigin() : null;
		return new LaunchException(ExitStatus.CONFIGURATION,
				"'" + key + "' " + ((value != null) ? "is '" + value + "', " : "") + broken.problem()
						+ ((origin != null) ? " (" + origin + ")" : "") + ".",
				broken.action());
	}

}
