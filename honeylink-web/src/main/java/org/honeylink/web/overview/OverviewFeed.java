package org.honeylink.web.overview;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.honeylink.control.access.application.AccessTokens;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.web.answer.SnakeCaseJson;
import org.jspecify.annotations.Nullable;

/**
 * Sends the overview to every open console once a second; computed once for all who see the same. A
 * client is let go when an access token of its opening would have ended.
 */
@ApplicationScoped
public class OverviewFeed {

  private static final Logger LOG = Logger.getLogger(OverviewFeed.class.getName());

  @Resource private ManagedScheduledExecutorService executor;
  @Inject private OverviewReader reader;
  @Inject private InstantSource clock;
  private final List<Client> clients = new CopyOnWriteArrayList<>();
  private @Nullable ScheduledFuture<?> ticking;

  private record Client(Caller caller, SseEventSink sink, Sse sse, Instant ends) {}

  @PostConstruct
  void start() {
    ticking = executor.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    ScheduledFuture<?> running = ticking;
    if (running != null) {
      running.cancel(true);
    }
    clients.forEach(client -> client.sink().close());
  }

  /** Sends at once, then each second until the client leaves. */
  void open(Caller caller, SseEventSink sink, Sse sse) {
    Client client = new Client(caller, sink, sse, clock.instant().plus(AccessTokens.LIFETIME));
    send(client, SnakeCaseJson.text(reader.read(caller)));
    clients.add(client);
  }

  private void tick() {
    Map<Caller, String> overviews = new HashMap<>();
    for (Client client : clients) {
      if (client.sink().isClosed() || clock.instant().isAfter(client.ends())) {
        leave(client);
      } else {
        tell(client, overviews);
      }
    }
  }

  private void tell(Client client, Map<Caller, String> overviews) {
    try {
      send(
          client,
          overviews.computeIfAbsent(
              client.caller(), caller -> SnakeCaseJson.text(reader.read(caller))));
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "The overview cannot be read now", e);
      deliver(client, client.sse().newEventBuilder().comment("not now").build());
    }
  }

  private void send(Client client, String overview) {
    deliver(
        client,
        client.sse().newEventBuilder().name("overview").data(String.class, overview).build());
  }

  private void deliver(Client client, OutboundSseEvent event) {
    client
        .sink()
        .send(event)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                leave(client);
              }
            });
  }

  private void leave(Client client) {
    clients.remove(client);
    client.sink().close();
  }
}
