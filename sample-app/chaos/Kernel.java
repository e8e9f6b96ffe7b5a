import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What /proc says of a process. Bytes are characters here, whatever the locale is.
 */
final class Kernel {

	private Kernel() {
	}

	/** Its command line; empty if it is gone, or a zombie. */
	static List<String> words(long pid) {
		return entries(pid, "cmdline");
	}

	static List<String> environment(long pid) {
		return entries(pid, "environ");
	}

	private static List<String> entries(long pid, String name) {
		String text = text(pid, name);
		return text.isEmpty() ? List.of() : List.of(text.substring(0, text.length() - 1).split("\0", -1));
	}

	static boolean leadsItsSession(long pid) {
		String stat = text(pid, "stat");
		String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
		return fields.length > 3 && fields[3].equals(Long.toString(pid));
	}

	private static String text(long pid, String name) {
		try {
			return new String(Files.readAllBytes(Path.of("/proc/" + pid, name)), StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			return "";
		}
	}

}
