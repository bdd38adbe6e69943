package org.honeylink.control.shared.application;

/**
 * Everything that is counted and timed, {@code <feature>.<operation>}. A closed set: no name of a
 * device, an account or a key can become a label.
 */
public enum Operation {
  KEY_STORE_DERIVE("keystore.derive"),
  KEY_STORE_SIGN("keystore.sign"),
  KEY_STORE_CREATE("keystore.create-key"),
  KEY_STORE_READ("keystore.read-key"),
  KEY_STORE_DESTROY("keystore.destroy-key"),
  KEY_STORE_CHECK("keystore.check"),
  SESSION_AGREE("trust.session-agree"),
  SESSION_UNSEAL("trust.session-unseal"),
  MASTER_SEAL("trust.master-seal"),
  DIGEST("trust.digest"),
  POLICY_SIGN("trust.policy-sign"),
  AUDIT_SIGN("trust.audit-sign"),
  CERTIFICATE_ISSUE("trust.certificate-issue"),
  SIGN_IN("access.sign-in"),
  TOKEN_REFRESH("access.token-refresh"),
  TOKEN_ISSUE("access.token-issue"),
  TOKEN_VERIFY("access.token-verify"),
  DPOP_VERIFY("access.dpop-verify"),
  TOKEN_EXCHANGE("access.token-exchange"),
  CERTIFICATE_RENEW("trust.certificate-renew"),
  CERTIFICATE_REVOKE("trust.certificate-revoke"),
  CERTIFICATE_VERIFY("trust.certificate-verify"),
  REVOCATION_LIST("trust.revocation-list"),
  OCSP_ANSWER("trust.ocsp-answer"),
  AUTHORITY_PREPARE("trust.authority-prepare"),
  AUTHORITY_ACTIVATE("trust.authority-activate"),
  AUTHORITY_TAINT("trust.authority-taint"),
  AUTHORITY_RETIRE("trust.authority-retire"),
  SESSION_REKEY("session.rekey"),
  SESSION_RETUNE("session.retune"),
  ATTESTATION_VERIFY("device.attestation-verify"),
  ROTATION_ORDER("rotation.order"),
  ROTATION_REHEARSE("rotation.rehearse"),
  ROTATION_PREPARE("rotation.prepare"),
  ROTATION_ACTIVATE("rotation.activate"),
  ROTATION_RETIRE("rotation.retire"),
  KEY_ACKNOWLEDGE("trust.key-acknowledge"),
  DEVICE_REGISTER("device.register"),
  DEVICE_PAIR("pairing.pair"),
  COMMAND_ORDER("command.order"),
  COMMAND_CANCEL("command.cancel"),
  SESSION_OPEN("session.open"),
  SESSION_CLOSE("session.close"),
  POLICY_APPLY("policy.apply"),
  POLICY_ROLL_BACK("policy.roll-back"),
  POLICY_ANSWER("policy.answer");

  private final String text;

  Operation(String text) {
    this.text = text;
  }

  /** Value of the label {@code operation}. */
  public String text() {
    return text;
  }
}
