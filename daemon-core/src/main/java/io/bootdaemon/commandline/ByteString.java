package io.bootdaemon.commandline;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A <em>byte string</em> is a {@link String} in which each char is one byte (0 to 255),
 * as the kernel holds arguments and file names. Such a string keeps every byte, whatever
 * the locale is. This class converts between byte strings, text and paths.
 */
public final class ByteString {

	private static final Charset PLATFORM = platformCharset();

	private ByteString() {
	}

	/**
	 * Returns the byte string of these bytes.
	 * @param bytes the bytes
	 * @return the byte string
	 */
	public static String of(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	/**
	 * Returns the byte string of a text: in the platform's charset, or in UTF-8 where
	 * that can't express it.
	 * @param text the text
	 * @return the byte string
	 */
	public static String of(String text) {
		boolean encodable = PLATFORM.canEncode() && PLATFORM.newEncoder().canEncode(text);
		return of(text.getBytes(encodable ? PLATFORM : StandardCharsets.UTF_8));
	}

	/**
	 * Returns the byte string of a path, made absolute, exactly as the kernel knows it
	 * and without a trailing slash.
	 * @param path the path
	 * @return the byte string
	 */
	public static String of(Path path) {
		// The URI is the one view of a path that holds its bytes in every locale.
		String encoded = path.toUri().getRawPath();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (int i = 0; i < encoded.length(); i++) {
			if (encoded.charAt(i) == '%') {
				bytes.write(Integer.parseInt(encoded, i + 1, i + 3, 16));
				i += 2;
			}
			else {
				bytes.write(encoded.charAt(i));
			}
		}
		String string = of(bytes.toByteArray());
		return (string.length() > 1 && string.endsWith("/")) ? string.substring(0, string.length() - 1) : string;
	}

	/**
	 * Returns the text that a JVM of this locale makes of a byte string; bytes that are
	 * none become replacement characters.
	 * @param bytes the byte string
	 * @return the text
	 */
	public static String toText(String bytes) {
		return new String(toBytes(bytes), PLATFORM);
	}

	/**
	 * Returns the path that a byte string names for a process that works in a directory.
	 * @param bytes the byte string, without NUL
	 * @param directory the directory from which a relative one is seen
	 * @return the path, absolute, with just these bytes
	 */
	public static Path toPath(String bytes, Path directory) {
		String absolute = bytes.startsWith("/") ? bytes : of(directory) + "/" + bytes;
		StringBuilder uri = new StringBuilder("file:///");
		for (byte b : toBytes(absolute)) {
			boolean plain = b == '/' || b == '.' || (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z')
					|| (b >= 'A' && b <= 'Z');
			if (!plain) {
				uri.append(String.format("%%%02X", b & 0xff));
			}
			else if (b != '/' || uri.charAt(uri.length() - 1) != '/') {
				uri.append((char) b);
			}
		}
		return Path.of(URI.create(uri.toString()));
	}

	/**
	 * Returns the bytes of a byte string.
	 * @param bytes the byte string
	 * @return the bytes
	 */
	public static byte[] toBytes(String bytes) {
		return bytes.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static Charset platformCharset() {
		String name = System.getProperty("sun.jnu.encoding", "");
		return (!name.isEmpty() && Charset.isSupported(name)) ? Charset.forName(name) : Charset.defaultCharset();
	}

}
