package org.honeylink.control.webhook.infrastructure;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Does not wait for a name server longer than a while: the platform's lookup takes no limit. What
 * hangs is left to a thread of its own, of which there are only so many. A name that is not
 * answered in time is not known. Thread-safe.
 */
final class BoundedLookup implements Resolver {

  private final Resolver slow;
  private final Duration longest;
  private final Semaphore free;

  /**
   * @param atOnce lookups under way, also those that nobody waits for any more
   */
  BoundedLookup(Resolver slow, Duration longest, int atOnce) {
    this.slow = slow;
    this.longest = longest;
    this.free = new Semaphore(atOnce);
  }

  @Override
  public List<InetAddress> addresses(String host) throws UnknownHostException {
    FutureTask<List<InetAddress>> lookup = new FutureTask<>(() -> looked(host));
    long end = System.nanoTime() + longest.toNanos();
    try {
      if (!free.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new UnknownHostException("too many lookups hang");
      }
      // Not a virtual thread: the native call would keep its carrier from all others.
      Thread.ofPlatform().daemon().name("honeylink-webhook-lookup").start(lookup);
      return lookup.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw unknown("no answer in time", late);
    } catch (ExecutionException failed) {
      throw unknown("no answer", failed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown("interrupted", e);
    }
  }

  private List<InetAddress> looked(String host) throws UnknownHostException {
    try {
      return slow.addresses(host);
    } finally {
      free.release();
    }
  }

  private static UnknownHostException unknown(String message, Exception cause) {
    UnknownHostException unknown = new UnknownHostException(message);
    unknown.initCause(cause);
    return unknown;
  }
}
