package org.honeylink.launcher.cli.packet;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.honeylink.transport.packet.DropReason;

/**
 * Why a receiver drops a packet.
 *
 * @param reason under which it is counted
 * @param why with the rule and what was found
 */
record Fault(DropReason reason, String why) {

  static Fault malformed(String why) {
    return new Fault(DropReason.MALFORMED, why);
  }

  JsonObject json() {
    return Json.createObjectBuilder().add("reason", reason.name()).add("why", why).build();
  }
}
