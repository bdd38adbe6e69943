package org.honeylink.control.access.infrastructure;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Local;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.honeylink.control.access.application.MetricsReaders;
import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.control.shared.infrastructure.KeyDirectory;

/**
 * The file {@code metrics-token} of the key directory, made at the first start for whoever sets up
 * the scraper. Its prefix keeps it apart from the tokens of devices.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@Local(MetricsReaders.class)
public class MetricsTokenFile implements MetricsReaders {

  private static final String FILE = "metrics-token";
  private static final String PREFIX = "metrics-";
  private static final int RANDOM_BYTES = 32;

  @Inject private KeyDirectory keys;
  private byte[] token = {};

  @PostConstruct
  void open() {
    token = bytes(keys.read(FILE).map(String::strip).orElseGet(this::made));
  }

  private String made() {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    String fresh = PREFIX + Base64Url.encode(random);
    keys.write(FILE, fresh);
    return fresh;
  }

  @Override
  public boolean mayRead(String bearerToken) {
    return MessageDigest.isEqual(token, bytes(bearerToken));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
