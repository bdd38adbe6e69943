package org.honeylink.control.trust.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.shared.domain.NotFound;
import org.honeylink.control.shared.domain.TimeOrderedId;
import org.honeylink.control.trust.domain.Authority;
import org.honeylink.crypto.keys.AuthorityKeyName;
import org.honeylink.crypto.keys.RootKeyStore;
import org.honeylink.crypto.pki.CertificateAuthority;
import org.honeylink.crypto.pki.OwnRootAuthority;
import org.honeylink.crypto.pki.RootAuthority;

/** The authorities of the installation, and what signs in their names. */
@Stateless
public class Authorities {

  @Inject KeyStores keys;
  @Inject AuthorityRepository repository;
  @Inject PublicAddress address;
  @Inject InstantSource clock;

  /**
   * Makes root and issuing authority when there are none; of nodes that start at once, one does.
   */
  public void found() {
    if (repository.signing().isPresent()) {
      return;
    }
    repository.lockAll();
    if (repository.signing().isEmpty()) {
      Authority first = make();
      first.activate(clock.instant());
    }
  }

  /** A new issuing authority, which signs nothing yet; its key is in the store. */
  public Authority make() {
    RootAuthority root = root();
    UUID id = TimeOrderedId.next(clock);
    AuthorityKeyName key = new AuthorityKeyName("issuing-" + id);
    try {
      X509Certificate certificate =
          root.signIssuingAuthority(
              CertificateAuthority.request(keys.rootKeys(), key),
              CertificateAuthority.ISSUING_VALIDITY);
      Authority made =
          Authority.prepared(id, key, certificate, root.certificate(), clock.instant());
      repository.add(made);
      return made;
    } catch (RuntimeException failure) {
      keys.rootKeys().destroyAuthorityKey(key);
      throw failure;
    }
  }

  /** The root that an enterprise has elsewhere, or our own, made when there is none. */
  public RootAuthority root() {
    return keys.enterpriseRoot().orElseGet(() -> own(repository.root().orElseGet(this::makeRoot)));
  }

  private Authority makeRoot() {
    repository.lockAll();
    return repository.root().orElseGet(this::makeRootAlone);
  }

  private Authority makeRootAlone() {
    UUID id = TimeOrderedId.next(clock);
    AuthorityKeyName key = new AuthorityKeyName("root-" + id);
    Authority root =
        Authority.root(
            id, key, OwnRootAuthority.create(keys.rootKeys(), key, clock), clock.instant());
    repository.add(root);
    return root;
  }

  private RootAuthority own(Authority root) {
    return new OwnRootAuthority(
        keys.rootKeys(), root.keyName(), root.certificate(), address.ofRoot(), clock);
  }

  /**
   * The authority that signs devices now.
   *
   * @throws IllegalStateException when there is none, which the start makes
   */
  public Authority signing() {
    return repository
        .signing()
        .orElseThrow(() -> new IllegalStateException("no authority is active"));
  }

  /** What signs in the name of an authority. */
  public CertificateAuthority signer(Authority authority) {
    RootKeyStore store = keys.rootKeys();
    return new CertificateAuthority(
        store,
        authority.keyName(),
        authority.certificate(),
        authority.rootCertificate(),
        address.of(authority.id()),
        clock);
  }

  /** Issuing authorities that are not retired; the one that signs comes first. */
  public List<Authority> published() {
    return repository.published();
  }

  /**
   * An authority that is not retired.
   *
   * @throws NotFound when it is absent or retired
   */
  public Authority published(UUID id) {
    return published().stream()
        .filter(authority -> authority.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound("authority", id.toString()));
  }

  /** Certificates of all that are not retired, the one that signs first, then each root once. */
  public List<X509Certificate> certificates() {
    List<Authority> authorities = published();
    List<X509Certificate> certificates = new ArrayList<>();
    authorities.forEach(authority -> certificates.add(authority.certificate()));
    authorities.stream().map(Authority::rootCertificate).distinct().forEach(certificates::add);
    return certificates;
  }

  /** The root's certificate; empty before there is any authority. */
  public Optional<X509Certificate> rootCertificate() {
    return repository.signing().map(Authority::rootCertificate);
  }
}
