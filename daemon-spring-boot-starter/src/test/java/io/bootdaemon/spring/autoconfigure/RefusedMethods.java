package io.bootdaemon.spring.autoconfigure;

import io.bootdaemon.spring.OnReload;
import io.bootdaemon.spring.OnSignal;

/**
 * Beans whose methods no signal and no reload can call.
 */
final class RefusedMethods {

	private RefusedMethods() {
	}

	static class OnKill {

		@OnSignal("KILL")
		void handle() {
		}

	}

	static class OnStop {

		@OnSignal("STOP")
		void handle() {
		}

	}

	static class OnSegv {

		@OnSignal("SEGV")
		void handle() {
		}

	}

	static class OnQuit {

		@OnSignal("SIGQUIT")
		void handle() {
		}

	}

	static class OnTerm {

		@OnSignal("TERM")
		void handle() {
		}

	}

	static class OnInt {

		@OnSignal("INT")
		void handle() {
		}

	}

	static class OnUsr2 {

		@OnSignal("USR2")
		void handle() {
		}

	}

	static class OnHup {

		@OnSignal("HUP")
		void handle() {
		}

	}

	static class OnFoo {

		@OnSignal("FOO")
		void handle() {
		}

	}

	static class TwoParameters {

		@OnSignal("WINCH")
		void handle(String signal, int number) {
		}

	}

	static class ReloadWithAnInt {

		@OnReload
		void reload(int number) {
		}

	}

}
