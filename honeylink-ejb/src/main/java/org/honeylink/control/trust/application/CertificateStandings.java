package org.honeylink.control.trust.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigInteger;
import org.honeylink.control.trust.domain.Authority;
import org.honeylink.control.trust.domain.DeviceCertificate;
import org.honeylink.crypto.pki.CertificateStanding;

/** What the database says of a certificate now. */
@Stateless
public class CertificateStandings {

  @Inject DeviceCertificateRepository repository;

  /** Of the certificate that the authority gave this serial number; unknown when it gave none. */
  public CertificateStanding of(Authority authority, BigInteger serial) {
    return repository
        .find(DeviceCertificate.serial(serial))
        .filter(each -> each.authorityId().equals(authority.id()))
        .map(DeviceCertificate::standing)
        .orElseGet(CertificateStanding.Unknown::new);
  }
}
