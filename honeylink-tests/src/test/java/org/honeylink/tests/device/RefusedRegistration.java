package org.honeylink.tests.device;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A registration with one fault.
 *
 * @param fault what is wrong, as the test's name
 * @param spoil brings the fault into a registration that is good otherwise
 * @param path where the answer has to point
 * @param said what its message has to contain
 */
record RefusedRegistration(
    String fault, UnaryOperator<JsonObjectBuilder> spoil, String path, List<String> said) {

  static Stream<RefusedRegistration> all() {
    return Stream.of(
        with("lower case in the id", "device_id", "hl-edge-0001", "hl-edge-0001"),
        with("id of three characters", "device_id", "HL1", "HL1"),
        with("id of 65 characters", "device_id", "A".repeat(65), "64"),
        with("key of 31 bytes", "public_key", key(31), "31"),
        with("key of 33 bytes", "public_key", key(33), "33"),
        with("key that is not base64url", "public_key", "!".repeat(43), "base64url"),
        // RFC 7748, section 6.1: u = 0 and u = 1 are points of low order.
        with("low-order point 0", "public_key", key(32), "low order"),
        with("low-order point 1", "public_key", "AQ" + "A".repeat(41), "low order"),
        with("version that is not SemVer", "firmware_version", "1.2", "1.2"),
        with("version with a leading zero", "firmware_version", "1.02.3", "1.02.3"),
        without("device_id"),
        without("public_key"),
        without("firmware_version"),
        without("capabilities"),
        spoiled("number for the id", b -> b.add("device_id", 7), "device_id", "text"),
        spoiled(
            "text for the capabilities",
            b -> b.add("capabilities", "telemetry"),
            "capabilities",
            "array"),
        spoiled(
            "no capability",
            b -> b.add("capabilities", Json.createArrayBuilder()),
            "capabilities",
            "capabilit"),
        spoiled(
            "unknown capability",
            b -> b.add("capabilities", Json.createArrayBuilder().add("fly")),
            "capabilities[0]",
            "fly"),
        spoiled("unknown property", b -> b.add("colour", "yellow"), "colour", "colour"),
        spoiled(
            "number in the metadata",
            b -> b.add("metadata", Json.createObjectBuilder().add("serial", 12)),
            "metadata.serial",
            "text"));
  }

  private static RefusedRegistration with(
      String fault, String member, String value, String... said) {
    return spoiled(fault, body -> body.add(member, value), member, said);
  }

  private static RefusedRegistration without(String member) {
    return spoiled("no " + member, body -> body.remove(member), member, member);
  }

  private static RefusedRegistration spoiled(
      String fault, UnaryOperator<JsonObjectBuilder> spoil, String path, String... said) {
    return new RefusedRegistration(fault, spoil, path, List.of(said));
  }

  private static String key(int zeroBytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[zeroBytes]);
  }

  @Override
  public String toString() {
    return fault;
  }
}
