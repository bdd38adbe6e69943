package org.honeylink.control.webhook.domain;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

  private static final EndpointRules STRICT = new EndpointRules(PrivateNetworks.NONE, false);

  /** From the IANA special-purpose address registries, and what clouds put behind them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.170",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "2130706433",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "64:ff9b::10.0.0.1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void whatIsNotPublicIsRefused(String address) throws UnknownHostException {
    assertFalse(AddressRules.isPublic(InetAddress.getByName(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.0.1",
        "172.32.0.1",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450::1"
      })
  void whatIsPublicIsNot(String address) throws UnknownHostException {
    assertTrue(AddressRules.isPublic(InetAddress.getByName(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/",
        "ftp://example.com/",
        "https:///nowhere",
        "https://user:secret@example.com/",
        "https://example.com/#part",
        "https://example.com:22/",
        "https://example.com:80/",
        "https://example.com:99999/",
        "https://exa mple.com/",
        "https://example.com/\r\nX: y",
        "https://exämple.com/",
        "javascript:alert(1)",
        "//example.com/",
        ""
      })
  void urlOfAnotherFormIsRefused(String url) {
    assertThrows(ValidationFailed.class, () -> STRICT.url(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "https://example.com:8443/a?b=c",
        "https://[2606:4700::1]/"
      })
  void urlOfTheRightFormIsTaken(String url) {
    STRICT.url(url);
  }

  @Test
  void oneAddressThatIsNotPublicSpoilsAll() throws UnknownHostException {
    InetAddress open = InetAddress.getByName("1.1.1.1");
    InetAddress own = InetAddress.getByName("10.0.0.1");
    assertTrue(STRICT.allows("example.com", List.of(open)));
    assertFalse(STRICT.allows("example.com", List.of(open, own)));
    assertFalse(STRICT.allows("example.com", List.of()));
  }

  @Test
  void administratorMayAllowNetworksAndNamesButNoMetadata() throws UnknownHostException {
    EndpointRules rules =
        new EndpointRules(PrivateNetworks.of("10.1.0.0/16, Hooks.Internal"), false);
    assertTrue(rules.allows("any", List.of(InetAddress.getByName("10.1.255.1"))));
    assertFalse(rules.allows("any", List.of(InetAddress.getByName("10.2.0.1"))));
    assertTrue(rules.allows("hooks.internal", List.of(InetAddress.getByName("10.2.0.1"))));
    assertFalse(rules.allows("hooks.internal", List.of(InetAddress.getByName("169.254.169.254"))));
    assertThrows(IllegalArgumentException.class, () -> PrivateNetworks.of("10.0.0.0/33"));
    assertThrows(IllegalArgumentException.class, () -> PrivateNetworks.of("name/8"));
  }
}
