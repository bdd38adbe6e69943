package org.honeylink.web.request;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.honeylink.control.shared.domain.Faults;

/** Refuses query parameters that the resource method does not declare, or that come twice. */
@Provider
@Priority(Priorities.USER - 50)
@ApplicationScoped
public class UnknownQueryFilter implements ContainerRequestFilter {

  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    Method method = resource.getResourceMethod();
    if (method == null) {
      return;
    }
    Set<String> known = declared(method);
    Faults faults = new Faults();
    request
        .getUriInfo()
        .getQueryParameters()
        .forEach(
            (name, values) -> {
              if (!known.contains(name)) {
                faults.add(Texts.name(name), unknown(known));
              } else if (values.size() > 1) {
                faults.add(name, "must be given once");
              }
            });
    faults.refuseIfAny();
  }

  private static Set<String> declared(Method method) {
    return Arrays.stream(method.getParameters())
        .map(parameter -> parameter.getAnnotation(QueryParam.class))
        .filter(Objects::nonNull)
        .map(QueryParam::value)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String unknown(Set<String> known) {
    return known.isEmpty()
        ? "is not a query parameter of this call, which has none"
        : "is not a query parameter of this call (known: " + String.join(", ", known) + ")";
  }
}
