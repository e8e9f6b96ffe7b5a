package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a {@link Place} to a test that has one for a parameter: a method its own, a
 * {@code @BeforeAll} method one for the class. Closes it at the end, however that is.
 */
class PlaceExtension implements ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(PlaceExtension.class);

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Place.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return context.getStore(NAMESPACE).computeIfAbsent(context.getUniqueId(), (id) -> create());
	}

	private static Place create() {
		try {
			return new Place();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
