/**
 * Java SDK of HoneyLink for devices, without an application server. From a registered device to a
 * session in ten lines:
 *
 * {@snippet :
 * ServerTrust trust = ServerTrust.pem(Path.of("ca.pem"));
 * DeviceIdentity identity = DeviceIdentity.inFile(Path.of("device.p12"), passphrase, "HL-EDGE-0001");
 * try (HoneyLink link = HoneyLink.connect(URI.create("https://localhost:8443"), identity, trust)) {
 *   if (!identity.isPaired()) {
 *     link.pair(pairingCode);
 *   }
 *   HoneyLinkSession session = link.openSession(stream("telemetry", RELIABLE, NORMAL, kbps(100)));
 *   session.onState(state -> System.out.println(state));
 *   session.stream("telemetry").send(payload);
 *   session.stream("telemetry").awaitAcknowledged(Duration.ofSeconds(10));
 * }
 * }
 *
 * <p>Registering needs an administrator's token: {@link org.honeylink.sdk.admin.AdminClient}.
 */
@NullMarked
package org.honeylink.sdk;

import org.jspecify.annotations.NullMarked;
