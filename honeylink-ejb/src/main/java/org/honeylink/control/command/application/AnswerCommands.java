package org.honeylink.control.command.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.honeylink.control.command.application.TargetStore.Answered;
import org.honeylink.control.command.domain.CommandAnswer;
import org.honeylink.control.device.application.Devices;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.NotFound;

/** Takes what devices answer. The first answer of a device counts; it may come again. */
@Stateless
public class AnswerCommands {

  @Inject TargetStore targets;
  @Inject CommandStore commands;
  @Inject Devices devices;
  @Inject InstantSource clock;

  /** Many answers in one transaction; who answers was proven by the session's keys. */
  public int all(Collection<Answered> answers) {
    return targets.answer(answers, clock.instant());
  }

  /**
   * One answer over HTTPS.
   *
   * @throws NotFound when the device, or a command for it, is absent or not visible
   */
  public void one(Caller caller, DeviceId device, CommandAnswer answer) {
    caller.require(Role.DEVICE);
    devices.read(caller, device);
    if (targets.answer(List.of(new Answered(device, answer)), clock.instant()) == 0
        && !commands.isTarget(answer.commandId(), device)) {
      throw new NotFound("command", answer.commandId().toString());
    }
  }
}
