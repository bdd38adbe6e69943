package org.honeylink.control.session.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.UUID;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.policy.domain.SessionChange.StreamSettings;
import org.honeylink.control.policy.domain.StreamClass;

/**
 * One flow inside a session, with its own key, priority, bandwidth and loss protection. It lives as
 * long as its session; its key epoch grows, and it may be tuned otherwise meanwhile.
 */
@Entity
@Table(name = "session_stream")
public class SessionStream {

  @Id
  @Column(name = "id", updatable = false)
  private UUID id;

  @SuppressWarnings("UnusedVariable") // Session's list of streams is mapped by it.
  @ManyToOne(optional = false)
  @JoinColumn(name = "session_id", updatable = false)
  private Session session;

  @Column(name = "ordinal", updatable = false)
  private int ordinal;

  @Column(name = "name", updatable = false)
  private String name;

  @Enumerated(EnumType.STRING)
  @Column(name = "mode", updatable = false)
  private StreamMode mode;

  @Enumerated(EnumType.STRING)
  @Column(name = "stream_class", updatable = false)
  private StreamClass streamClass;

  @Column(name = "priority")
  private int priority;

  @Column(name = "bandwidth_kbps")
  private long bandwidthKbps;

  @Column(name = "data_shards")
  private int dataShards;

  @Column(name = "parity_shards")
  private int parityShards;

  @Column(name = "latency_budget_ms")
  private int latencyBudgetMillis;

  @Column(name = "connection_id", updatable = false)
  private long connectionId;

  @Column(name = "key_epoch")
  private int keyEpoch;

  /** For the persistence provider. */
  protected SessionStream() {}

  /** A stream with what its device's policy grants its class. */
  SessionStream(
      UUID id,
      Session session,
      int ordinal,
      StreamRequest request,
      PolicyDocument policy,
      ConnectionId connectionId) {
    this.id = id;
    this.session = session;
    this.ordinal = ordinal;
    this.name = request.name();
    this.mode = request.mode();
    this.streamClass = request.streamClass();
    this.priority = policy.schedulerPriority(streamClass);
    this.bandwidthKbps = request.bandwidthKbps();
    this.dataShards = policy.dataShards();
    this.parityShards = policy.parityShards(streamClass);
    this.latencyBudgetMillis = Math.toIntExact(policy.latencyBudget(streamClass).toMillis());
    this.connectionId = connectionId.value();
  }

  /** Fresh keys in both directions; packet numbers start anew under them. */
  void advanceKeyEpoch() {
    keyEpoch++;
  }

  void tune(StreamChange change) {
    priority = change.priority().orElse(priority);
    bandwidthKbps = change.bandwidthKbps().orElse(bandwidthKbps);
    dataShards = change.fec().map(FecLevel::dataShards).orElse(dataShards);
    parityShards = change.fec().map(FecLevel::parityShards).orElse(parityShards);
  }

  /** Other treatment from now on, by the device's policy. */
  void retune(StreamSettings settings) {
    priority = settings.priority();
    bandwidthKbps = settings.bandwidthKbps();
    dataShards = settings.dataShards();
    parityShards = settings.parityShards();
    latencyBudgetMillis = settings.latencyBudgetMillis();
  }

  /** How it is treated. */
  public StreamSettings settings() {
    return new StreamSettings(
        priority, bandwidthKbps, dataShards, parityShards, latencyBudgetMillis);
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public StreamMode mode() {
    return mode;
  }

  public StreamClass streamClass() {
    return streamClass;
  }

  /** Of the scheduler, 0 to 7. */
  public int priority() {
    return priority;
  }

  public long bandwidthKbps() {
    return bandwidthKbps;
  }

  public FecLevel fec() {
    return new FecLevel(dataShards, parityShards);
  }

  public Duration latencyBudget() {
    return Duration.ofMillis(latencyBudgetMillis);
  }

  public ConnectionId connectionId() {
    return new ConnectionId(connectionId);
  }

  /** Epoch of the stream key in use, from 0. */
  public int keyEpoch() {
    return keyEpoch;
  }
}
