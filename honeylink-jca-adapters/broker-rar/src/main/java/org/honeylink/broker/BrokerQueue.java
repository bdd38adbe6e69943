package org.honeylink.broker;

import java.io.Serial;
import org.apache.activemq.artemis.jms.client.ActiveMQQueue;

/** Administered object: a queue named by its property {@code Address}. */
public class BrokerQueue extends ActiveMQQueue {

  @Serial private static final long serialVersionUID = 1L;
}
