package org.honeylink.web.policy;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls that carry policies or profiles: a client that says for which schema it was made, in {@code
 * HoneyLink-Schema-Version}, gets what the compatibility matrix grants it.
 */
@NameBinding
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface SchemaVersioned {}
