package io.bootdaemon.harness;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;

/**
 * Tests whose outcome may depend on the JVM: its options, signals, native access, class
 * loading, what it prints. CI runs these with each JDK, and the others with one.
 */
@Documented
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Tag("jvm")
public @interface JvmDependent {

}
