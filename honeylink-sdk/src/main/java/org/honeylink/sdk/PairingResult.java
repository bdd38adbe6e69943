package org.honeylink.sdk;

import java.time.Instant;

/**
 * What pairing gave, beside the secrets that the identity keeps.
 *
 * @param policyVersion policy in force
 * @param signedPolicy the policy as JSON Web Signature in compact form, EdDSA with Ed25519
 * @param serverTime as the server signed it; a clock that was not set is set to it
 */
public record PairingResult(String policyVersion, String signedPolicy, Instant serverTime) {}
