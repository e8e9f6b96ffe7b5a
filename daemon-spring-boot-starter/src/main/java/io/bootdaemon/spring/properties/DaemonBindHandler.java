package io.bootdaemon.spring.properties;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.ArgumentFile;
import io.bootdaemon.spring.properties.PropertyRules.Rule;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Bindable.BindRestriction;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;

/**
 * Takes part in the binding of {@link DaemonProperties}. It converts what Spring Boot's
 * converters can't, and refuses an invalid value by an exception whose cause is a
 * {@link LaunchException}. Other properties pass through unchanged, also those of an
 * application's class with the same prefix.
 */
public final class DaemonBindHandler extends AbstractBindHandler {

	private static final Set<String> OCTAL = Set.of("umask", "pid-file-permissions", "log-file-permissions");

	private final ConfigurableEnvironment environment;

	private boolean ofApplication;

	/**
	 * A handler.
	 * @param parent the handler to go on with
	 * @param environment the environment that is bound
	 */
	public DaemonBindHandler(BindHandler parent, ConfigurableEnvironment environment) {
		super(parent);
		this.environment = environment;
	}

	/**
	 * A group has no value of its own: DAEMON_LOG is another program's variable.
	 */
	@Override
	public <T> @Nullable Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
		if (target.getAnnotation(ConfigurationProperties.class) != null) {
			this.ofApplication = target.getType().resolve() != DaemonProperties.class;
		}
		boolean group = target.getType().resolve(Object.class).getDeclaringClass() == DaemonProperties.class;
		return super.onStart(name, group ? target.withBindRestrictions(BindRestriction.NO_DIRECT_PROPERTY) : target,
				context);
	}

	@Override
	public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Object result) {
		return super.onSuccess(name, target, context, isOurs(name) ? checked(name, context, result) : result);
	}

	@Override
	public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Exception error) throws Exception {
		if (!isOurs(name) || error.getCause() instanceof LaunchException) {
			return super.onFailure(name, target, context, error);
		}
		String property = KnownKeys.nameOf(name);
		ConfigurationProperty source = source(name, context);
		// An empty map in YAML is an empty text, which Spring Boot takes only from 4.1 on
		if (property.equals("environment") && source != null && !StringUtils.hasText(source.getValue().toString())) {
			return Map.of();
		}
		return super.onFailure(name, target, context,
				invalid(name, null, context, PropertyRules.brokenBy(error, property, target)));
	}

	private boolean isOurs(ConfigurationPropertyName name) {
		return !this.ofApplication && KnownKeys.isKnown(name);
	}

	private Object checked(ConfigurationPropertyName name, BindContext context, Object result) {
		String property = KnownKeys.nameOf(name);
		Object value = convert(property, name, context, result);
		Rule broken = PropertyRules.broken(value, property);
		if (broken != null) {
			throw invalid(name, OCTAL.contains(property) ? value : null, context, broken);
		}
		return value;
	}

	@SuppressWarnings("unchecked")
	private Object convert(String property, ConfigurationPropertyName name, BindContext context, Object result) {
		ConfigurationProperty source = source(name, context);
		if (OCTAL.contains(property) && source != null) {
			return new OctalText(context.getSources()).typed(source)
				.orElseThrow(() -> invalid(name, null, context,
						new Rule("of which the octal text isn't known", "Quote it, as in '0640'.")));
		}
		// One text, not split at its commas; of a list each element is an option
		if (property.equals("jvm-options") && source != null) {
			return ArgumentFile.parse(String.join(",", (List<String>) result));
		}
		return property.equals("environment") ? environment() : result;
	}

	private Object environment() {
		try {
			return EnvironmentVariables.read(this.environment);
		}
		catch (LaunchException ex) {
			throw new InvalidPropertyException(ex);
		}
	}

	private static InvalidPropertyException invalid(ConfigurationPropertyName name, @Nullable Object value,
			BindContext context, Rule broken) {
		ConfigurationProperty source = source(name, context);
		LaunchException cause = InvalidProperty.of(name.toString(),
				(value != null || source == null) ? value : source.getValue(), source, broken);
		return new InvalidPropertyException(cause);
	}

	/** Of a list and of a map, what was bound last is an element. */
	private static @Nullable ConfigurationProperty source(ConfigurationPropertyName name, BindContext context) {
		ConfigurationProperty property = context.getConfigurationProperty();
		return (property != null && property.getName().equals(name)) ? property : null;
	}

}
