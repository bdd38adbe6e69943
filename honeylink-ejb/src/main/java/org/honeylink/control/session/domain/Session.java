package org.honeylink.control.session.domain;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.domain.Cipher;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.policy.domain.SessionChange.StreamSettings;
import org.honeylink.control.shared.domain.WrongState;
import org.jspecify.annotations.Nullable;

/**
 * What a device and the server have agreed on until one of them goes: streams and keys.
 *
 * <p>Its life: a paired device asks for it and gets keys ({@code PAIRED}); its first packet that
 * opens proves that it has them ({@code ACTIVE}); silence, an empty battery or an operator suspends
 * it for up to five minutes ({@code SUSPENDED}); a packet, or the operator, wakes it. Being heard
 * moves its end to half an hour from then, never past twelve hours from its beginning. Closing it
 * is for good, destroys its keys and frees its bandwidth.
 */
@Entity
@Table(name = "session")
public class Session {

  /** Longest suspension. */
  public static final Duration MAX_SUSPENSION = Duration.ofMinutes(5);

  /** Longest wait for the device to show who it is. */
  public static final Duration MAX_PENDING = Duration.ofSeconds(30);

  /** Longest life, however busy. */
  public static final Duration LONGEST = Duration.ofHours(12);

  private static final Duration SLIDE = Duration.ofMinutes(30);

  // Not each packet is worth a row: the end is moved when it would move by a minute or more.
  private static final Duration SMALLEST_SLIDE = Duration.ofMinutes(1);

  @Id
  @Column(name = "id", updatable = false)
  private UUID id;

  @Version
  @Column(name = "row_version")
  private long rowVersion;

  @Column(name = "tenant_id", updatable = false)
  private String tenantId;

  @Column(name = "device_id", updatable = false)
  private DeviceId deviceId;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private SessionState state;

  @Column(name = "state_since")
  private Instant stateSince;

  @Enumerated(EnumType.STRING)
  @Column(name = "suspend_cause")
  private @Nullable SuspendCause suspendCause;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "doubted_at")
  private @Nullable Instant doubtedAt;

  @Column(name = "settings_version")
  private int settingsVersion = 1;

  @Column(name = "settings_followed")
  private int settingsFollowed = 1;

  @Column(name = "protocol_version", updatable = false)
  private String protocolVersion;

  @Column(name = "stream_count", updatable = false)
  private int streamCount;

  @Enumerated(EnumType.STRING)
  @Column(name = "cipher", updatable = false)
  private Cipher cipher;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "closed_at")
  private @Nullable Instant closedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "close_cause")
  private @Nullable CloseCause closeCause;

  @OneToMany(mappedBy = "session", cascade = CascadeType.PERSIST)
  @OrderBy("ordinal")
  private List<SessionStream> streams = new ArrayList<>();

  /** For the persistence provider. */
  protected Session() {}

  private Session(UUID id, String tenantId, SessionRequest request, Cipher cipher, Instant now) {
    this.id = id;
    this.tenantId = tenantId;
    this.deviceId = request.deviceId();
    this.state = SessionState.PENDING;
    this.stateSince = now;
    this.protocolVersion = request.version().toString();
    this.streamCount = request.streams().size();
    this.cipher = cipher;
    this.createdAt = now;
    this.expiresAt = now.plus(request.ttl());
    this.dueAt = deadline();
  }

  /**
   * A session whose device is authenticated: by the call that asked for it.
   *
   * @param policy of the device, for the cipher, and priority, FEC and latency of each stream
   * @param ids source of stream ids
   * @param connectionIds source of connection ids
   */
  public static Session open(
      UUID id,
      String tenantId,
      SessionRequest request,
      PolicyDocument policy,
      Supplier<UUID> ids,
      Supplier<ConnectionId> connectionIds,
      Instant now) {
    Session session = new Session(id, tenantId, request, policy.cipher(), now);
    for (StreamRequest stream : request.streams()) {
      session.streams.add(
          new SessionStream(
              ids.get(), session, session.streams.size(), stream, policy, connectionIds.get()));
    }
    session.move(new SessionEvent.DeviceAuthenticated(), now);
    return session;
  }

  /** A packet of the device has opened: PAIRED becomes ACTIVE, any other state stays. */
  public void firstPacketProven(Instant now) {
    moveIfPossible(new SessionEvent.FirstPacketProven(), now);
  }

  /**
   * The device was heard: SUSPENDED becomes ACTIVE, and the end moves away. What an operator holds
   * stays suspended; and packets that were under way when the device went to save its battery wake
   * nobody.
   *
   * @param at when the packet came
   */
  public void heard(Instant at) {
    if (!state.isOpen()) {
      return;
    }
    doubtedAt = null;
    if (!isHeld() && !(suspendCause == SuspendCause.BATTERY_LOW && !at.isAfter(stateSince))) {
      moveIfPossible(new SessionEvent.HeardAgain(), at);
    }
    Instant later = earlier(at.plus(SLIDE), createdAt.plus(LONGEST));
    if (!later.isBefore(expiresAt.plus(SMALLEST_SLIDE))) {
      expiresAt = later;
      dueAt = deadline();
    }
  }

  /** When being heard would move the end; empty when nothing moves it any more. */
  public Optional<Instant> slidesFrom() {
    Instant next = expiresAt.plus(SMALLEST_SLIDE);
    return next.isAfter(createdAt.plus(LONGEST))
        ? Optional.empty()
        : Optional.of(next.minus(SLIDE));
  }

  /**
   * Suspends it on somebody's wish.
   *
   * @param cause not SILENT, which {@link #fellSilent} tells
   * @throws WrongState when it is not ACTIVE
   */
  public void suspend(SuspendCause cause, Instant now) {
    move(cause.event(), now);
    suspendCause = cause;
    settingsVersion++;
  }

  /**
   * Lets go on what an operator holds.
   *
   * @throws WrongState when nobody holds it: only its device resumes what was suspended otherwise
   */
  public void resume(Instant now) {
    SessionEvent resumed = new SessionEvent.OperatorResumed();
    if (state == SessionState.SUSPENDED && !isHeld()) {
      throw state.noMove(resumed, "it was not an operator who suspended it; a packet resumes it");
    }
    move(resumed, now);
    settingsVersion++;
  }

  /** Whether an operator holds it: packets are not taken then. */
  public boolean isHeld() {
    return suspendCause == SuspendCause.OPERATOR;
  }

  public Optional<SuspendCause> suspendCause() {
    return Optional.ofNullable(suspendCause);
  }

  /**
   * Tunes streams otherwise.
   *
   * @return the changes that changed something; when there is none, nothing is to be followed
   * @throws WrongState when it is closed
   */
  public List<StreamChange> retune(QosChange change) {
    if (!state.isOpen()) {
      throw WrongState.transition("The session is CLOSED and cannot be re-tuned; open a new one");
    }
    List<StreamChange> news = change.news(this);
    for (StreamChange each : news) {
      streams.stream()
          .filter(stream -> stream.name().equals(each.name()))
          .forEach(s -> s.tune(each));
    }
    if (!news.isEmpty()) {
      settingsVersion++;
    }
    return news;
  }

  /** Treats its streams as the device's policy says from now on. */
  public void follow(PolicyTuning rule) {
    boolean news = false;
    for (SessionStream stream : streams) {
      StreamSettings settings = rule.settings(stream);
      news |= !stream.settings().equals(settings);
      stream.retune(settings);
    }
    if (news) {
      settingsVersion++;
    }
  }

  /** Version of what its device has to follow: streams' tuning, and whether it is held; from 1. */
  public int settingsVersion() {
    return settingsVersion;
  }

  /** The version that its device has said it follows. */
  public int settingsFollowed() {
    return settingsFollowed;
  }

  /** The device says which version it follows; what it cannot know yet is not taken. */
  public void followed(int version) {
    if (version > settingsFollowed && version <= settingsVersion) {
      settingsFollowed = version;
    }
  }

  /** What its streams hold of the pools together, kbit/s. */
  public long bandwidthKbps() {
    return streams.stream().mapToLong(SessionStream::bandwidthKbps).sum();
  }

  /** Nothing heard for three seconds: ACTIVE becomes SUSPENDED, any other state stays. */
  public void fellSilent(Instant now) {
    if (state.move(new SessionEvent.FellSilent()).isPresent()) {
      move(new SessionEvent.FellSilent(), now);
      suspendCause = SuspendCause.SILENT;
    }
  }

  /**
   * Ends it.
   *
   * @throws WrongState when it is closed already, or its state does not know that cause
   */
  public void close(CloseCause cause, Instant now) {
    if (!state.isOpen()) {
      throw WrongState.transition("The session is CLOSED already; open a new one");
    }
    move(cause.event(), now);
    closedAt = now;
    closeCause = cause;
  }

  /** Why its time is up, if it is. */
  public Optional<CloseCause> due(Instant now) {
    if (!state.isOpen()) {
      return Optional.empty();
    }
    if (!now.isBefore(expiresAt)) {
      return Optional.of(CloseCause.EXPIRED);
    }
    return switch (state) {
      case PENDING -> lasted(MAX_PENDING, now, CloseCause.AUTHENTICATION_TIMED_OUT);
      case SUSPENDED -> lasted(MAX_SUSPENSION, now, CloseCause.SILENT);
      case PAIRED, ACTIVE, CLOSED -> Optional.empty();
    };
  }

  /** Fresh keys for every stream, after the counters of the old ones were lost. */
  public void advanceKeyEpochs() {
    streams.forEach(SessionStream::advanceKeyEpoch);
  }

  public UUID id() {
    return id;
  }

  /** Grows with every change. */
  public long rowVersion() {
    return rowVersion;
  }

  public String tenantId() {
    return tenantId;
  }

  public DeviceId deviceId() {
    return deviceId;
  }

  public SessionState state() {
    return state;
  }

  public String protocolVersion() {
    return protocolVersion;
  }

  public int streamCount() {
    return streamCount;
  }

  /** What its packets are sealed with, for as long as it lives. */
  public Cipher cipher() {
    return cipher;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public Optional<Instant> closedAt() {
    return Optional.ofNullable(closedAt);
  }

  public Optional<CloseCause> closeCause() {
    return Optional.ofNullable(closeCause);
  }

  /**
   * Suspends it when a node that carries it doubted that it lives, and nobody has heard it since.
   *
   * @param before doubts after that may still be answered
   */
  public void fellSilentIfDoubted(Instant before, Instant now) {
    if (doubtedAt != null && !doubtedAt.isAfter(before)) {
      doubtedAt = null;
      fellSilent(now);
    }
  }

  /** In the order in which they were asked for. */
  public List<SessionStream> streams() {
    return List.copyOf(streams);
  }

  private Optional<CloseCause> lasted(Duration limit, Instant now, CloseCause cause) {
    return now.isBefore(stateSince.plus(limit)) ? Optional.empty() : Optional.of(cause);
  }

  private void move(SessionEvent event, Instant now) {
    state = state.after(event);
    stateSince = now;
    suspendCause = null;
    doubtedAt = null;
    dueAt = deadline();
  }

  private Instant deadline() {
    return switch (state) {
      case PENDING -> earlier(expiresAt, stateSince.plus(MAX_PENDING));
      case SUSPENDED -> earlier(expiresAt, stateSince.plus(MAX_SUSPENSION));
      case PAIRED, ACTIVE, CLOSED -> expiresAt;
    };
  }

  private void moveIfPossible(SessionEvent event, Instant now) {
    if (state.move(event).isPresent()) {
      move(event, now);
    }
  }

  private static Instant earlier(Instant left, Instant right) {
    return left.isBefore(right) ? left : right;
  }
}
