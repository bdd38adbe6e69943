package org.honeylink.crypto.sealedfile;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A sealed file cannot be used; the message names the file and what to do. */
public final class SealedFileRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason continues the sentence that begins with the file's name
   */
  public SealedFileRefused(Path file, String reason, @Nullable Throwable cause) {
    super(file + " " + reason, cause);
  }
}
