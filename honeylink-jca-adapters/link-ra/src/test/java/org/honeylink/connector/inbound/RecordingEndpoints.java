package org.honeylink.connector.inbound;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.xa.XAResource;
import org.honeylink.transport.spi.DatagramBatch;
import org.honeylink.transport.spi.DatagramListener;
import org.honeylink.transport.spi.LinkStateChange;
import org.jspecify.annotations.Nullable;

/** A container with one endpoint that records; what is not expected throws. */
public final class RecordingEndpoints implements MessageEndpointFactory {

  public final BlockingQueue<Integer> batches = new LinkedBlockingQueue<>();
  public final BlockingQueue<LinkStateChange> changes = new LinkedBlockingQueue<>();
  final AtomicInteger created = new AtomicInteger();
  final AtomicInteger released = new AtomicInteger();
  volatile boolean failing;
  volatile boolean unavailable;

  private final class Endpoint implements MessageEndpoint, DatagramListener {

    @Override
    public void onBatch(DatagramBatch batch) {
      batches.add(batch.count());
      if (failing) {
        throw new IllegalArgumentException("as the test wants");
      }
    }

    @Override
    public void onLinkStateChange(LinkStateChange change) {
      changes.add(change);
    }

    @Override
    public void beforeDelivery(Method method) {
      throw new AssertionError("no transaction, so no beforeDelivery");
    }

    @Override
    public void afterDelivery() {
      throw new AssertionError("no transaction, so no afterDelivery");
    }

    @Override
    public void release() {
      released.incrementAndGet();
    }
  }

  @Override
  public MessageEndpoint createEndpoint(@Nullable XAResource resource) throws UnavailableException {
    if (unavailable) {
      throw new UnavailableException("not started yet");
    }
    if (resource != null) {
      throw new AssertionError("datagrams have no transactions");
    }
    created.incrementAndGet();
    return new Endpoint();
  }

  @Override
  public MessageEndpoint createEndpoint(@Nullable XAResource resource, long timeoutMillis)
      throws UnavailableException {
    return createEndpoint(resource);
  }

  @Override
  public boolean isDeliveryTransacted(Method method) {
    return false;
  }

  @Override
  public String getActivationName() {
    return "test";
  }

  @Override
  public Class<?> getEndpointClass() {
    return Endpoint.class;
  }
}
