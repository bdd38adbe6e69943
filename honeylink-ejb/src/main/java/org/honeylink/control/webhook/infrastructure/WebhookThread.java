package org.honeylink.control.webhook.infrastructure;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.honeylink.control.event.application.LogGrowth;
import org.honeylink.control.shared.application.TimedWork;
import org.honeylink.control.shared.infrastructure.WorkLoop;
import org.honeylink.control.webhook.application.DeliverWebhooks;
import org.honeylink.control.webhook.application.DeliverySteps;
import org.honeylink.control.webhook.application.FanOut;
import org.honeylink.control.webhook.application.WebhookBell;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of this node that fills the endpoints' queues and hands endpoints that are due to
 * workers: at once when the log has grown or a worker has come back, otherwise each second. A
 * worker is a virtual thread; there are so many at once as configured, and one for an endpoint.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class WebhookThread {

  private static final Logger LOG = Logger.getLogger(WebhookThread.class.getName());
  private static final Duration POLL = Duration.ofSeconds(1);

  private final TimedWork tidying =
      new TimedWork(WebhookThread.class, "Old deliveries of webhooks could not be removed");
  private final ExecutorService workers =
      Executors.newThreadPerTaskExecutor(
          Thread.ofVirtual().name("honeylink-webhook-", 0).factory());

  @Resource private ManagedThreadFactory threads;
  @Resource private ContextService contexts;
  @Inject private FanOut fanOut;
  @Inject private DeliverySteps steps;
  @Inject private DeliverWebhooks deliveries;
  @Inject private WebhookBell bell;
  @Inject private LogGrowth growth;
  @Inject private WebhookSettings settings;
  private Semaphore slots = new Semaphore(0);
  private @Nullable WorkLoop loop;

  @PostConstruct
  void start() {
    slots = new Semaphore(settings.atOnce());
    growth.subscribe(bell::ring);
    WorkLoop started = new WorkLoop("honeylink-webhooks", this::run, bell, POLL);
    loop = started;
    started.start(threads);
  }

  private void run() {
    boolean more = true;
    while (more) {
      more = fanOut.batch();
    }
    int free = slots.availablePermits();
    if (free > 0) {
      UUID lease = UUID.randomUUID();
      steps.claim(lease, free).forEach(webhook -> begin(webhook, lease));
    }
  }

  private void begin(UUID webhook, UUID lease) {
    slots.acquireUninterruptibly();
    workers.execute(contexts.contextualRunnable(() -> work(webhook, lease)));
  }

  private void work(UUID webhook, UUID lease) {
    try {
      deliveries.deliver(webhook, lease);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Webhook " + webhook + " cannot be served now; it is tried again", e);
    } finally {
      slots.release();
      bell.ring();
    }
  }

  /** Called by the container. */
  @Schedule(hour = "*", minute = "7", persistent = false)
  public void tidy() {
    tidying.run(
        () -> {
          boolean more = true;
          while (more) {
            more = steps.tidy();
          }
        });
  }

  /** Throws nothing checked: the container refuses a callback that might. */
  @PreDestroy
  void stop() {
    WorkLoop running = loop;
    if (running != null) {
      running.stop();
    }
    workers.shutdownNow();
  }
}
