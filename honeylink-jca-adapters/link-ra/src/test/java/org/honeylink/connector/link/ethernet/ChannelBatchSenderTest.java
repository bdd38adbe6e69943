package org.honeylink.connector.link.ethernet;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;

class ChannelBatchSenderTest extends BatchSenderContract {

  ChannelBatchSenderTest() throws IOException {}

  @Override
  BatchSender sender(DatagramChannel channel, InetSocketAddress local) {
    return new ChannelBatchSender(channel);
  }
}
