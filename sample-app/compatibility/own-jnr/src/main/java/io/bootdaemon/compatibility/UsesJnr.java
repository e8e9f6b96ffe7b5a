package io.bootdaemon.compatibility;

import io.bootdaemon.spring.OnReload;
import jnr.posix.POSIX;
import jnr.posix.POSIXFactory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Uses a JNR-POSIX of its own, after Boot Daemon has used it in the same JVM: a reload
 * opens the log anew first.
 */
@EnableAutoConfiguration
public class UsesJnr {

	public static void main(String[] args) {
		new SpringApplicationBuilder(UsesJnr.class).properties("spring.main.keep-alive=true").run(args);
	}

	@OnReload
	void reload() {
		POSIX posix = POSIXFactory.getNativePOSIX();
		System.out.println("Process " + posix.getpid() + " calls " + posix.libc().getClass().getName());
	}

}
