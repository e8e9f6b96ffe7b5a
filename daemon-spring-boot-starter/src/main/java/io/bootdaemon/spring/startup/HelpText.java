package io.bootdaemon.spring.startup;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.commandline.Columns;
import io.bootdaemon.commandline.Flag;
import io.bootdaemon.commandline.FlagTable;
import io.bootdaemon.spring.properties.PropertyDescription;

/**
 * The text of {@code -d --help}. It is generated: flags from the parser, properties from
 * the metadata, exit codes from their enumeration.
 */
final class HelpText {

	private static final int PROPERTY = "daemon.pid-file-permissions".length();

	private static final int CODE = 3;

	private HelpText() {
	}

	/**
	 * All of it.
	 * @return lines for a terminal of 80 columns
	 */
	public static String text() {
		return FlagTable.of("Flags: java [options] -jar APPLICATION.jar FLAG... [arguments]", Flag.ALL) + "\n"
				+ properties() + "\n" + exitCodes();
	}

	private static Columns properties() {
		Columns text = new Columns(PROPERTY).line("Properties, with their defaults:");
		for (PropertyDescription property : PropertyDescription.all()) {
			String otherwise = property.defaultValue();
			text.row(property.name(), property.summary() + ((otherwise != null) ? " [" + otherwise + "]" : ""));
		}
		return text;
	}

	private static Columns exitCodes() {
		Columns text = new Columns(CODE).line("Exit codes; others are the application's own:");
		for (ExitStatus status : ExitStatus.values()) {
			text.row(String.valueOf(status.code()), status.description().replace("`", ""));
		}
		return text;
	}

}
