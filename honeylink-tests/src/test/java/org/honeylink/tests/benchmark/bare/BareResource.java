package org.honeylink.tests.benchmark.bare;

import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Inserts one row. */
@Path("/items")
@RequestScoped
public class BareResource {

  @PersistenceContext(unitName = "bare")
  private EntityManager entities;

  /** Answers the id of the row. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Transactional
  public Response insert(Map<String, String> body) {
    BareItem item = new BareItem(body.getOrDefault("name", ""));
    entities.persist(item);
    return Response.status(Response.Status.CREATED)
        .entity(Map.of("id", item.id().toString(), "name", item.name()))
        .build();
  }
}
