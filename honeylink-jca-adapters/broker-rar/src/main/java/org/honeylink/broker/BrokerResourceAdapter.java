package org.honeylink.broker;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Artemis' own adapter with the broker inside: it runs exactly as long as the adapter does. */
public class BrokerResourceAdapter extends ActiveMQResourceAdapter {

  @Serial private static final long serialVersionUID = 1L;

  private transient @Nullable EmbeddedBroker broker;

  @Override
  public void start(BootstrapContext context) throws ResourceAdapterInternalException {
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    // Artemis finds its protocols and factories through the context class loader.
    current.setContextClassLoader(BrokerResourceAdapter.class.getClassLoader());
    try {
      String password = IntegratorPassword.random();
      broker = EmbeddedBroker.start(settings(), password);
      setUserName(BrokerUsers.SERVER);
      setPassword(password);
      super.start(context);
    } catch (IOException | IllegalArgumentException refused) {
      throw new ResourceAdapterInternalException(refused.getMessage(), refused);
    } finally {
      current.setContextClassLoader(before);
    }
  }

  private static BrokerSettings settings() {
    Config config = ConfigProvider.getConfig();
    Path instance = Path.of(System.getProperty("com.sun.aas.instanceRoot", "."), "honeylink");
    return BrokerSettings.from(key -> config.getOptionalValue(key, String.class), instance);
  }

  @Override
  public void stop() {
    try {
      super.stop();
    } finally {
      EmbeddedBroker running = broker;
      if (running != null) {
        running.close();
      }
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
