package org.honeylink.control.command.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.honeylink.control.command.application.TargetStore.Answered;
import org.honeylink.control.command.domain.CommandAnswer;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.session.application.DeviceWord;
import org.honeylink.control.session.application.DeviceWordListener;
import org.honeylink.transport.packet.ControlKind;

/** Hears answers on live sessions. What is none is dropped. */
@ApplicationScoped
public class HearAnswers implements DeviceWordListener {

  @Inject private AnswerCommands answers;

  @Override
  public int kind() {
    return ControlKind.COMMAND_ANSWER.number();
  }

  @Override
  public void heard(List<DeviceWord> words) {
    List<Answered> read = words.stream().flatMap(HearAnswers::read).toList();
    if (!read.isEmpty()) {
      answers.all(read);
    }
  }

  private static Stream<Answered> read(DeviceWord word) {
    Optional<CommandAnswer> answer = CommandAnswer.read(word.content());
    return answer.map(each -> new Answered(new DeviceId(word.deviceId()), each)).stream();
  }
}
