package io.bootdaemon.service;

import java.io.FileNotFoundException;
import java.net.BindException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/**
 * The error number (errno(3)) of a failed start, as far as the exception tells it.
 */
final class FailureNumber {

	private static final Map<Class<? extends Throwable>, Integer> LINUX = Map.of(NoSuchFileException.class, 2,
			FileNotFoundException.class, 2, OutOfMemoryError.class, 12, AccessDeniedException.class, 13,
			FileAlreadyExistsException.class, 17, NotDirectoryException.class, 20, BindException.class, 98,
			ConnectException.class, 111);

	private FailureNumber() {
	}

	/**
	 * The number.
	 * @param failure an exception; its causes count too, the innermost one most
	 * @return the number on Linux; empty if none is known
	 */
	static Optional<Integer> of(Throwable failure) {
		Optional<Integer> inner = Optional.ofNullable(failure.getCause()).flatMap(FailureNumber::of);
		return inner.isPresent() ? inner
				: LINUX.entrySet()
					.stream()
					.filter((entry) -> entry.getKey() == failure.getClass())
					.map(Entry::getValue)
					.findFirst();
	}

}
