package org.honeylink.transport.fec.block;

/** Takes the bodies of DATA packets that did not arrive. */
@FunctionalInterface
public interface RebuiltSink {

  /**
   * @param ordinal which DATA packet of the epoch
   * @param body array that holds the body; valid until the call returns
   */
  void onRebuilt(long ordinal, byte[] body, int offset, int length);
}
