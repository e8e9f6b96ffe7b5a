package io.bootdaemon.control;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A test that is run once for each way to the script's parts: by the script under each
 * shell, and as a verb does them.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@EnabledOnOs(OS.LINUX)
@ValueSource(strings = { "dash", "bash", "busybox sh", "verb sh" })
@interface EachEntrance {

}
