package org.honeylink.control.device.infrastructure;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Local;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.honeylink.control.device.application.AttestationTrust;
import org.honeylink.crypto.attestation.AllowedPcrs;
import org.honeylink.crypto.attestation.Manufacturers;
import org.honeylink.crypto.pki.Pem;

/**
 * Manufacturers and PCR values from two files, looked at before each use. A file that makes no
 * sense at the start stops the start.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@Local(AttestationTrust.class)
public class ConfiguredAttestationTrust implements AttestationTrust {

  @Inject
  @ConfigProperty(
      name = "honeylink.attestation.manufacturers",
      defaultValue = "attestation/manufacturers.pem")
  String manufacturersFile;

  @Inject
  @ConfigProperty(
      name = "honeylink.attestation.tpm-pcrs",
      defaultValue = "attestation/tpm-pcrs.txt")
  String pcrsFile;

  @Inject
  @ConfigProperty(name = "honeylink.attestation.required", defaultValue = "false")
  boolean required;

  private WatchedFile<Manufacturers> manufacturers;
  private WatchedFile<AllowedPcrs> pcrs;

  @PostConstruct
  void open() {
    manufacturers =
        new WatchedFile<>(Path.of(manufacturersFile), ConfiguredAttestationTrust::manufacturers);
    pcrs = new WatchedFile<>(Path.of(pcrsFile), ConfiguredAttestationTrust::allowedPcrs);
  }

  static Manufacturers manufacturers(String pem) {
    return pem.isBlank() ? Manufacturers.none() : Manufacturers.of(Pem.certificates(pem));
  }

  /** One entry on each line; what follows a number sign is a remark. */
  static AllowedPcrs allowedPcrs(String text) {
    return AllowedPcrs.parse(
        text.lines().map(line -> line.split("#", 2)[0]).collect(Collectors.joining("\n")));
  }

  @Override
  public boolean required() {
    return required;
  }

  @Override
  public Manufacturers manufacturers() {
    return manufacturers.value();
  }

  @Override
  public AllowedPcrs allowedPcrs() {
    return pcrs.value();
  }
}
