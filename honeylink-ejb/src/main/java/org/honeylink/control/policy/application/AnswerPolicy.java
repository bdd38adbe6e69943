package org.honeylink.control.policy.application;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.device.domain.Device;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.domain.DevicePolicy;
import org.honeylink.control.policy.domain.PolicyAnswer;
import org.honeylink.control.policy.domain.PolicyState;
import org.honeylink.control.shared.application.Measured;
import org.honeylink.control.shared.application.Operation;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.WrongState;

/** A device's yes or no to its policy, or what its silence means. */
@Stateless
public class AnswerPolicy {

  @Inject Policies policies;
  @Inject RollBackPolicy rollBack;
  @Inject DeviceSessions sessions;
  @Inject Devices devices;
  @Inject InstantSource clock;
  @Inject Event<ControlEvent> events;

  /**
   * Takes the answer. The same one again changes nothing.
   *
   * @return the policy that was answered to
   * @throws NotFound when the device is absent or not visible
   * @throws WrongState when another policy is in force by now, or this one had another answer
   */
  @Measured(Operation.POLICY_ANSWER)
  public DevicePolicy answer(Caller caller, DeviceId deviceId, PolicyAnswer answer) {
    caller.require(Role.DEVICE);
    Device device = devices.lock(caller, deviceId);
    DevicePolicy newest = policies.newestOf(deviceId);
    if (!answer.isTo(newest)) {
      throw WrongState.resource(
          "The policy in force is version '"
              + newest.version()
              + "', serial "
              + newest.serial()
              + "; read it and answer to that");
    }
    if (newest.state() == answer.state()) {
      return newest;
    }
    settle(caller, device, newest, answer);
    return newest;
  }

  private void settle(Caller caller, Device device, DevicePolicy newest, PolicyAnswer answer) {
    if (answer.accepted()) {
      newest.acknowledge(clock.instant());
      events.fire(PolicyEvents.applied(caller, newest));
    } else {
      newest.refuse(answer.reason().orElse("no reason given"), clock.instant());
      rollBack.afterRefusal(caller, device, newest);
    }
  }

  /**
   * The device's time for an answer is up, as far as the caller knows: nothing comes of it when it
   * has answered meanwhile, and the time stops while the device is not heard.
   *
   * @param device held by the transaction at hand
   */
  public void timeIsUp(Device device) {
    DevicePolicy newest = policies.newestOf(device.deviceId());
    if (newest.state() != PolicyState.PENDING || !newest.isOverdue(clock.instant())) {
      return;
    }
    if (sessions.isHeard(device.deviceId())) {
      newest.unanswered(clock.instant());
      rollBack.afterSilence(device, newest);
    } else {
      newest.stopWaiting();
    }
  }
}
