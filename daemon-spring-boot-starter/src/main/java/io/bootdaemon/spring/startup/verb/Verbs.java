package io.bootdaemon.spring.startup.verb;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.commandline.Flag;
import io.bootdaemon.commandline.Flags;
import io.bootdaemon.control.ControlVerbs;
import io.bootdaemon.control.Dump;
import io.bootdaemon.control.Status;
import io.bootdaemon.control.StatusOfAll;
import io.bootdaemon.control.Target;
import io.bootdaemon.control.Terminal;

import org.springframework.boot.convert.DurationStyle;

/**
 * The verbs that start nothing.
 */
final class Verbs {

	private static final int LINES = 50;

	private final Target target;

	private final Flags flags;

	private final Terminal terminal;

	private final ControlVerbs control;

	Verbs(Target target, Flags flags) {
		this.target = target;
		this.flags = flags;
		this.terminal = Terminal.of(target.name());
		this.control = new ControlVerbs(target, this.terminal);
	}

	/**
	 * Does it.
	 * @return the exit code
	 */
	int run(Flag verb) {
		return switch (verb) {
			case STATUS -> status(this.flags.operand(Flag.STATUS));
			case STOP -> this.control.stop();
			case RELOAD -> this.control.reload();
			case DUMP -> dump();
			case LOGS -> this.control.logs(lines(), this.flags.has(Flag.FOLLOW));
			default -> throw new IllegalArgumentException(verb.syntax());
		};
	}

	private int status(String format) {
		if (format.equals("all")) {
			return new StatusOfAll(this.terminal).run().code();
		}
		Status status = new Status(this.target, this.terminal);
		if (this.flags.has(Flag.WAIT)) {
			status.await(wait(this.flags.operand(Flag.WAIT)));
		}
		return format.equals("json") ? status.run(StatusJson::of).code() : this.control.status();
	}

	private int dump() {
		ExitStatus dumped = new Dump(this.target, this.terminal).run();
		return (dumped == ExitStatus.OK) ? this.control.logs(LINES, false) : dumped.code();
	}

	private int lines() {
		String lines = this.flags.operand(Flag.LOGS);
		return lines.isEmpty() ? LINES : Integer.parseInt(lines);
	}

	private static Duration wait(String text) {
		return DurationStyle.detectAndParse(text, ChronoUnit.SECONDS);
	}

}
