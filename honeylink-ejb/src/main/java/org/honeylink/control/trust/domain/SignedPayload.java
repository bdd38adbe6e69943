package org.honeylink.control.trust.domain;

/**
 * A signed document.
 *
 * @param version of the document
 * @param sha512 of the payload's bytes, hexadecimal
 * @param signedPayload JSON Web Signature in compact form (RFC 7515), algorithm {@code EdDSA} (RFC
 *     8037) with Ed25519; its payload is canonical JSON (RFC 8785)
 */
public record SignedPayload(String version, String sha512, String signedPayload) {}
