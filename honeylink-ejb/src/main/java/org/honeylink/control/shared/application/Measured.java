package org.honeylink.control.shared.application;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls of the method, from outside of its bean, are counted and timed as one operation.
 *
 * <p>The commit of a transaction that the container began for the method comes after it, and is not
 * part of the figure.
 */
@Documented
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Measured {

  @Nonbinding
  Operation value();

  /** Whether an empty {@link java.util.Optional} is how the method says no. */
  @Nonbinding
  boolean emptyIsRefusal() default false;
}
