package io.bootdaemon.spring.application;

import java.util.concurrent.CountDownLatch;

import io.bootdaemon.spring.Background;
import io.bootdaemon.spring.Daemon;
import io.bootdaemon.spring.EnableDaemon;
import io.bootdaemon.spring.OnReload;
import io.bootdaemon.spring.OnSignal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * Starts in the background without a flag, and says which signal it gets.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableDaemon(background = Background.ALWAYS, name = "always")
class AlwaysInTheBackground {

	@OnSignal("WINCH")
	void print(String signal) {
		System.out.println("got " + signal);
	}

	@OnReload
	void reload() {
		System.out.println("got a reload");
	}

	public static void main(String[] args) throws InterruptedException {
		Daemon daemon = SpringApplication.run(AlwaysInTheBackground.class, args).getBean(Daemon.class);
		System.out.println("in the background: " + daemon.isBackground() + ", restarts: " + daemon.getRestarts());
		new CountDownLatch(1).await();
	}

}
