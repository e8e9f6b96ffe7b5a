/**
 * In the place of Spring Cloud, which the tests' programs are not to start.
 */
@org.jspecify.annotations.NullMarked
package org.springframework.cloud.context.refresh;
