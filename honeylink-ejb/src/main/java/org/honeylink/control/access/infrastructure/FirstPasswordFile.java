package org.honeylink.control.access.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.honeylink.control.access.application.FirstPassword;
import org.honeylink.control.shared.infrastructure.KeyDirectory;

/** The file {@code first-password} of the key directory; the launcher shows and deletes it. */
@ApplicationScoped
public class FirstPasswordFile implements FirstPassword {

  @Inject private KeyDirectory keys;

  @Override
  public void write(String password) {
    keys.write("first-password", password);
  }
}
