package org.honeylink.control.trust.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.honeylink.control.device.domain.DeviceId;

/** A certificate that was issued to a device; written once. */
@Entity
@Table(name = "device_certificate")
public class DeviceCertificate {

  @Id
  @Column(name = "serial", updatable = false)
  private String serial;

  @Column(name = "device_id", updatable = false)
  private DeviceId deviceId;

  @Column(name = "issued_at", updatable = false)
  private Instant issuedAt;

  @Column(name = "expires_at", updatable = false)
  private Instant expiresAt;

  @Column(name = "pem", updatable = false)
  private String pem;

  /** For the persistence provider. */
  protected DeviceCertificate() {}

  /**
   * A certificate that the authority has just signed.
   *
   * @param serial hexadecimal
   */
  public DeviceCertificate(
      String serial, DeviceId deviceId, Instant issuedAt, Instant expiresAt, String pem) {
    this.serial = serial;
    this.deviceId = deviceId;
    this.issuedAt = issuedAt;
    this.expiresAt = expiresAt;
    this.pem = pem;
  }

  /** Hexadecimal. */
  public String serial() {
    return serial;
  }

  public DeviceId deviceId() {
    return deviceId;
  }

  public Instant issuedAt() {
    return issuedAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public String pem() {
    return pem;
  }
}
