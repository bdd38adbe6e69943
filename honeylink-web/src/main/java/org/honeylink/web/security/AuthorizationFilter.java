package org.honeylink.web.security;

import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.NotAllowed;
import org.honeylink.control.shared.domain.NotAuthenticated;

/** The one place where roles are checked. What a method does not declare is refused. */
@Provider
@Priority(Priorities.AUTHORIZATION)
@ApplicationScoped
public class AuthorizationFilter implements ContainerRequestFilter {

  @Context private ResourceInfo resource;
  @Inject private CallerOfRequest callers;

  @Override
  public void filter(ContainerRequestContext request) {
    Method method = resource.getResourceMethod();
    if (method == null || method.isAnnotationPresent(PermitAll.class)) {
      return;
    }
    callers.rethrowFailure();
    if (callers.isAnonymous()) {
      throw new NotAuthenticated();
    }
    Allowed allowed = method.getAnnotation(Allowed.class);
    Caller caller = callers.caller();
    if (allowed == null || Arrays.stream(allowed.value()).noneMatch(caller::has)) {
      throw new NotAllowed("Your role does not allow this call; ask an administrator");
    }
  }
}
