package org.honeylink.web.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.honeylink.control.shared.domain.Caller.Role;

/**
 * Who may call a resource method: any caller with one of the roles. A method without it, and
 * without {@link jakarta.annotation.security.PermitAll}, is closed to everybody.
 *
 * <p>A role opens the door; that a device meets only its own things is checked by the use case.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

  /** One of these is enough. */
  Role[] value();
}
