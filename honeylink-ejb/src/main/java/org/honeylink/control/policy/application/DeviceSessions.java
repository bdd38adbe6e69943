package org.honeylink.control.policy.application;

import java.util.List;
import java.util.Map;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.policy.domain.PolicyVersion;
import org.honeylink.control.policy.domain.SessionChange;

/** Port to the open sessions of devices, which the feature of sessions fills. Thread-safe. */
public interface DeviceSessions {

  /** Whether the device is heard now: a session of it is active. Takes part in the transaction. */
  boolean isHeard(DeviceId device);

  /** What a policy would make of the device's open sessions; changes nothing. */
  List<SessionChange> preview(DeviceId device, PolicyDocument after);

  /**
   * Re-tunes the device's open sessions in the transaction at hand; the data plane follows after
   * the commit.
   */
  List<SessionChange> retune(DeviceId device, PolicyDocument after);

  /**
   * Tells devices over the sessions that this node carries that a policy waits for them; outside
   * any transaction. What is not carried here is told by its own node.
   */
  void tell(Map<DeviceId, PolicyVersion> waiting);
}
