package io.bootdaemon.process;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * The reason of a failure in words. Java's file exceptions often say no more than a path.
 */
public final class FailureReason {

	private FailureReason() {
	}

	/**
	 * The reason of a failure.
	 * @param failure the failure
	 * @return a clause, without a full stop
	 */
	public static String of(Throwable failure) {
		if (failure instanceof AccessDeniedException) {
			return "permission denied";
		}
		if (failure instanceof NoSuchFileException) {
			return "no such file or directory";
		}
		if (failure instanceof DirectoryNotEmptyException || failure instanceof FileAlreadyExistsException) {
			return "something else is in its place";
		}
		if (failure instanceof FileSystemException file && file.getReason() != null) {
			return file.getReason();
		}
		return (failure.getMessage() != null) ? failure.getMessage() : failure.getClass().getSimpleName();
	}

}
