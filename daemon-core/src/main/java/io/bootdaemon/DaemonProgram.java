package io.bootdaemon;

import java.util.List;
import java.util.Map;

import io.bootdaemon.commandline.Flag;
import io.bootdaemon.commandline.Flags;
import io.bootdaemon.daemon.AwaitedProcess;
import io.bootdaemon.daemon.DaemonProcess;
import io.bootdaemon.daemon.ServiceProcess;
import io.bootdaemon.process.CurrentDaemon;
import io.bootdaemon.service.ServiceManager;

/**
 * Puts a Java program that knows no Spring in the background. Call {@link #start} first
 * in {@code main} and {@link #ready} when the program does its work:
 *
 * <pre>{@code
 * DaemonProgram program = DaemonProgram.start(args, DaemonOptions.named("echo").build());
 * ServerSocket server = new ServerSocket(7777);
 * program.ready();
 * }</pre>
 */
public final class DaemonProgram {

	private final List<String> arguments;

	private DaemonProgram(List<String> arguments) {
		this.arguments = arguments;
	}

	/**
	 * Returns in the daemon, and in a program that stays in the foreground. With
	 * {@code -d} or {@code --background} on the command line it does not return: the
	 * daemon is started, and this process waits for it as a shell and ends with its exit
	 * code. If it can't be started, this process says why and ends. Where this process is
	 * the one that a {@link ServiceManager} waits for, it says so and stays. Nor does it
	 * return with a verb: {@code --status}, {@code --stop}, {@code --restart} (as typed
	 * now), {@code --reload}, {@code --logs}; beside {@code -d}, {@code --dry-run} or
	 * {@code --help}.
	 * @param arguments what {@code main} was given
	 * @param options what the daemon is to be
	 * @return the daemon, or the program in the foreground
	 */
	public static DaemonProgram start(String[] arguments, DaemonOptions options) {
		Flags flags = Flags.parse(List.of(arguments), Flag.OF_A_PROGRAM);
		if (CurrentDaemon.mark().isEmpty()) {
			ProgramCommand.run(flags, options);
		}
		if (CurrentDaemon.mark().isPresent()) {
			// Its log is kept from here on, not only when it has come to its first phase
			DaemonProcess.current();
		}
		else if (ServiceProcess.mayBe()) {
			ServiceProcess.begin(options.startTimeout(), options.readyWhen());
		}
		return new DaemonProgram(flags.remaining());
	}

	/**
	 * The program's arguments without the flags of {@link #start}.
	 * @return the arguments, in order
	 */
	public List<String> arguments() {
		return this.arguments;
	}

	/**
	 * Whether this is the daemon.
	 * @return false in the foreground
	 */
	public boolean isBackground() {
		return DaemonProcess.current().isPresent();
	}

	/**
	 * Says that the start has come to a new phase. Each one is progress, without which
	 * the start timeout ends a start. Does nothing after {@link #ready()}.
	 * @param phase a word or two
	 */
	public void phase(String phase) {
		AwaitedProcess.current().ifPresent((process) -> process.phase(phase));
	}

	/**
	 * Says that the program does its work now: the command that started it returns. In
	 * the foreground that is told to systemd, if it waits for it.
	 */
	public void ready() {
		AwaitedProcess.current().ifPresent((process) -> {
			process.acceptReloads();
			process.watchForHangs(() -> false, List::of);
			process.ready(Map.of());
		});
	}

}
