package org.honeylink.sdk.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.honeylink.sdk.HoneyLink;
import org.honeylink.sdk.admin.AdminClient;
import org.honeylink.sdk.admin.DeviceRegistration;
import org.honeylink.sdk.admin.RegisteredDevice;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.honeylink.sdk.identity.PolicyStanding;
import org.honeylink.sdk.server.FakeAccess;
import org.honeylink.sdk.server.FakeServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowPoliciesTest {

  private static final String DEVICE = "HL-EDGE-0001";
  private static final char[] PASSPHRASE = "of this test".toCharArray();

  @TempDir private Path folder;
  private FakeServer server;
  private DeviceIdentity identity;
  private HoneyLink link;
  private final List<SignedPolicy> heard = new CopyOnWriteArrayList<>();

  @BeforeEach
  void pair() throws Exception {
    server = new FakeServer();
    identity = DeviceIdentity.inFile(folder.resolve("identity.p12"), PASSPHRASE, DEVICE);
    try (AdminClient admin =
        AdminClient.signIn(
            server.uri(), server.trust(), "admin", FakeAccess.PASSWORD.toCharArray())) {
      RegisteredDevice device =
          admin.register(DeviceRegistration.of(identity, "1.2.0", "telemetry"));
      identity.registered(device.deviceToken());
      link = HoneyLink.connect(server.uri(), identity, server.trust());
      link.pair(device.pairingCode());
    }
    link.onPolicy(
        policy -> {
          heard.add(policy);
          return PolicyVerdict.accept();
        });
  }

  @AfterEach
  void stop() {
    link.close();
    server.close();
    identity.close();
  }

  @Test
  void aPolicyIsCheckedShownToTheApplicationAndAcknowledged() {
    server.policies().put(2, "1.1.0");
    link.refreshPolicy();
    assertEquals(List.of(2L), heard.stream().map(SignedPolicy::serial).toList());
    JsonObject answer = server.policies().answers().getFirst();
    assertEquals("1.1.0", answer.getString("policy_version"));
    assertEquals(2, answer.getInt("serial"));
    assertTrue(answer.getBoolean("accepted"));
  }

  @Test
  void theApplicationsNoGoesToTheServerWithItsReason() {
    link.onPolicy(policy -> PolicyVerdict.refuse("no such radio"));
    server.policies().put(2, "1.1.0");
    link.refreshPolicy();
    assertEquals("no such radio", server.policies().answers().getFirst().getString("reason"));
  }

  @Test
  void whatTheListenerThrowsRefusesThePolicy() {
    link.onPolicy(
        policy -> {
          throw new IllegalStateException("radio on fire");
        });
    server.policies().put(2, "1.1.0");
    link.refreshPolicy();
    assertEquals(false, server.policies().answers().getFirst().getBoolean("accepted"));
  }

  @Test
  void aReplayedOlderBundleIsRefusedAlsoAfterARestart() {
    server.policies().put(7, "1.7.0");
    link.refreshPolicy();
    server.policies().put(6, "1.6.0");
    assertThrows(PolicyBundleRefused.class, link::refreshPolicy);
    try (DeviceIdentity read =
            DeviceIdentity.inFile(folder.resolve("identity.p12"), PASSPHRASE, DEVICE);
        HoneyLink again = HoneyLink.connect(server.uri(), read, server.trust())) {
      assertEquals(7, read.policyStanding().map(PolicyStanding::serial).orElseThrow());
      assertThrows(PolicyBundleRefused.class, again::refreshPolicy);
    }
    assertEquals(1, heard.size());
    assertEquals(1, server.policies().answers().size());
  }

  @Test
  void anotherKeyThanTheOneKnownIsRefusedAndTheServerIsTold() {
    server.policies().put(2, "1.1.0");
    link.refreshPolicy();
    server.policies().changeKey();
    server.policies().put(3, "1.2.0");
    assertThrows(PolicyBundleRefused.class, link::refreshPolicy);
    assertEquals(false, server.policies().answers().getLast().getBoolean("accepted"));
    assertEquals(1, heard.size());
  }

  @Test
  void aBundleOfAnotherDeviceIsRefused() {
    server.policies().signFor("HL-OTHER");
    server.policies().put(2, "1.1.0");
    assertThrows(PolicyBundleRefused.class, link::refreshPolicy);
    assertEquals(0, heard.size());
  }

  @Test
  void anAnswerThatGotLostIsGivenAgainWithoutAskingTwice() {
    server.policies().put(2, "1.1.0");
    link.refreshPolicy();
    server.policies().put(2, "1.1.0");
    link.refreshPolicy();
    assertEquals(1, heard.size());
    assertEquals(2, server.policies().answers().size());
  }

  @Test
  void aPolicyThatWasAnsweredToIsLeftAlone() {
    server.policies().put(2, "1.1.0");
    link.refreshPolicy();
    link.refreshPolicy();
    assertEquals(1, server.policies().answers().size());
  }
}
