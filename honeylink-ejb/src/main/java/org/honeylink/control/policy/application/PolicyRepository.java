package org.honeylink.control.policy.application;

import java.util.Optional;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.domain.DevicePolicy;
import org.honeylink.control.policy.domain.PolicyVersion;

/** Port to the store of policies. Every call takes part in the transaction at hand. */
public interface PolicyRepository {

  void add(DevicePolicy policy);

  /** The policy in force. */
  Optional<DevicePolicy> newest(DeviceId deviceId);

  Optional<DevicePolicy> find(DeviceId deviceId, PolicyVersion version);
}
