package io.bootdaemon.spring.startup.verb;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.commandline.Flag;
import io.bootdaemon.commandline.Flags;
import io.bootdaemon.control.DaemonStatus;
import io.bootdaemon.control.Dump;
import io.bootdaemon.control.Log;
import io.bootdaemon.control.Reload;
import io.bootdaemon.control.Status;
import io.bootdaemon.control.StatusOfAll;
import io.bootdaemon.control.StatusText;
import io.bootdaemon.control.Stop;
import io.bootdaemon.control.Target;
import io.bootdaemon.control.Terminal;

import org.springframework.boot.convert.DurationStyle;

/**
 * Does the verbs that start nothing.
 */
final class Verbs {

	private static final int LINES = 50;

	private final Target target;

	private final Flags flags;

	private final Terminal terminal;

	Verbs(Target target, Flags flags) {
		this.target = target;
		this.flags = flags;
		this.terminal = Terminal.of(target.name());
	}

	ExitStatus run(Flag verb) {
		return switch (verb) {
			case STATUS ->
				this.flags.operand(Flag.STATUS).equals("all") ? new StatusOfAll(this.terminal).run() : status();
			case STOP -> new Stop(this.target, this.terminal).run();
			case RELOAD -> new Reload(this.target, this.terminal).run();
			case DUMP -> new Dump(this.target, this.terminal).run();
			case LOGS -> new Log(this.target, this.terminal).show(lines(), this.flags.has(Flag.FOLLOW));
			default -> throw new IllegalArgumentException(verb.syntax());
		};
	}

	private ExitStatus status() {
		Status status = new Status(this.target, this.terminal);
		if (this.flags.has(Flag.WAIT)) {
			status.await(wait(this.flags.operand(Flag.WAIT)));
		}
		return status.run(this.flags.operand(Flag.STATUS).equals("json") ? StatusJson::of : text());
	}

	private int lines() {
		String lines = this.flags.operand(Flag.LOGS);
		return lines.isEmpty() ? LINES : Integer.parseInt(lines);
	}

	private static Duration wait(String text) {
		return DurationStyle.detectAndParse(text, ChronoUnit.SECONDS);
	}

	private static Function<DaemonStatus, String> text() {
		return (status) -> StatusText.of(status, Instant.now(), ZoneId.systemDefault());
	}

}
