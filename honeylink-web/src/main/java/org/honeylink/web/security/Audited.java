package org.honeylink.web.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.honeylink.control.shared.domain.ControlEvent.Category;

/** How a refusal of a resource method is named in the audit trail. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {

  /** Category of the refusal, unless it is one of credentials or roles. */
  Category category();

  /** What was tried, as in {@code device.register}. */
  String action();
}
