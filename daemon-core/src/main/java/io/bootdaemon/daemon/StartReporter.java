package io.bootdaemon.daemon;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.bootdaemon.handoff.HandoffDirectory;
import io.bootdaemon.handoff.StatusPipe;
import io.bootdaemon.handoff.StatusPipe.Word;
import org.jspecify.annotations.Nullable;

/**
 * Reports the progress of the start to the waiter, on a thread of its own: the
 * application never waits for it. The thread ends with the start.
 */
final class StartReporter {

	private static final Duration INTERVAL = Duration.ofMillis(200);

	/** With nothing left to say but the last word. */
	private static final Duration LAST_INTERVAL = Duration.ofMillis(2);

	/**
	 * After so many lines the interval doubles: with nobody reading, the pipe must never
	 * be full.
	 */
	private static final int LINES_PER_INTERVAL = 256;

	private static final Duration FLUSH = Duration.ofSeconds(2);

	private final HandoffDirectory handoff;

	private final StartWatch watch;

	private final Consumer<String> listener;

	private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();

	private final Thread thread = new Thread(this::run, "daemon-start-reporter");

	private volatile Supplier<@Nullable String> progress = () -> null;

	private final AtomicBoolean started = new AtomicBoolean();

	private final CountDownLatch told = new CountDownLatch(1);

	private @Nullable String phase;

	private long toldAt = System.nanoTime();

	private int lines;

	private @Nullable Supplier<@Nullable String> last;

	private BooleanSupplier livesOn = () -> true;

	private boolean ready;

	private boolean ending;

	/**
	 * A reporter.
	 * @param handoff where the waiter is told
	 * @param watch ends a start without progress
	 * @param listener told of all progress, too
	 */
	StartReporter(HandoffDirectory handoff, StartWatch watch, Consumer<String> listener) {
		this.handoff = handoff;
		this.watch = watch;
		this.listener = listener;
		this.thread.setDaemon(true);
	}

	void start() {
		this.thread.start();
	}

	/**
	 * Looks there for progress from now on, some times a second; null if there is none.
	 */
	void watch(Supplier<@Nullable String> progress) {
		this.progress = progress;
	}

	void tell(Word word, String text) {
		add((pipe) -> pipe.write(word, text));
	}

	/**
	 * Does something on this thread, after all that was told before.
	 */
	void then(Runnable task) {
		add((pipe) -> task.run());
	}

	void tellPhase(String phase) {
		add((pipe) -> tellProgress(pipe, phase));
	}

	/** After the start nobody would take the task. */
	private void add(Task task) {
		if (this.told.getCount() > 0) {
			this.tasks.add(task);
		}
	}

	/**
	 * Runs a task, tells the waiter READY with its result, and ends the report. Does
	 * nothing if this JVM ends before. Only the first call counts.
	 */
	void ready(Supplier<@Nullable String> last) {
		readyWhen(() -> true, last);
	}

	/**
	 * As {@link #ready}, once the program is known to outlive the calling thread.
	 * @param closed whether it has been closed meanwhile
	 * @param last false if the calling thread may go on to start what counts instead
	 * @param word does what there is to do, and gives the last word
	 */
	void readyUnlessEnding(BooleanSupplier closed, boolean last, Supplier<@Nullable String> word) {
		readyWhen(new KeepAliveCheck(Thread.currentThread(), closed, last), word);
	}

	/**
	 * Whether the start is done, and it isn't told yet that it is ready.
	 */
	boolean isReadySoon() {
		return this.started.get() && this.told.getCount() > 0;
	}

	/**
	 * Forgets a readiness that the waiter hasn't been told yet.
	 */
	void startOver() {
		add((pipe) -> {
			this.livesOn = () -> true;
			this.last = null;
		});
		this.started.set(false);
	}

	private void readyWhen(BooleanSupplier livesOn, Supplier<@Nullable String> last) {
		if (this.started.compareAndSet(false, true)) {
			add((pipe) -> {
				this.livesOn = livesOn;
				this.last = last;
			});
		}
	}

	/**
	 * Returns when all is told, as the JVM is about to end. What is on disk is left to
	 * the stage, which outlives it.
	 */
	void flush() {
		add((pipe) -> this.ending = true);
		try {
			if (!this.told.await(FLUSH.toMillis(), TimeUnit.MILLISECONDS) && this.handoff.statusPipe().isPresent()) {
				System.err.println("Nobody reads the status pipe in " + this.handoff);
			}
			if (!StageParent.isThere()) {
				this.handoff.remove();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void run() {
		try (StatusPipe pipe = openPipe()) {
			while (!this.ready && !this.ending) {
				Duration interval = (this.last != null) ? LAST_INTERVAL : INTERVAL;
				Task task = this.tasks.poll(interval.toMillis(), TimeUnit.MILLISECONDS);
				if (task != null) {
					perform(task, pipe);
				}
				else if (this.last == null) {
					lookForProgress(pipe);
				}
				else if (this.livesOn.getAsBoolean()) {
					tellReady(pipe, this.last);
				}
				this.watch.check();
			}
		}
		catch (IOException ex) {
			System.err.println("The status pipe can't be written in " + this.handoff + ": " + ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.told.countDown();
		if (this.ready) {
			this.handoff.removeAbandoned();
		}
	}

	/** Without a waiter that hears of it, the start goes on all the same. */
	private StatusPipe openPipe() throws IOException {
		try {
			return StatusPipe.open(this.handoff.statusPipe());
		}
		catch (IOException ex) {
			System.err.println("The status pipe in " + this.handoff + " can't be opened: " + ex);
			return StatusPipe.open(Optional.empty());
		}
	}

	/** A reporter that dies of one task would be a start that hangs. */
	private void perform(Task task, StatusPipe pipe) throws IOException {
		try {
			task.run(pipe);
		}
		catch (RuntimeException | LinkageError ex) {
			report(ex);
		}
	}

	/** Without a last word it isn't ready after all, and ends. */
	private void tellReady(StatusPipe pipe, Supplier<@Nullable String> last) throws IOException {
		String word = lastWord(last);
		this.last = null;
		if (word != null) {
			pipe.write(Word.READY, word);
			this.ready = true;
		}
	}

	private @Nullable String lastWord(Supplier<@Nullable String> last) {
		try {
			return last.get();
		}
		catch (RuntimeException | LinkageError ex) {
			report(ex);
			return "process " + ProcessHandle.current().pid() + ", but a part of its start failed: " + ex;
		}
	}

	private static void report(Throwable failure) {
		System.err.println("A part of the daemon's start failed:");
		failure.printStackTrace();
	}

	private void lookForProgress(StatusPipe pipe) throws IOException {
		long interval = INTERVAL.toNanos() << Math.min(this.lines / LINES_PER_INTERVAL, 7);
		if (System.nanoTime() - this.toldAt >= interval) {
			String text = look();
			if (text != null) {
				tellProgress(pipe, text);
			}
		}
	}

	/** What the application gives may fail; that is no reason for it not to start. */
	private @Nullable String look() {
		try {
			return this.progress.get();
		}
		catch (RuntimeException ex) {
			System.err.println("How far the start is can't be seen any more: " + ex);
			this.progress = () -> null;
			return null;
		}
	}

	private void tellProgress(StatusPipe pipe, String text) throws IOException {
		if (!text.equals(this.phase)) {
			this.phase = text;
			this.toldAt = System.nanoTime();
			this.lines++;
			this.watch.progress();
			pipe.write(Word.PHASE, text);
			this.listener.accept(text);
		}
	}

	/**
	 * Something to do on the reporter's thread.
	 */
	private interface Task {

		void run(StatusPipe pipe) throws IOException;

	}

}
