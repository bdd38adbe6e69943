package org.honeylink.web.live;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.honeylink.control.access.application.AccessTokens;
import org.honeylink.control.event.application.LogGrowth;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.RateLimited;
import org.jspecify.annotations.Nullable;

/**
 * Every open live stream of this node. Each message has an id; a client that comes back with the
 * last one it saw, in the header {@code Last-Event-ID}, misses nothing. When that is no longer
 * possible it gets an event {@code gone} and has to read the state anew. An event {@code here}, at
 * the begin and after every 15 quiet seconds, keeps the connection open and carries an id too. A
 * stream ends when an access token of its opening would have ended.
 *
 * <p>A client holds a (virtual) thread only while it is being sent to. Thread-safe.
 *
 * <pre>{@code
 * @GET
 * @Allowed({Role.ADMIN})
 * @Produces(MediaType.SERVER_SENT_EVENTS)
 * public void follow(
 *     @HeaderParam(LiveCursor.HEADER) @Nullable String lastEventId,
 *     @Context SseEventSink sink, @Context Sse sse) {
 *   live.open(caller, LiveCursor.of(lastEventId), new MySource(...), sink, sse);
 * }
 * }</pre>
 */
@ApplicationScoped
public class LiveStreams {

  private static final int MOST = 1_000;
  private static final int MOST_OF_A_CALLER = 50;

  /**
   * Sources asked at a time, first come first served: the pool of database connections is for
   * others as well.
   */
  private static final int READERS = 4;

  private final List<LiveClient> clients = new CopyOnWriteArrayList<>();
  private final Semaphore readers = new Semaphore(READERS, true);
  private final ExecutorService senders =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("honeylink-live-", 0).factory());

  @Resource private ManagedScheduledExecutorService timer;
  @Resource private ContextService contexts;
  @Inject private LogGrowth growth;
  @Inject private InstantSource clock;
  private @Nullable ScheduledFuture<?> ticking;
  private Runnable unsubscribe = () -> {};

  @PostConstruct
  void start() {
    ticking = timer.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    unsubscribe = growth.subscribe(this::pumpAll);
  }

  @PreDestroy
  void stop() {
    unsubscribe.run();
    ScheduledFuture<?> running = ticking;
    if (running != null) {
      running.cancel(true);
    }
    clients.forEach(LiveClient::close);
    senders.shutdownNow();
  }

  /**
   * Takes the sink over: sends what lies behind the cursor, then what comes, until the client
   * leaves.
   *
   * @param from see {@link LiveCursor}; without it the stream begins with what comes
   * @throws RateLimited when there are too many streams, of this caller or at all
   */
  public void open(
      Caller caller, OptionalLong from, LiveSource source, SseEventSink sink, Sse sse) {
    refuseTooMany(caller);
    long cursor = from.isPresent() ? from.getAsLong() : source.head();
    LiveClient client =
        new LiveClient(
            caller,
            new Taking(source),
            cursor,
            new LiveClient.Channel(sink, sse),
            clock,
            AccessTokens.LIFETIME,
            contexts::contextualRunnable);
    client.greet();
    clients.add(client);
    pump(client);
  }

  private void refuseTooMany(Caller caller) {
    long own =
        clients.stream()
            .filter(
                client ->
                    client.caller().subject().equals(caller.subject())
                        && client.caller().tenantId().equals(caller.tenantId()))
            .count();
    if (clients.size() >= MOST || own >= MOST_OF_A_CALLER) {
      throw new RateLimited(
          "There are too many open streams; close one and try again", Duration.ofSeconds(5));
    }
  }

  private void tick() {
    List<LiveClient> over = clients.stream().filter(LiveClient::isOver).toList();
    clients.removeAll(over);
    // Closing waits for a send that is under way.
    over.forEach(client -> senders.execute(client::close));
    pumpAll();
  }

  private void pumpAll() {
    clients.forEach(this::pump);
  }

  private void pump(LiveClient client) {
    client.pump(senders);
  }

  /** A source that waits for its turn. */
  private final class Taking implements LiveSource {

    private final LiveSource source;

    Taking(LiveSource source) {
      this.source = source;
    }

    @Override
    public long head() {
      return source.head();
    }

    @Override
    public LiveSlice after(long cursor, int limit) {
      readers.acquireUninterruptibly();
      try {
        return source.after(cursor, limit);
      } finally {
        readers.release();
      }
    }
  }
}
