package org.honeylink.sdk.policy;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.honeylink.crypto.signature.Ed25519PublicKey;
import org.honeylink.sdk.api.Answer;
import org.honeylink.sdk.api.ApiClient;
import org.honeylink.sdk.api.Credentials;
import org.honeylink.sdk.api.HoneyLinkApiException;
import org.honeylink.sdk.api.ServerUnreachable;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.honeylink.sdk.identity.PolicyStanding;

/**
 * Fetches a policy when the server says that there is one, checks it, asks the application, and
 * answers. A serial that the device has passed is not taken, whoever signed it. Thread-safe.
 */
public final class FollowPolicies {

  private static final Logger LOG = System.getLogger(FollowPolicies.class.getName());

  private final ApiClient api;
  private final Credentials credentials;
  private final DeviceIdentity identity;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile PolicyListener listener = policy -> PolicyVerdict.accept();

  /** The answer that was given last, in case it got lost. */
  private Optional<Given> given = Optional.empty();

  private record Given(long serial, PolicyVerdict verdict) {}

  public FollowPolicies(ApiClient api, Credentials credentials, DeviceIdentity identity) {
    this.api = api;
    this.credentials = credentials;
    this.identity = identity;
  }

  /** Who has the word on policies from now on; without one they are accepted. */
  public void listener(PolicyListener asked) {
    listener = asked;
  }

  /** The server said that there is a policy. Returns at once; it says so until it is answered. */
  public void heard() {
    if (busy.compareAndSet(false, true)) {
      Thread.ofVirtual()
          .name("honeylink-policy-" + identity.deviceId())
          .start(
              () -> {
                try {
                  follow();
                } catch (PolicyBundleRefused | HoneyLinkApiException | ServerUnreachable e) {
                  LOG.log(Level.WARNING, "Device " + identity.deviceId() + " takes no policy", e);
                } finally {
                  busy.set(false);
                }
              });
    }
  }

  /**
   * Fetches the policy in force and answers to it, unless that is done already.
   *
   * @throws PolicyBundleRefused when it cannot be trusted; the server is told
   * @throws HoneyLinkApiException when the server refuses the answer, as when there is a newer one
   * @throws ServerUnreachable when it does not answer
   */
  public synchronized void follow() {
    String path = "/devices/" + identity.deviceId() + "/policy";
    Answer shown = api.get(path, credentials);
    Answer bundle = shown.object("policy_bundle");
    SignedPolicy policy;
    try {
      policy = SignedPolicy.verify(bundle.text("signed_payload"), key(bundle), identity.deviceId());
    } catch (PolicyBundleRefused refused) {
      answer(
          path,
          shown.text("policy_version"),
          shown.optionalNumber("serial").orElse(1),
          PolicyVerdict.refuse(String.valueOf(refused.getMessage())));
      throw refused;
    }
    long known = identity.policyStanding().map(PolicyStanding::serial).orElse(0L);
    if (policy.serial() < known) {
      throw new PolicyBundleRefused(
          "The policy bundle has serial "
              + policy.serial()
              + ", but the device has had "
              + known
              + ": somebody replays an old one");
    }
    if (shown.optionalText("state").filter("PENDING"::equals).isPresent()) {
      answer(path, policy.version(), policy.serial(), verdict(policy, bundle));
    }
  }

  private PolicyVerdict verdict(SignedPolicy policy, Answer bundle) {
    Optional<PolicyVerdict> again =
        given.filter(each -> each.serial() == policy.serial()).map(Given::verdict);
    return again.orElseGet(
        () -> {
          PolicyVerdict fresh = ask(policy);
          identity.policyFollowed(new PolicyStanding(key(bundle), policy.serial()));
          given = Optional.of(new Given(policy.serial(), fresh));
          return fresh;
        });
  }

  private PolicyVerdict ask(SignedPolicy policy) {
    try {
      return listener.apply(policy);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The listener of policies failed at serial " + policy.serial(), e);
      return PolicyVerdict.refuse("the application failed at it: " + e);
    }
  }

  /** As pairing gave it; of an identity from before it was kept, as the server shows it first. */
  private Ed25519PublicKey key(Answer bundle) {
    return identity
        .policyStanding()
        .map(PolicyStanding::signingKey)
        .orElseGet(() -> Ed25519PublicKey.of(bundle.bytes("signing_key")));
  }

  private void answer(String path, String version, long serial, PolicyVerdict verdict) {
    JsonObjectBuilder body =
        Json.createObjectBuilder()
            .add("policy_version", version)
            .add("serial", serial)
            .add("accepted", verdict.accepted());
    if (!verdict.accepted()) {
      body.add("reason", verdict.reason());
    }
    api.post(path + "/ack", credentials, body.build());
  }
}
