package org.honeylink.control.policy.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.honeylink.control.device.application.DeviceRepository;
import org.honeylink.control.device.domain.DeviceId;

/** What comes of one device's silence, in one transaction on one node. */
@Stateless
public class SettleSilence {

  @Inject DeviceRepository devices;
  @Inject AnswerPolicy answers;

  /** Nothing, when somebody else is at it. */
  public void settle(DeviceId deviceId) {
    devices.lockIfFree(deviceId).ifPresent(answers::timeIsUp);
  }
}
