package org.honeylink.control.trust.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.honeylink.crypto.pki.PublicationPoints;

/**
 * The address by which others reach this installation, as {@code honeylink.public.url} says; it is
 * written into certificates, so it should stay. Without it certificates name no place to ask.
 */
@ApplicationScoped
public class PublicAddress {

  private static final String PKI = "/api/v1/pki";

  @Inject
  @ConfigProperty(name = "honeylink.public.url")
  Optional<String> url;

  /** Where more is found about an issuing authority. */
  public PublicationPoints of(UUID authority) {
    return points(authority.toString(), true);
  }

  /** Where more is found about the root; it has no responder, its list is short. */
  public PublicationPoints ofRoot() {
    return points("root", false);
  }

  private PublicationPoints points(String name, boolean responder) {
    Optional<String> base = url.map(each -> each.replaceFirst("/+$", "") + PKI);
    return new PublicationPoints(
        base.map(each -> URI.create(each + "/crl/" + name)),
        base.filter(each -> responder).map(each -> URI.create(each + "/ocsp")),
        base.map(each -> URI.create(each + "/ca/" + name)));
  }
}
