package org.honeylink.web.profile;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.policy.domain.PolicyVersion;
import org.honeylink.control.profile.domain.ProfileContent;
import org.honeylink.control.profile.domain.ProfileId;
import org.honeylink.control.profile.domain.SignedProfile;
import org.honeylink.control.shared.domain.ApiTime;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.SemanticVersion;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.web.policy.PolicyBody;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.JsonFields;

/** Profiles in bodies. */
final class ProfileBody {

  private ProfileBody() {}

  /** A profile that is made, or one in a file. */
  static Supplier<ProfileContent> shape(JsonFields in) {
    Field<ProfileId> id = in.text("profile_id", ProfileId::new);
    Function<ProfileId, ProfileContent> rest = rest(in);
    return () -> rest.apply(id.get());
  }

  /** One whose id stands in the path; in the body it may stand again. */
  static Function<JsonFields, Supplier<ProfileContent>> of(ProfileId id) {
    return in -> {
      Field<Optional<ProfileId>> again = in.optionalText("profile_id", text -> same(id, text));
      Function<ProfileId, ProfileContent> rest = rest(in);
      return () -> rest.apply(again.get().orElse(id));
    };
  }

  private static ProfileId same(ProfileId id, String text) {
    if (!id.value().equals(text)) {
      throw new ValidationFailed(
          "", "must be that of the path, '" + id + "', or be left out, not " + Faults.quoted(text));
    }
    return id;
  }

  private static Function<ProfileId, ProfileContent> rest(JsonFields in) {
    Field<SemanticVersion> version = in.text("version", SemanticVersion::parse);
    Field<String> useCase = in.text("use_case");
    Field<Optional<Instant>> deprecated = in.optionalText("deprecated_after", ProfileBody::time);
    Function<PolicyVersion, PolicyDocument> settings = PolicyBody.settings(in);
    return id ->
        new ProfileContent(
            id,
            useCase.get(),
            settings.apply(new PolicyVersion(version.get().toString())),
            deprecated.get());
  }

  private static Instant time(String text) {
    try {
      return ApiTime.parse(text);
    } catch (DateTimeException e) {
      throw new ValidationFailed(
          "", "must be a time as in 2027-01-15T08:30:00Z, not " + Faults.quoted(text));
    }
  }

  /** A file as it was exported. */
  static Supplier<SignedProfile> file(JsonFields in) {
    Field<String> format = in.text("format", ProfileBody::format);
    Field<ProfileContent> content = in.object("profile", ProfileBody::shape);
    Field<String> key = in.text("signing_key");
    Field<String> signature = in.text("signature");
    return () -> {
      format.get();
      return new SignedProfile(content.get(), key.get(), signature.get());
    };
  }

  private static String format(String text) {
    if (!text.equals(SignedProfile.FORMAT)) {
      throw new ValidationFailed(
          "",
          "must be "
              + SignedProfile.FORMAT
              + ", not "
              + Faults.quoted(text)
              + "; export the profile anew from a server of this release");
    }
    return text;
  }
}
