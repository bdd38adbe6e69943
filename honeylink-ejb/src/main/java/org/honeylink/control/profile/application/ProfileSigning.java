package org.honeylink.control.profile.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.honeylink.control.profile.domain.ProfileContent;
import org.honeylink.control.profile.domain.SignedProfile;
import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.control.shared.domain.Violation;
import org.honeylink.control.trust.application.PolicySigner;

/** Signs profiles with the installation's key, and says whose signatures count. */
@ApplicationScoped
public class ProfileSigning {

  @Inject PolicySigner signer;
  @Inject TrustedSigners others;

  /** Signs with the key of policy bundles. */
  public SignedProfile sign(ProfileContent content) {
    String key = ownKey();
    byte[] signature = signer.signText(SignedProfile.signedText(content, key));
    return new SignedProfile(content, key, Base64Url.encode(signature));
  }

  /**
   * Refuses what a stranger signed, or nobody.
   *
   * @throws ValidationFailed saying which
   */
  public void requireGenuine(SignedProfile received) {
    String key = received.signingKey();
    if (!key.equals(ownKey()) && !others.keys().contains(key)) {
      throw refused(
          "signing_key",
          "is of no known signer; add it to honeylink.profile.trusted-signers when you trust it");
    }
    if (!received.verifies()) {
      throw refused(
          "signature", "does not hold: the file was altered after it was signed; export it anew");
    }
  }

  private String ownKey() {
    return Base64Url.encode(signer.publicKey().bytes());
  }

  private static ValidationFailed refused(String path, String message) {
    return new ValidationFailed(path + ": " + message, List.of(new Violation(path, message)));
  }
}
