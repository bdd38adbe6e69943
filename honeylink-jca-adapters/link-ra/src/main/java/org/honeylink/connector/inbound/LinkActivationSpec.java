package org.honeylink.connector.inbound;

import jakarta.resource.spi.Activation;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.io.Serial;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.honeylink.connector.link.ethernet.Batching;
import org.honeylink.transport.spi.DatagramListener;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link DatagramListener} endpoint listens: activation properties {@code host}, {@code
 * port} and {@code batching}, which is {@code auto} or {@code off}.
 */
@Activation(messageListeners = DatagramListener.class)
public class LinkActivationSpec implements ActivationSpec, Serializable {

  @Serial private static final long serialVersionUID = 1L;

  @ConfigProperty(defaultValue = "127.0.0.1")
  private String host = "127.0.0.1";

  @ConfigProperty(defaultValue = "7844")
  private Integer port = 7844;

  @ConfigProperty(defaultValue = "auto")
  private String batching = "auto";

  private transient @Nullable ResourceAdapter resourceAdapter;

  public String getHost() {
    return host;
  }

  public void setHost(String host) {
    this.host = host;
  }

  public Integer getPort() {
    return port;
  }

  public void setPort(Integer port) {
    this.port = port;
  }

  public String getBatching() {
    return batching;
  }

  public void setBatching(String batching) {
    this.batching = batching;
  }

  /** How replies are sent; what {@link #validate} refuses is {@link Batching#OFF}. */
  public Batching sending() {
    return Batching.of(batching).orElse(Batching.OFF);
  }

  /**
   * The address to bind.
   *
   * @throws UnknownHostException when the host is no address of this network
   */
  public InetSocketAddress address() throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByName(host), port);
  }

  @Override
  public void validate() throws InvalidPropertyException {
    if (host.isBlank()) {
      throw new InvalidPropertyException("host must name an address of this machine, got ''");
    }
    if (port < 1 || port > 65_535) {
      throw new InvalidPropertyException("port must be 1 to 65535, got " + port);
    }
    if (Batching.of(batching).isEmpty()) {
      throw new InvalidPropertyException(
          "honeylink.udp.batching must be auto or off, got '" + batching + "'");
    }
  }

  @Override
  public @Nullable ResourceAdapter getResourceAdapter() {
    return resourceAdapter;
  }

  @Override
  public void setResourceAdapter(ResourceAdapter adapter) {
    this.resourceAdapter = adapter;
  }
}
