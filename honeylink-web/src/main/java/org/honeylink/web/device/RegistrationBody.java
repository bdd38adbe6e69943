package org.honeylink.web.device;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.honeylink.control.device.domain.AgreementKey;
import org.honeylink.control.device.domain.Attestation;
import org.honeylink.control.device.domain.Capabilities;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.device.domain.Metadata;
import org.honeylink.control.device.domain.Registration;
import org.honeylink.control.device.domain.Tags;
import org.honeylink.control.shared.domain.SemanticVersion;
import org.honeylink.crypto.agreement.X25519PublicKey;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.JsonFields;

/** Body of {@code POST /devices}. */
final class RegistrationBody {

  private RegistrationBody() {}

  static Supplier<Registration> shape(JsonFields in) {
    Field<DeviceId> id = in.text("device_id", DeviceId::new);
    Field<X25519PublicKey> key = in.text("public_key", AgreementKey::parse);
    Field<SemanticVersion> firmware = in.text("firmware_version", SemanticVersion::parse);
    Field<List<String>> names = in.texts("capabilities", name -> name);
    Optional<Capabilities> capabilities =
        names
            .ifFaultless()
            .flatMap(
                each -> in.faults().check(in.path("capabilities"), () -> Capabilities.parse(each)));
    Field<Optional<Attestation>> attestation =
        in.optionalObject("attestation", RegistrationBody::attestation);
    Field<Optional<Map<String, String>>> entries = in.optionalTextMap("metadata");
    Optional<Metadata> metadata =
        entries
            .ifFaultless()
            .map(each -> each.orElse(Map.of()))
            .flatMap(each -> in.faults().check(in.path("metadata"), () -> new Metadata(each)));
    Field<Optional<Tags>> tags = in.optionalTextsAs("tags", Tags::new);
    return () ->
        new Registration(
            id.get(),
            key.get(),
            firmware.get(),
            capabilities.orElseThrow(),
            attestation.get(),
            metadata.orElseThrow(),
            tags.get().orElse(Tags.NONE));
  }

  private static Supplier<Attestation> attestation(JsonFields in) {
    Field<String> format = in.text("format");
    Field<String> evidence = in.text("evidence");
    Field<String> nonce = in.text("nonce");
    return () -> new Attestation(format.get(), evidence.get(), nonce.get());
  }
}
