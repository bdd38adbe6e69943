package org.honeylink.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** Translates {@link BrokerSettings} into the broker's own configuration. */
final class BrokerConfiguration {

  /** The topics of the API; each is an address that copies to every subscription. */
  static final List<String> TOPICS =
      List.of(
          "honeylink.device",
          "honeylink.session",
          "honeylink.policy",
          "honeylink.key",
          "honeylink.audit",
          "honeylink.alert",
          "honeylink.telemetry",
          "honeylink.stream.data");

  static final String COMMAND_QUEUE = "honeylink.command";
  static final String DEAD_LETTERS = "honeylink.dead-letter";
  static final String EXPIRED = "honeylink.expired";

  /** Number of the in-VM acceptor; the connector in ra.xml names the same. */
  static final int IN_VM_ID = 0;

  /** More than a session can have unacknowledged, with room for several sessions. */
  private static final int DUPLICATE_IDS_KEPT = 20_000;

  private static final long MEMORY_BYTES = 32L << 20;
  private static final int MEMORY_PER_ADDRESS_BYTES = 8 << 20;
  private static final int PAGE_BYTES = 1 << 20;
  private static final int JOURNAL_FILE_BYTES = 2 << 20;
  private static final int JOURNAL_BUFFER_BYTES = 256 << 10;
  private static final int JOURNAL_FLUSH_NANOS = 1_000_000;
  private static final long FREE_DISK_BYTES = 128L << 20;
  private static final int THREADS = 10;
  private static final int MAX_DELIVERIES = 5;
  private static final long REDELIVERY_MILLIS = 500;

  private BrokerConfiguration() {}

  static Configuration of(BrokerSettings settings) throws Exception {
    ConfigurationImpl broker = new ConfigurationImpl();
    broker
        .setName("honeylink")
        .setJMXManagementEnabled(false)
        .setMessageCounterEnabled(false)
        .setSecurityEnabled(true)
        // See BrokerUsers.
        .setAuthenticationCacheSize(0)
        .setAuthorizationCacheSize(0)
        // The built-in cluster user passes every check; its default password is public.
        .setClusterPassword(IntegratorPassword.random())
        .setThreadPoolMaxSize(THREADS)
        .setScheduledThreadPoolMaxSize(2)
        .setIDCacheSize(DUPLICATE_IDS_KEPT)
        .setPersistIDCache(true)
        .setGlobalMaxSize(MEMORY_BYTES)
        .setMinDiskFree(FREE_DISK_BYTES);
    storage(broker, settings.dataDirectory());
    broker.addAcceptorConfiguration("in-vm", "vm://" + IN_VM_ID);
    broker.addAcceptorConfiguration("amqp", acceptor(settings));
    addresses(broker);
    permissions(broker);
    return broker;
  }

  /** Everything committed is synced before the sender is told, so kill -9 loses none of it. */
  private static void storage(ConfigurationImpl broker, Path directory) {
    broker
        .setPersistenceEnabled(true)
        .setJournalType(JournalType.NIO)
        .setJournalDirectory(directory.resolve("journal").toString())
        .setBindingsDirectory(directory.resolve("bindings").toString())
        .setLargeMessagesDirectory(directory.resolve("large").toString())
        .setPagingDirectory(directory.resolve("paging").toString())
        .setJournalSyncTransactional(true)
        .setJournalSyncNonTransactional(true)
        .setJournalDatasync(true)
        .setJournalFileSize(JOURNAL_FILE_BYTES)
        .setJournalMinFiles(2)
        .setJournalPoolFiles(4)
        .setJournalBufferSize_NIO(JOURNAL_BUFFER_BYTES)
        .setJournalBufferTimeout_NIO(JOURNAL_FLUSH_NANOS);
  }

  private static String acceptor(BrokerSettings settings) {
    String host = settings.amqpHost();
    return "tcp://"
        + (host.contains(":") ? "[" + host + "]" : host)
        + ":"
        + settings.amqpPort()
        + "?protocols=CORE,AMQP;useEpoll=false;useKQueue=false;nioRemotingThreads=2"
        + ";tcpSendBufferSize=262144;tcpReceiveBufferSize=262144";
  }

  private static void addresses(ConfigurationImpl broker) {
    TOPICS.forEach(
        topic ->
            broker.addAddressConfiguration(
                new CoreAddressConfiguration()
                    .setName(topic)
                    .addRoutingType(RoutingType.MULTICAST)));
    List.of(COMMAND_QUEUE, DEAD_LETTERS, EXPIRED)
        .forEach(
            queue ->
                broker.addAddressConfiguration(
                    new CoreAddressConfiguration()
                        .setName(queue)
                        .addRoutingType(RoutingType.ANYCAST)
                        .addQueueConfig(
                            QueueConfiguration.of(queue).setRoutingType(RoutingType.ANYCAST))));
    broker.addAddressSetting(
        "#",
        new AddressSettings()
            .setDeadLetterAddress(SimpleString.of(DEAD_LETTERS))
            .setExpiryAddress(SimpleString.of(EXPIRED))
            .setMaxDeliveryAttempts(MAX_DELIVERIES)
            .setRedeliveryDelay(REDELIVERY_MILLIS)
            .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
            .setMaxSizeBytes(MEMORY_PER_ADDRESS_BYTES)
            .setPageSizeBytes(PAGE_BYTES)
            .setDefaultAddressRoutingType(RoutingType.MULTICAST)
            .setAutoCreateAddresses(false)
            .setAutoDeleteAddresses(false)
            .setAutoDeleteQueues(false));
    // A dead letter has nowhere to go: it waits until the server has written it down.
    broker.addAddressSetting(DEAD_LETTERS, new AddressSettings().setMaxDeliveryAttempts(-1));
  }

  private static void permissions(ConfigurationImpl broker) {
    Role server = server();
    Role commander = consumer();
    commander.setSend(true);
    broker.setSecurityRoles(
        Map.of(
            "#",
            Set.of(server),
            "honeylink.#",
            Set.of(server, subscriber()),
            COMMAND_QUEUE,
            Set.of(server, commander),
            DEAD_LETTERS,
            Set.of(server),
            EXPIRED,
            Set.of(server)));
  }

  private static Role server() {
    Role role = subscriber();
    role.setName(BrokerUsers.SERVER);
    role.setSend(true);
    role.setCreateAddress(true);
    role.setDeleteAddress(true);
    role.setManage(true);
    role.setView(true);
    role.setEdit(true);
    return role;
  }

  private static Role subscriber() {
    Role role = consumer();
    role.setCreateDurableQueue(true);
    role.setDeleteDurableQueue(true);
    role.setCreateNonDurableQueue(true);
    role.setDeleteNonDurableQueue(true);
    return role;
  }

  private static Role consumer() {
    Role role = new Role();
    role.setName(BrokerUsers.INTEGRATOR);
    role.setConsume(true);
    role.setBrowse(true);
    return role;
  }
}
