package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * A user with a second group, whom only the commands of a place know: in a mount
 * namespace they see other files of users and groups. It takes root: without, what needs
 * it is skipped.
 */
final class OtherUser {

	static final String NAME = "bootdaemon";

	static final int ID = 54321;

	static final int GROUP = 54322;

	static final int SECOND_GROUP = 54323;

	static final String HOME = "/nowhere/bootdaemon";

	private OtherUser() {
	}

	/**
	 * Types a command as root, on a system that has this user.
	 */
	static Running start(Place place, List<String> words) throws IOException {
		Files.setAttribute(place.temporary(), "unix:mode", 01777);
		Path passwd = place.write("etc/passwd", read("passwd"),
				"%s:x:%d:%d::%s:/bin/sh".formatted(NAME, ID, GROUP, HOME));
		Path group = place.write("etc/group", read("group"), "bootdaemon:x:%d:".formatted(GROUP),
				"second:x:%d:games,%s".formatted(SECOND_GROUP, NAME));
		return Namespace.start(place,
				"mount --bind %s /etc/passwd && mount --bind %s /etc/group".formatted(passwd, group), words);
	}

	static Outcome run(Place place, JavaCommand command) throws IOException {
		return start(place, command.words()).finish();
	}

	/**
	 * A directory of this user's.
	 */
	static Path own(Path directory) throws IOException {
		Files.createDirectories(directory);
		Files.setAttribute(directory, "unix:uid", ID);
		Files.setAttribute(directory, "unix:gid", GROUP);
		return directory;
	}

	private static String read(String name) {
		return Place.read(Path.of("/etc", name)).strip();
	}

	static int owner(Path file) throws IOException {
		return (Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
	}

}
