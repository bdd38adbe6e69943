package org.honeylink.broker;

import java.io.Serial;
import org.apache.activemq.artemis.jms.client.ActiveMQTopic;

/** Administered object: a topic named by its property {@code Address}. */
public class BrokerTopic extends ActiveMQTopic {

  @Serial private static final long serialVersionUID = 1L;
}
