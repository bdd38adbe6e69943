package org.honeylink.control.discovery.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.jmdns.ServiceInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.honeylink.control.trust.application.Authorities;
import org.honeylink.crypto.beacon.Beacon;
import org.honeylink.crypto.pairing.PairingUri;

/** What this server says of itself on the network; nothing that is not public anyway. */
@ApplicationScoped
public class OwnService {

  /** Service type as JmDNS writes it. */
  static final String TYPE = Beacon.SERVICE_TYPE + ".local.";

  @Inject
  @ConfigProperty(name = "honeylink.public.host", defaultValue = "localhost")
  String host;

  @Inject
  @ConfigProperty(name = "honeylink.http.port", defaultValue = "8443")
  int httpPort;

  @Inject
  @ConfigProperty(name = "honeylink.udp.port", defaultValue = "7844")
  int udpPort;

  @Inject
  @ConfigProperty(name = "honeylink.public.url")
  Optional<String> publicUrl;

  @Inject Authorities authorities;

  /** A fresh description; each network needs its own. */
  ServiceInfo service() {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("v", "1");
    members.put("role", "server");
    members.put("api", publicUrl.orElse("https://" + host + ":" + httpPort));
    members.put("endpoint", "hlst://" + host + ":" + udpPort);
    authorities.rootCertificate().ifPresent(root -> members.put("ca", PairingUri.sha256(root)));
    return ServiceInfo.create(TYPE, "HoneyLink " + host + " " + udpPort, udpPort, 0, 0, members);
  }
}
