package org.honeylink.transport.spi;

/**
 * Message endpoint of the link adapters: receives what arrives, in batches, without a transaction.
 *
 * <p>Called from the adapter's receiving thread. The batch belongs to the adapter again when the
 * call returns.
 */
public interface DatagramListener {

  void onBatch(DatagramBatch batch);

  void onLinkStateChange(LinkStateChange change);
}
