package org.honeylink.control.policy.infrastructure;

import static org.honeylink.control.shared.application.SharedJson.JSON;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.honeylink.control.policy.domain.Cipher;
import org.honeylink.control.policy.domain.Encryption;
import org.honeylink.control.policy.domain.Features;
import org.honeylink.control.policy.domain.FecMode;
import org.honeylink.control.policy.domain.KeyDelivery;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.policy.domain.PolicyVersion;
import org.honeylink.control.policy.domain.PowerProfile;
import org.honeylink.control.policy.domain.QosRule;
import org.honeylink.control.policy.domain.StreamClass;
import org.honeylink.control.shared.infrastructure.PlainJson;
import org.jspecify.annotations.Nullable;

/** Keeps a policy as the JSON object that the API shows. */
@Converter(autoApply = true)
public class PolicyDocumentConverter
    implements AttributeConverter<@Nullable PolicyDocument, @Nullable Object> {

  @Override
  public @Nullable Object convertToDatabaseColumn(@Nullable PolicyDocument document) {
    return document == null ? null : PlainJson.object(document.plain()).toString();
  }

  @Override
  public @Nullable PolicyDocument convertToEntityAttribute(@Nullable Object column) {
    if (column == null) {
      return null;
    }
    try (JsonReader reader = JSON.createReader(new StringReader(column.toString()))) {
      return document(reader.readObject());
    }
  }

  private static PolicyDocument document(JsonObject json) {
    return new PolicyDocument(
        new PolicyVersion(json.getString("policy_version")),
        qos(object(json, "qos").orElse(JsonObject.EMPTY_JSON_OBJECT)),
        object(json, "encryption").map(PolicyDocumentConverter::encryption),
        text(json, "fec_mode").map(FecMode::valueOf),
        text(json, "power_profile").map(PowerProfile::valueOf),
        object(json, "features").map(PolicyDocumentConverter::features),
        text(json, "key_delivery").map(KeyDelivery::named),
        decimal(json, "bandwidth_pool_mbps"));
  }

  private static Map<StreamClass, QosRule> qos(JsonObject json) {
    Map<StreamClass, QosRule> rules = new EnumMap<>(StreamClass.class);
    json.forEach(
        (name, rule) ->
            rules.put(StreamClass.named(name).orElseThrow(), rule(rule.asJsonObject())));
    return rules;
  }

  private static QosRule rule(JsonObject json) {
    return new QosRule(
        json.getInt("priority"),
        Optional.ofNullable(json.getJsonNumber("latency_budget_ms")).map(JsonNumber::intValue),
        decimal(json, "bandwidth_floor_mbps"),
        decimal(json, "bandwidth_ceiling_mbps"));
  }

  private static Encryption encryption(JsonObject json) {
    return new Encryption(
        json.getJsonArray("ciphers").getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .map(Cipher::valueOf)
            .toList(),
        text(json, "fallback").map(Cipher::valueOf));
  }

  private static Features features(JsonObject json) {
    return new Features(truth(json, "ota_update"), truth(json, "diagnostics"));
  }

  private static Optional<JsonObject> object(JsonObject json, String name) {
    return Optional.ofNullable(json.getJsonObject(name));
  }

  private static Optional<String> text(JsonObject json, String name) {
    return Optional.ofNullable(json.getJsonString(name)).map(JsonString::getString);
  }

  private static Optional<BigDecimal> decimal(JsonObject json, String name) {
    return Optional.ofNullable(json.getJsonNumber(name)).map(JsonNumber::bigDecimalValue);
  }

  private static Optional<Boolean> truth(JsonObject json, String name) {
    return json.containsKey(name) ? Optional.of(json.getBoolean(name)) : Optional.empty();
  }
}
